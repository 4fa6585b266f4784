// The accounts of the API that one may see.
import { Service } from '@angular/core';
import type { Account } from '@latchkey/dto';
import { Collection, type Words } from '../ui/collection.ts';
import { plural } from '../ui/plural.ts';

@Service()
export class Accounts extends Collection<Account> {
  constructor() {
    super('accounts', words());
  }
}

const words = (): Words => ({
  title: $localize`:@@accounts.title:Accounts`,
  one: $localize`:@@accounts.one:Account`,
  counted: (count) =>
    plural(count, $localize`:@@accounts.counted:{n, plural, one {# account} other {# accounts}}`),
  outOf: (count) =>
    plural(count, $localize`:@@accounts.out-of:{n, plural, one {of # account} other {of # accounts}}`),
  loading: $localize`:@@accounts.loading:Loading accounts`,
  noPage: $localize`:@@accounts.no-page:The list has no such page`,
  noSuch: $localize`:@@accounts.no-such:There is no such account`,
  notFound: $localize`:@@accounts.not-found:Account not found`,
  notAmong: (number) =>
    $localize`:@@accounts.not-among:Among the accounts that you may see there is no ${number}:number:.`,
  noNumber: $localize`:@@accounts.no-number:The page of each account ends in its number, and this one does not.`,
  back: $localize`:@@accounts.back:Back to the accounts`,
  waits: $localize`:@@accounts.waits:This account waits for the connection.`,
  failed: $localize`:@@accounts.failed:The account could not be loaded.`,
});
