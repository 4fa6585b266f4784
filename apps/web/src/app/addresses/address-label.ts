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
  /** Without one, bars stand where it will be. */
  readonly address = input<Address>();
  /** Whether it is on its way. */
  readonly waiting = input(false);

  protected readonly lines = computed(() => {
    const address = this.address();
    if (!address) return undefined;
    const [street, city] = [streetLine(address), cityLine(address)];
    return { street, city, isLong: street.length + city.length > 80 };
  });
  protected readonly number = computed(() => {
    const address = this.address();
    return address && catalogueNumber(address.id);
  });
}
