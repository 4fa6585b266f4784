// The addresses of the API that one may see.
import { Service } from '@angular/core';
import type { Address } from '@latchkey/dto';
import { Collection } from '../ui/collection.ts';

@Service()
export class Addresses extends Collection<Address> {
  constructor() {
    super('address', 'addresses');
  }
}
