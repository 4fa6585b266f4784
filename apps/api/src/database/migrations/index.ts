// All migrations, in the order they run. One that has landed is never changed.
import { users } from './001-users.ts';
import { products } from './002-products.ts';
import { signInBudgets } from './003-sign-in-budgets.ts';
import { addresses } from './004-addresses.ts';
import { accounts } from './005-accounts.ts';
import { invoices } from './006-invoices.ts';

export const migrations = [
  { name: '001-users', up: users },
  { name: '002-products', up: products },
  { name: '003-sign-in-budgets', up: signInBudgets },
  { name: '004-addresses', up: addresses },
  { name: '005-accounts', up: accounts },
  { name: '006-invoices', up: invoices },
] as const;
