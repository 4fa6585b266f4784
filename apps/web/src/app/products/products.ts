// The products of the API.
import { Service } from '@angular/core';
import type { Product } from '@latchkey/dto';
import { Collection } from '../ui/collection.ts';

@Service()
export class Products extends Collection<Product> {
  constructor() {
    super('product', 'products');
  }
}
