import { describe, expect, it } from 'vitest';
import { alice, carol, openAt, pageOf } from '../spec-kit.ts';
import invoiceRoutes from './invoice-routes.ts';

const url = '/api/v0/invoices/';

describe('InvoiceList', () => {
  it('tells number, account and how many products', async () => {
    const { http, page, settle } = await openAt('/invoices', invoiceRoutes);
    http
      .expectOne(url)
      .flush(
        pageOf(
          { id: 4, invoice_number: 20_260_004, products: [7, 8, 9], account: 2 },
          { id: 5, invoice_number: 0, products: [7], account: 2 },
        ),
      );
    await settle();
    const rows = (parts: string) =>
      [...page.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll(parts)].map((cell) => cell.textContent.trim()),
      );
    expect(rows('.no, a, .headed')).toEqual([
      ['No. 000\u2009004', 'Invoice 20260004', 'No. 000\u2009002', '3'],
      ['No. 000\u2009005', 'Invoice 0', 'No. 000\u2009002', '1'],
    ]);
    expect(rows('.alone')).toEqual([
      ['Account No. 000\u2009002', '3 products'],
      ['Account No. 000\u2009002', '1 product'],
    ]);
  });

  it.each([
    ['a customer', carol, 'You have no invoices yet'],
    ['staff', alice, 'There is no invoice yet'],
  ])('says to %s what an empty list means, and shows a way on', async (_, me, heading) => {
    const { http, page, settle, text } = await openAt('/invoices', invoiceRoutes, me);
    http.expectOne(url).flush(pageOf());
    await settle();
    expect(text('h2')).toBe(heading);
    expect(page.querySelector('.nothing a')?.getAttribute('href')).toBe('/products');
  });
});
