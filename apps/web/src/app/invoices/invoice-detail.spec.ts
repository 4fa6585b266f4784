import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { describe, expect, it } from 'vitest';
import { openAt } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import invoiceRoutes from './invoice-routes.ts';

const invoice = { id: 4, invoice_number: 20_260_004, products: [129, 62], account: 2 };
const hinge = { id: 129, name: 'Butt hinge, 50', price: '20.01', currency: '$' };
const washer = { id: 62, name: 'Washer, 6.4', price: '1000.05', currency: '€' };

describe('InvoiceDetail', () => {
  async function open(products = invoice.products) {
    const screen = await openAt('/invoices/4', invoiceRoutes);
    screen.http.expectOne('/api/v0/invoices/4/').flush({ ...invoice, products });
    await Promise.resolve();
    screen.harness.detectChanges();
    return { ...screen, product: (id: number) => screen.http.expectOne(`/api/v0/products/${id}/`) };
  }

  it('shows number, account and products, each the way to its page', async () => {
    const { page, product, settle, text } = await open();
    product(129).flush(hinge);
    product(62).flush(washer);
    await settle();
    expect(text('h1')).toBe('Invoice 20260004');
    expect(TestBed.inject(Title).getTitle()).toBe('Invoice 20260004 · Latchkey');
    const links = [...page.querySelectorAll('.record a')].map((link) => [
      link.textContent.trim(),
      link.getAttribute('href'),
    ]);
    expect(links).toEqual([
      ['No. 000\u2009002', '/accounts/2'],
      ['Butt hinge, 50', '/products/129'],
      ['Washer, 6.4', '/products/62'],
    ]);
    const prices = [...page.querySelectorAll('tbody .price')].map((price) => price.textContent);
    expect(prices).toEqual(['$20.01', '€1,000.05']);
  });

  it('adds it all up in euro, and shows how', async () => {
    const { product, settle, text } = await open();
    product(129).flush(hinge);
    product(62).flush(washer);
    await settle();
    expect(text('.worth')).toBe('€1,019.66in euro, for 2 products');
    expect(text('.sums')).toBe(
      'Prices in euro€ 1,000.05Prices in US dollar$ 20.01The dollars × 0.98€ 19.6098',
    );
    expect(TestBed.inject(Announcer).message()).toBe('1,019.66 in euro, for 2 products');
  });

  it('needs no explanation where everything is in euro', async () => {
    const { page, product, settle, text } = await open([62]);
    product(62).flush(washer);
    await settle();
    expect(text('.worth')).toBe('€1,000.05in euro, for 1 product');
    expect(page.querySelector('.sums')).toBeNull();
  });

  it('says no amount before the last price has come', async () => {
    const { page, product, settle } = await open();
    product(62).flush(washer);
    await Promise.resolve();
    expect(page.querySelector('.worth .bar')).not.toBeNull();
    product(129).flush(hinge);
    await settle();
    expect(page.querySelector('.worth .bar')).toBeNull();
  });

  it('says of an amount what it leaves out', async () => {
    const { page, product, settle, text } = await open();
    product(129).flush('', { status: 404, statusText: 'Not Found' });
    product(62).flush(washer);
    await settle();
    expect(text('.worth')).toBe('€1,000.05in euro, for only 1 of 2 products');
    expect(text('tbody tr')).toBe('No. 000\u2009129No longer in the catalogue –');
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });

  it('offers another try for products that could not be loaded', async () => {
    const { harness, page, product, settle, text } = await open();
    product(129).flush('', { status: 503, statusText: 'Service Unavailable' });
    product(62).flush(washer);
    await settle();
    expect(text('[role="alert"]')).toContain('Some products could not be loaded.');
    page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    harness.detectChanges();
    product(129).flush(hinge);
    await settle();
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(text('.worth')).toContain('€1,019.66');
  });

  it('comes to nothing when no product is left on it', async () => {
    const { settle, text } = await open([]);
    await settle();
    expect(text('.worth')).toContain('€0.00');
    expect(text('.beside')).toBe('No product is left on this invoice.');
  });

  it('says kindly that there is no such invoice', async () => {
    const { http, settle, text } = await openAt('/invoices/99', invoiceRoutes);
    http.expectOne('/api/v0/invoices/99/').flush('', { status: 404, statusText: 'Not Found' });
    await settle();
    expect(text('h1')).toBe('There is no such invoice');
    expect(text('.nothing p')).toContain('Among the invoices that you may see there is no No. 000\u2009099.');
  });
});
