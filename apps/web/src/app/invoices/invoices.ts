// The invoices of the API that one may see.
import { Service } from '@angular/core';
import type { Invoice } from '@latchkey/dto';
import { Collection } from '../ui/collection.ts';

@Service()
export class Invoices extends Collection<Invoice> {
  constructor() {
    super('invoice', 'invoices');
  }
}
