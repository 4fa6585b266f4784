// The shop in German: one file of words a section.
import data from '@angular/common/locales/de';
import account from './de/account.json';
import accounts from './de/accounts.json';
import addresses from './de/addresses.json';
import app from './de/app.json';
import audit from './de/audit.json';
import invoices from './de/invoices.json';
import manage from './de/manage.json';
import notFound from './de/not-found.json';
import plate from './de/plate.json';
import products from './de/products.json';
import signIn from './de/sign-in.json';
import ui from './de/ui.json';
import users from './de/users.json';

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
