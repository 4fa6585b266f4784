// What stands below /products. A product opens from its list, so that its page is fetched while the list is looked at.
import type { Routes } from '@angular/router';
import { growsFromCard } from './grow.ts';
import { ProductList } from './product-list.ts';

export default [
  { path: '', component: ProductList, canActivate: [growsFromCard] },
  {
    path: ':id',
    canActivate: [growsFromCard],
    title: () => $localize`:@@products.one:Product`,
    loadComponent: () => import('./product-detail.ts').then((file) => file.ProductDetail),
  },
] satisfies Routes;
