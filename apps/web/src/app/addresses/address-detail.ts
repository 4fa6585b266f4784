// One address: its parts, and how it is written on a parcel.
import { Component, inject, input } from '@angular/core';
import type { Address } from '@latchkey/dto';
import { formState } from '../ui/form-state.ts';
import { RecordActions } from '../ui/record-actions.ts';
import { RecordFrame } from '../ui/record-frame.ts';
import { recordOf } from '../ui/record-state.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Toasts } from '../ui/toasts.ts';
import { Part } from '../ui/part.ts';
import { AddressLabel } from './address-label.ts';
import { Addresses } from './addresses.ts';
import { streetLine } from './postal.ts';

@Component({
  selector: 'app-address-detail',
  imports: [AddressLabel, Part, RecordActions, RecordFrame],
  templateUrl: './address-detail.html',
})
export class AddressDetail {
  protected readonly $localize = $localize;
  /** The id as it stands in the address bar. */
  readonly id = input.required<string>();
  /** `?form=`: whether its form is open. */
  readonly form = input<string>();

  readonly #toasts = inject(Toasts);
  protected readonly isStaff = inject(SignedInUser).isStaff;
  protected readonly state = recordOf(inject(Addresses), this.id, streetLine);
  protected readonly heard = {
    closed: () => this.editing.close(),
    saved: (record: Address) => this.keep(record),
  };
  protected readonly editing = formState(this.form, () =>
    import('./address-form.ts').then((file) => file.AddressForm),
  );
  protected readonly streetLine = streetLine;
  protected readonly words = {
    question: {
      title: $localize`:@@addresses.delete-title:Delete this address?`,
      words: $localize`:@@addresses.delete-words:It is gone for good. An address that an account uses stays.`,
      action: $localize`:@@addresses.delete:Delete address`,
    },
    removed: $localize`:@@addresses.deleted:The address is deleted.`,
    inUse: $localize`:@@addresses.in-use:An account uses this address. Give that account another one first.`,
  };

  protected houseNumber({ number }: Address): string {
    return number === null ? $localize`:@@addresses.no-house-number:None` : String(number);
  }

  protected keep(address: Address): void {
    this.state.answer.set(address);
    this.editing.close();
    this.#toasts.show($localize`:@@addresses.saved:The address is saved.`);
  }
}
