// src/app/app.routes.ts
import type { Routes } from '@angular/router';
import { ProductList } from './product-list';
import { SignIn } from './sign-in';

export const routes: Routes = [
  { path: 'sign-in', component: SignIn },
  { path: 'products', component: ProductList },
  { path: '', pathMatch: 'full', redirectTo: 'products' },
];
