// The invoices of the API that one may see.
import { Service } from '@angular/core';
import type { Invoice } from '@latchkey/dto';
import { Collection, type Words } from '../ui/collection.ts';
import { plural } from '../ui/plural.ts';

@Service()
export class Invoices extends Collection<Invoice> {
  constructor() {
    super('invoices', words());
  }
}

const words = (): Words => ({
  title: $localize`:@@invoices.title:Invoices`,
  one: $localize`:@@invoices.one:Invoice`,
  counted: (count) =>
    plural(count, $localize`:@@invoices.counted:{n, plural, one {# invoice} other {# invoices}}`),
  outOf: (count) =>
    plural(count, $localize`:@@invoices.out-of:{n, plural, one {of # invoice} other {of # invoices}}`),
  loading: $localize`:@@invoices.loading:Loading invoices`,
  noPage: $localize`:@@invoices.no-page:The list has no such page`,
  noSuch: $localize`:@@invoices.no-such:There is no such invoice`,
  notFound: $localize`:@@invoices.not-found:Invoice not found`,
  notAmong: (number) =>
    $localize`:@@invoices.not-among:Among the invoices that you may see there is no ${number}:number:.`,
  noNumber: $localize`:@@invoices.no-number:The page of each invoice ends in its number, and this one does not.`,
  back: $localize`:@@invoices.back:Back to the invoices`,
  waits: $localize`:@@invoices.waits:This invoice waits for the connection.`,
  failed: $localize`:@@invoices.failed:The invoice could not be loaded.`,
});
