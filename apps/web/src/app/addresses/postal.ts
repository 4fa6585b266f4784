// The two lines of an address, as they are written on a parcel.
import type { Address } from '@latchkey/dto';

/** Some houses have a name and no number. */
export function streetLine({ street, number }: Address): string {
  return number === null ? street : `${street} ${number}`;
}

export function cityLine({ postal_code, city }: Address): string {
  return `${postal_code} ${city}`;
}
