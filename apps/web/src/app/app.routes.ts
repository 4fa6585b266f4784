// Every address of the shop, what stands there and who may see it.
import type { CanMatchFn, LoadChildren, Route, Routes } from '@angular/router';
import { guestGuard, signedInGuard } from '@latchkey/angular-auth';
import { staffGuard } from './audit/staff-guard.ts';

/** A part of the shop for those who are signed in. */
function section(path: string, loadChildren: LoadChildren, ...guards: CanMatchFn[]): Route {
  return { path, canMatch: [signedInGuard, ...guards], loadChildren };
}

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'products' },
  {
    path: 'sign-in',
    title: () => $localize`:@@app.sign-in:Sign in`,
    canMatch: [guestGuard],
    loadComponent: () => import('./sign-in/sign-in.ts').then((file) => file.SignIn),
  },
  section('products', () => import('./products/product-routes.ts')),
  {
    ...section('manage', () => import('./manage/manage-routes.ts'), staffGuard),
    title: () => $localize`:@@app.manage:Manage`,
  },
  section('invoices', () => import('./invoices/invoice-routes.ts')),
  section('accounts', () => import('./accounts/account-routes.ts')),
  section('addresses', () => import('./addresses/address-routes.ts')),
  section('users', () => import('./users/user-routes.ts'), staffGuard),
  section('account', () => import('./account/my-account-routes.ts')),
  {
    path: 'audit',
    title: () => $localize`:@@app.audit:Audit`,
    canMatch: [signedInGuard, staffGuard],
    loadComponent: () => import('./audit/audit.ts').then((file) => file.Audit),
  },
  {
    path: 'style-guide',
    title: () => $localize`:@@app.style-guide:Style guide`,
    loadComponent: () => import('./style-guide/style-guide.ts').then((file) => file.StyleGuide),
  },
  {
    path: '**',
    title: () => $localize`:@@app.not-found:Page not found`,
    loadComponent: () => import('./not-found/not-found.ts').then((file) => file.NotFound),
  },
];
