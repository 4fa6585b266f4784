// What stands below /manage.
import type { Routes } from '@angular/router';
import { Manage } from './manage.ts';

export default [
  { path: '', component: Manage },
  {
    path: 'import',
    title: () => $localize`:@@manage.import-title:Import products`,
    loadComponent: () => import('./import/import.ts').then((file) => file.Import),
  },
] satisfies Routes;
