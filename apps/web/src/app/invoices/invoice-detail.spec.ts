import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { alice, carol, openAt, pageOf } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import invoiceRoutes from './invoice-routes.ts';

const invoice = { id: 4, invoice_number: 20_260_004, products: [129, 62], account: 2 };
const hinge = { id: 129, name: 'Butt hinge, 50', price: '20.01', currency: '$' };
const washer = { id: 62, name: 'Washer, 6.4', price: '1000.05', currency: '€' };

const url = (...ids: number[]) =>
  `/api/v1/catalogue/products/?${ids.map((id) => `id=${id}&`).join('')}page_size=100`;
const account = { id: 2, version: 0, address: 12, user: carol.id };
const lane = { id: 12, street: 'Foundry Lane', number: 12, city: 'Sheffield', postal_code: 'S3 8DP' };

describe('InvoiceDetail', () => {
  beforeAll(() => {
    vi.stubGlobal('print', vi.fn());
    return () => vi.unstubAllGlobals();
  });

  async function open(products = invoice.products, me = carol) {
    const screen = await openAt('/invoices/4', invoiceRoutes, me);
    const { turn } = screen;
    screen.http.expectOne('/api/v0/invoices/4/').flush({ ...invoice, products });
    await turn();
    screen.http.expectOne('/api/v0/accounts/2/').flush(account);
    await turn();
    screen.http.expectOne('/api/v0/addresses/12/').flush(lane);
    return { ...screen, products: () => screen.http.expectOne(url(...products)) };
  }

  async function openWhole() {
    const screen = await open();
    screen.products().flush(pageOf(washer, hinge));
    await screen.turn();
    return screen;
  }

  it('shows number, account and products, each the way to its page', async () => {
    const { page, text } = await openWhole();
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
    const prices = [...page.querySelectorAll('.record tbody .price')].map((price) => price.textContent);
    expect(prices).toEqual(['$20.01', '€1,000.05']);
  });

  it('adds it all up in euro, and shows how', async () => {
    const { text } = await openWhole();
    expect(text('.worth')).toBe('€1,019.66in euro, for 2 products');
    expect(text('.record .sums')).toBe(
      'Prices in euro€ 1,000.05Prices in US dollar$ 20.01The dollars × 0.98€ 19.6098',
    );
    expect(TestBed.inject(Announcer).message()).toBe('1,019.66 in euro, for 2 products');
  });

  it('has a sheet for paper, with the name and address of whom it is for', async () => {
    const { page, text } = await openWhole();
    expect(text('.paper address')).toContain('carolFoundry Lane 12S3 8DP Sheffield');
    const rows = [...page.querySelectorAll('.paper tbody tr')].map(({ textContent }) =>
      textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(rows).toEqual(['1000 129Butt hinge, 50$ 20.01', '2000 062Washer, 6.4€ 1,000.05']);
    expect(text('.paper .total')).toBe('Amount€\u00a01,019.66');
    const button = [...page.querySelectorAll('button')].find(({ textContent }) => /Print/.test(textContent));
    button?.click();
    expect(window.print).toHaveBeenCalledOnce();
  });

  it('offers a customer nothing but print, and staff to edit and to delete', async () => {
    const buttons = (page: HTMLElement) =>
      [...page.querySelectorAll('app-record-actions > .ways button')].map(({ textContent }) =>
        textContent.trim(),
      );
    const customer = await openWhole();
    expect(buttons(customer.page)).toEqual(['Print']);
    TestBed.resetTestingModule();
    const staff = await open([62], alice);
    staff.products().flush(pageOf(washer));
    await staff.turn();
    staff.http
      .expectOne('/api/v1/users/names/?account=2')
      .flush({ results: [{ id: 3, username: 'carol', account: 2 }] });
    await staff.turn();
    expect(buttons(staff.page)).toEqual(['Print', 'Edit', 'Delete']);
    expect(staff.text('.record dd')).toContain('carol');
  });

  it('needs no explanation where everything is in euro', async () => {
    const { page, products, turn, text } = await open([62]);
    products().flush(pageOf(washer));
    await turn();
    expect(text('.worth')).toBe('€1,000.05in euro, for 1 product');
    expect(page.querySelector('.record .sums')).toBeNull();
  });

  it('says no amount before the prices have come', async () => {
    const { page, products, turn } = await open();
    expect(page.querySelector('.worth .bar')).not.toBeNull();
    products().flush(pageOf(washer, hinge));
    await turn();
    expect(page.querySelector('.worth .bar')).toBeNull();
  });

  it('says of an amount what it leaves out', async () => {
    const { page, products, turn, text } = await open();
    products().flush(pageOf(washer));
    await turn();
    expect(text('.worth')).toBe('€1,000.05in euro, for only 1 of 2 products');
    expect(text('.record tbody tr')).toBe('No. 000\u2009129No longer in the catalogue –');
    expect(page.querySelector('.strip')).toBeNull();
  });

  it('offers another try for products that could not be loaded', async () => {
    const { harness, page, products, turn, text } = await open();
    products().flush('', { status: 503, statusText: 'Service Unavailable' });
    await turn();
    expect(text('.strip')).toContain('Some products could not be loaded.');
    page.querySelector<HTMLButtonElement>('.strip button')?.click();
    harness.detectChanges();
    products().flush(pageOf(hinge, washer));
    await turn();
    expect(page.querySelector('.strip')).toBeNull();
    expect(text('.worth')).toContain('€1,019.66');
  });

  it('comes to nothing when no product is left on it', async () => {
    const { turn, text } = await open([]);
    await turn();
    expect(text('.worth')).toContain('€0.00');
    expect(text('.beside')).toBe('No product is left on this invoice.');
  });

  it('says kindly that there is no such invoice', async () => {
    const { http, turn, text } = await openAt('/invoices/99', invoiceRoutes);
    http.expectOne('/api/v0/invoices/99/').flush('', { status: 404, statusText: 'Not Found' });
    await turn();
    expect(text('h1')).toBe('There is no such invoice');
    expect(text('.nothing p')).toContain('Among the invoices that you may see there is no No. 000\u2009099.');
  });
});
