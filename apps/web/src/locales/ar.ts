// The shop in Arabic: one file of words a section.
import data from '@angular/common/locales/ar';
import account from './ar/account.json';
import accounts from './ar/accounts.json';
import addresses from './ar/addresses.json';
import app from './ar/app.json';
import audit from './ar/audit.json';
import invoices from './ar/invoices.json';
import manage from './ar/manage.json';
import notFound from './ar/not-found.json';
import plate from './ar/plate.json';
import products from './ar/products.json';
import signIn from './ar/sign-in.json';
import ui from './ar/ui.json';
import users from './ar/users.json';

export const words: Readonly<Record<string, string>> = {
  ...account,
  ...accounts,
  ...addresses,
  ...app,
  ...audit,
  ...invoices,
  ...manage,
  ...notFound,
  ...plate,
  ...products,
  ...signIn,
  ...ui,
  ...users,
};
export { data };
