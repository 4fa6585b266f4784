// One address: its parts, and how it is written on a parcel.
import { Component, inject, input } from '@angular/core';
import { RecordFrame } from '../ui/record-frame.ts';
import { recordOf } from '../ui/record-state.ts';
import { AddressLabel } from './address-label.ts';
import { Addresses } from './addresses.ts';
import { streetLine } from './postal.ts';

@Component({
  selector: 'app-address-detail',
  imports: [AddressLabel, RecordFrame],
  templateUrl: './address-detail.html',
})
export class AddressDetail {
  /** The id as it stands in the address bar. */
  readonly id = input.required<string>();

  protected readonly state = recordOf(inject(Addresses), this.id, streetLine);
  protected readonly streetLine = streetLine;
}
