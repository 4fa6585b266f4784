// The addresses of the API that one may see.
import { Service } from '@angular/core';
import type { Address } from '@latchkey/dto';
import { Collection, type Words } from '../ui/collection.ts';
import { plural } from '../ui/plural.ts';

@Service()
export class Addresses extends Collection<Address> {
  constructor() {
    super('addresses', words());
  }
}

const words = (): Words => ({
  title: $localize`:@@addresses.title:Addresses`,
  one: $localize`:@@addresses.one:Address`,
  counted: (count) =>
    plural(count, $localize`:@@addresses.counted:{n, plural, one {# address} other {# addresses}}`),
  outOf: (count) =>
    plural(count, $localize`:@@addresses.out-of:{n, plural, one {of # address} other {of # addresses}}`),
  loading: $localize`:@@addresses.loading:Loading addresses`,
  noPage: $localize`:@@addresses.no-page:The list has no such page`,
  noSuch: $localize`:@@addresses.no-such:There is no such address`,
  notFound: $localize`:@@addresses.not-found:Address not found`,
  notAmong: (number) =>
    $localize`:@@addresses.not-among:Among the addresses that you may see there is no ${number}:number:.`,
  noNumber: $localize`:@@addresses.no-number:The page of each address ends in its number, and this one does not.`,
  back: $localize`:@@addresses.back:Back to the addresses`,
  waits: $localize`:@@addresses.waits:This address waits for the connection.`,
  failed: $localize`:@@addresses.failed:The address could not be loaded.`,
});
