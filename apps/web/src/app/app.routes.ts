// Every address of the shop, what stands there and who may see it.
import type { Routes } from '@angular/router';
import { guestGuard, signedInGuard } from '@latchkey/angular-auth';
import { pageNumberFrom } from './products/paging.ts';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'products' },
  {
    path: 'sign-in',
    title: 'Sign in',
    canMatch: [guestGuard],
    loadComponent: () => import('./sign-in/sign-in.ts').then((file) => file.SignIn),
  },
  {
    path: 'products',
    canMatch: [signedInGuard],
    children: [
      {
        path: '',
        title: ({ queryParamMap }) => {
          const page = pageNumberFrom(queryParamMap.get('page') ?? undefined) ?? 1;
          return page > 1 ? `Products, page ${page}` : 'Products';
        },
        runGuardsAndResolvers: 'pathParamsOrQueryParamsChange',
        loadComponent: () => import('./products/product-list.ts').then((file) => file.ProductList),
      },
      {
        path: ':id',
        title: 'Product',
        loadComponent: () => import('./products/product-detail.ts').then((file) => file.ProductDetail),
      },
    ],
  },
  {
    path: '**',
    title: 'Page not found',
    loadComponent: () => import('./not-found/not-found.ts').then((file) => file.NotFound),
  },
];
