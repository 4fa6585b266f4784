// The accounts of the API that one may see.
import { Service } from '@angular/core';
import type { Account } from '@latchkey/dto';
import { Collection } from '../ui/collection.ts';

@Service()
export class Accounts extends Collection<Account> {
  constructor() {
    super('account', 'accounts');
  }
}
