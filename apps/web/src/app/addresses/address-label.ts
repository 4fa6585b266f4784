// An address as it is written on a parcel, on a drawing of its envelope.
import { Component, computed, input } from '@angular/core';
import type { Address } from '@latchkey/dto';
import { catalogueNumber } from '../ui/figures.ts';
import { cityLine, streetLine } from './postal.ts';

@Component({
  selector: 'app-address-label',
  templateUrl: './address-label.html',
  styleUrl: './address-label.css',
})
export class AddressLabel {
  protected readonly $localize = $localize;
  /** Without one, bars stand where it will be. */
  readonly address = input<Address>();
  /** Whether it is on its way. */
  readonly waiting = input(false);

  protected readonly lines = computed(() => {
    const address = this.address();
    if (!address) return undefined;
    const [street, city] = [streetLine(address), cityLine(address)];
    return { street, city, size: sizeOf(street.length + city.length) };
  });
  protected readonly number = computed(() => {
    const address = this.address();
    return address && catalogueNumber(address.id);
  });
}

/** What fits: large letters, small ones, or the whole envelope around as many lines as it takes. */
function sizeOf(letters: number): 'short' | 'long' | 'whole' {
  if (letters > 120) return 'whole';
  return letters > 55 ? 'long' : 'short';
}
