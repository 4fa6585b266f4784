import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { describe, expect, it } from 'vitest';
import { openAt } from '../spec-kit.ts';
import productRoutes from './product-routes.ts';

describe('ProductDetail', () => {
  const open = (id: string) => openAt(`/products/${id}`, productRoutes);

  it('shows number, name and price, and takes the name for its title', async () => {
    const { http, page, settle } = await open('104217');
    http
      .expectOne('/api/v0/products/104217/')
      .flush({ id: 104217, name: 'Task lamp, long arm', price: '148.00', currency: '$' });
    await settle();
    expect(page.querySelector('h1')?.textContent.trim()).toBe('Task lamp, long arm');
    expect(page.querySelector('.price')?.textContent.trim()).toBe('$148.00');
    expect(page.textContent).toContain('No. 104\u2009217');
    expect(page.textContent).toContain('in US dollar');
    expect(TestBed.inject(Title).getTitle()).toBe('Task lamp, long arm · Latchkey');
  });

  it('says that there is no such product', async () => {
    const { http, page, settle } = await open('9');
    http
      .expectOne('/api/v0/products/9/')
      .flush({ detail: 'Not found.' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(page.querySelector('h1')?.textContent).toBe('There is no such product');
    expect(page.textContent).toContain('No. 000\u2009009');
  });

  it('asks the server nothing for an id that is none', async () => {
    const { http, page } = await open('abc');
    http.expectNone(() => true);
    expect(page.querySelector('h1')?.textContent).toBe('There is no such product');
  });

  it('offers another try when the server fails', async () => {
    const { harness, http, page, settle } = await open('9');
    http.expectOne('/api/v0/products/9/').flush('', { status: 500, statusText: 'Internal Server Error' });
    await settle();
    page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    harness.detectChanges();
    http.expectOne('/api/v0/products/9/').flush({ id: 9, name: 'Hex nut', price: '0.10', currency: '€' });
    await settle();
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(page.querySelector('h1')?.textContent.trim()).toBe('Hex nut');
  });
});
