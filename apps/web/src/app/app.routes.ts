// Every address of the shop, what stands there and who may see it.
import type { LoadChildren, Route, Routes } from '@angular/router';
import { guestGuard, signedInGuard } from '@latchkey/angular-auth';
import { staffGuard } from './audit/staff-guard.ts';

/** A part of the shop for those who are signed in. The main navigation leads to it by its title. */
function section(path: string, title: string, loadChildren: LoadChildren) {
  return { path, title, canMatch: [signedInGuard], loadChildren } satisfies Route;
}

export const sections = [
  section('products', 'Products', () => import('./products/product-routes.ts')),
  section('invoices', 'Invoices', () => import('./invoices/invoice-routes.ts')),
  section('accounts', 'Accounts', () => import('./accounts/account-routes.ts')),
  section('addresses', 'Addresses', () => import('./addresses/address-routes.ts')),
];

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'products' },
  {
    path: 'sign-in',
    title: 'Sign in',
    canMatch: [guestGuard],
    loadComponent: () => import('./sign-in/sign-in.ts').then((file) => file.SignIn),
  },
  ...sections,
  section('account', 'My account', () => import('./account/my-account-routes.ts')),
  {
    path: 'audit',
    title: 'Audit',
    canMatch: [signedInGuard, staffGuard],
    loadComponent: () => import('./audit/audit.ts').then((file) => file.Audit),
  },
  {
    path: '**',
    title: 'Page not found',
    loadComponent: () => import('./not-found/not-found.ts').then((file) => file.NotFound),
  },
];
