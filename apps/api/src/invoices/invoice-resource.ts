// Invoices in the database: they belong to the user of their account.
import { Invoice } from '@latchkey/dto';
import type { Resource } from '../resource/resource.ts';

export const resource: Resource = {
  schema: Invoice,
  name: 'invoices',
  orderBy: '(select "user" from accounts where accounts.id = account)',
  ownedBy: 'account in (select id from accounts where "user" = ?)',
  links: {
    products: { name: 'invoice_products', from: 'invoice', to: 'product', orderBy: 'name' },
  },
};
