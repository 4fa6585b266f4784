// What stands below /invoices.
import { recordRoutes } from '../ui/record-routes.ts';
import { InvoiceDetail } from './invoice-detail.ts';
import { InvoiceList } from './invoice-list.ts';
import { Invoices } from './invoices.ts';

export default recordRoutes(InvoiceList, InvoiceDetail, Invoices);
