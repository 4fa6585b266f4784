// What stands below /invoices. One of them has its paper with it, which the list has no use for.
import { recordRoutes } from '../ui/record-routes.ts';
import { InvoiceList } from './invoice-list.ts';
import { Invoices } from './invoices.ts';

export default recordRoutes(
  InvoiceList,
  { loadComponent: () => import('./invoice-detail.ts').then((file) => file.InvoiceDetail) },
  Invoices,
);
