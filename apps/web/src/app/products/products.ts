// The products of the API.
import { Service } from '@angular/core';
import type { Product } from '@latchkey/dto';
import { Collection, type Words } from '../ui/collection.ts';
import { plural } from '../ui/plural.ts';

@Service()
export class Products extends Collection<Product> {
  constructor() {
    super('products', words());
  }
}

const words = (): Words => ({
  title: $localize`:@@products.title:Products`,
  one: $localize`:@@products.one:Product`,
  counted: (count) =>
    plural(count, $localize`:@@products.counted:{n, plural, one {# product} other {# products}}`),
  outOf: (count) =>
    plural(count, $localize`:@@products.out-of:{n, plural, one {of # product} other {of # products}}`),
  loading: $localize`:@@products.loading:Loading products`,
  noPage: $localize`:@@products.no-page:The catalogue has no such page`,
  noSuch: $localize`:@@products.no-such:There is no such product`,
  notFound: $localize`:@@products.not-found:Product not found`,
  notAmong: (number) => $localize`:@@products.not-among:The catalogue has no ${number}:number:.`,
  noNumber: $localize`:@@products.no-number:The page of each product ends in its number, and this one does not.`,
  back: $localize`:@@products.back:Back to the products`,
  waits: $localize`:@@products.waits:This product waits for the connection.`,
  failed: $localize`:@@products.failed:The product could not be loaded.`,
});
