// What the fields of a product are called.
import type { FieldName } from './product-values.ts';

export function fieldTitles(): Readonly<Record<FieldName, string>> {
  return {
    name: $localize`:@@manage.name:Name`,
    price: $localize`:@@manage.price:Price`,
    currency: $localize`:@@manage.currency:Currency`,
    category: $localize`:@@manage.category:Category`,
    stock: $localize`:@@manage.stock:Stock`,
    description: $localize`:@@manage.description:Description`,
  };
}
