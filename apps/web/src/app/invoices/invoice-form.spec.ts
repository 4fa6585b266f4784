import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alice, lendDialogs, lendPopovers, openAt, pageOf } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import invoiceRoutes from './invoice-routes.ts';

const url = '/api/v0/invoices/';
const hinge = { id: 129, name: 'Butt hinge, 50', price: '20.01', currency: '$' };
const washer = { id: 62, name: 'Washer, 6.4', price: '1000.05', currency: '€' };
const users = pageOf({ id: 3, username: 'carol', account: 7 }, { id: 4, username: 'carla', account: null });

describe('InvoiceForm', () => {
  beforeAll(() => {
    lendDialogs();
    lendPopovers();
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined }));
    return () => vi.unstubAllGlobals();
  });
  beforeEach(() => sessionStorage.clear());

  async function open() {
    const screen = await openAt('/invoices?form=open', invoiceRoutes, alice);
    const { harness, http, page, turn } = screen;
    await turn();
    http.expectOne(url).flush(pageOf());
    await turn();
    await vi.waitFor(() => {
      harness.detectChanges();
      expect(page.querySelector('form')).not.toBeNull();
    });
    const field = (name: string) => page.querySelector(`input[name="${name}"]`) as HTMLInputElement;
    const options = () => [...page.querySelectorAll<HTMLElement>('[role="option"]')];
    const texts = (selector: string) =>
      [...page.querySelectorAll(selector)].map(({ textContent }) =>
        textContent.replaceAll(/\s+/g, ' ').trim(),
      );
    const type = (name: string, text: string) => {
      field(name).value = text;
      field(name).dispatchEvent(new Event('input'));
      harness.detectChanges();
    };
    return {
      ...screen,
      field,
      options,
      texts,
      type,
      announced: () => TestBed.inject(Announcer).message(),
      /** Types, is told what fits, and picks the first. */
      pick: async (name: string, text: string, asked: string, answer: object) => {
        type(name, text);
        await vi.waitFor(() => {
          harness.detectChanges();
          http.expectOne(asked).flush(answer);
        });
        await turn();
        options()[0]?.click();
        await turn();
      },
      submit: async () => {
        page.querySelector('form')?.requestSubmit();
        await Promise.resolve();
        harness.detectChanges();
      },
    };
  }

  const search = (text: string) => `/api/v1/catalogue/products/?search=${text}&page_size=20`;

  it('adds what is picked, adds it up, and takes it off again', async () => {
    const { announced, page, pick, turn, text, texts } = await open();
    expect(text('.total')).toBe('in euro, for 0 products€0.00');
    await pick('products', 'hinge', search('hinge'), pageOf(hinge));
    expect(texts('.line')).toEqual(['Butt hinge, 50$ 20.01']);
    expect(text('.total')).toBe('in euro, for 1 product€19.61');
    expect(announced()).toBe('Butt hinge, 50 added. €\u200919.61 in euro, for 1 product');
    await pick('products', 'wash', search('wash'), pageOf(washer));
    expect(text('.total')).toBe('in euro, for 2 products€1,019.66');
    page.querySelector<HTMLButtonElement>('.line button')?.click();
    await turn();
    expect(texts('.line')).toEqual(['Washer, 6.4€ 1,000.05']);
    expect(announced()).toBe('Butt hinge, 50 removed. €\u20091,000.05 in euro, for 1 product');
  });

  it('adds nothing twice', async () => {
    const { options, pick, texts } = await open();
    await pick('products', 'hinge', search('hinge'), pageOf(hinge));
    await pick('products', 'butt', search('butt'), pageOf(hinge));
    expect(options()[0]?.textContent).toContain('On the invoice');
    expect(texts('.line')).toHaveLength(1);
  });

  it('finds the account by the name of its user, and sends what is on the invoice', async () => {
    const { field, http, pick, submit, type } = await open();
    type('invoice_number', '2041');
    await pick('account', 'car', '/api/v1/users/?search=car', users);
    expect(field('account').value).toBe('carol');
    await pick('products', 'hinge', search('hinge'), pageOf(hinge));
    await submit();
    const request = http.expectOne({ method: 'POST', url });
    expect(request.request.body).toEqual({ invoice_number: 2041, account: 7, products: [129] });
    request.flush({ id: 9, invoice_number: 2041, account: 7, products: [129] });
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/invoices/9'));
  });

  it('says what is missing, at its field', async () => {
    const { http, pick, turn, submit, texts, type } = await open();
    await pick('account', 'car', '/api/v1/users/?search=car', users);
    type('account', 'caro');
    await submit();
    await turn();
    expect(texts('.error')).toEqual([
      'This has to be filled in.',
      'Choose a user from the list.',
      'Add at least one product.',
    ]);
    http.expectNone({ method: 'POST', url });
  });

  it('says so where nothing was found, and where nothing could be asked', async () => {
    const { harness, http, turn, text, type } = await open();
    type('products', 'zz');
    await vi.waitFor(() => {
      harness.detectChanges();
      http.expectOne(search('zz')).flush(pageOf());
    });
    await turn();
    expect(text('.popup .word')).toBe('Nothing found for “zz”.');
    type('products', 'zzz');
    await vi.waitFor(() => {
      harness.detectChanges();
      http.expectOne(search('zzz')).flush('', { status: 503, statusText: 'No' });
    });
    await turn();
    expect(text('.popup .word')).toBe('The server could not answer.');
  });

  it('aborts a search that is overtaken', async () => {
    const { harness, http, type } = await open();
    type('products', 'hi');
    const first = await vi.waitFor(() => {
      harness.detectChanges();
      return http.expectOne(search('hi'));
    });
    type('products', 'hin');
    await vi.waitFor(() => {
      harness.detectChanges();
      http.expectOne(search('hin'));
    });
    expect(first.cancelled).toBe(true);
  });
});
