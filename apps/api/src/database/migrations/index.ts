// All migrations, in the order they run. One that has landed is never changed.
import { users } from './001-users.ts';
import { products } from './002-products.ts';
import { signInBudgets } from './003-sign-in-budgets.ts';

export const migrations = [
  { name: '001-users', up: users },
  { name: '002-products', up: products },
  { name: '003-sign-in-budgets', up: signInBudgets },
] as const;
