// Every address of the shop, what stands there and who may see it.
import type { LoadChildren, Route, Routes } from '@angular/router';
import { guestGuard, signedInGuard } from '@latchkey/angular-auth';
import { staffGuard } from './audit/staff-guard.ts';

/** A part of the shop for those who are signed in. The main navigation leads to it by its title. */
function section(path: string, title: () => string, loadChildren: LoadChildren) {
  return { path, title, canMatch: [signedInGuard], loadChildren } satisfies Route;
}

export const sections = [
  section(
    'products',
    () => $localize`:@@app.products:Products`,
    () => import('./products/product-routes.ts'),
  ),
  section(
    'invoices',
    () => $localize`:@@app.invoices:Invoices`,
    () => import('./invoices/invoice-routes.ts'),
  ),
  section(
    'accounts',
    () => $localize`:@@app.accounts:Accounts`,
    () => import('./accounts/account-routes.ts'),
  ),
  section(
    'addresses',
    () => $localize`:@@app.addresses:Addresses`,
    () => import('./addresses/address-routes.ts'),
  ),
];

/** Those that staff have besides. Others find no page there. */
export const staffSections = [
  {
    ...section(
      'manage',
      () => $localize`:@@app.manage:Manage`,
      () => import('./manage/manage-routes.ts'),
    ),
    canMatch: [signedInGuard, staffGuard],
  },
];

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'products' },
  {
    path: 'sign-in',
    title: () => $localize`:@@app.sign-in:Sign in`,
    canMatch: [guestGuard],
    loadComponent: () => import('./sign-in/sign-in.ts').then((file) => file.SignIn),
  },
  ...sections,
  ...staffSections,
  section(
    'account',
    () => $localize`:@@app.account:My account`,
    () => import('./account/my-account-routes.ts'),
  ),
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
