import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { categories, list, openManage, product, row } from './manage-kit.ts';

const url = `${list}2/`;

describe('ProductDrawer', () => {
  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined }));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    sessionStorage.clear();
  });

  async function open(edit: string, told = product(2)) {
    const opened = await openManage(`/manage?edit=${edit}`);
    const { find, http, settle } = opened;
    await vi.waitFor(
      async () => {
        await settle();
        http.match(url).forEach((request) => request.flush(told));
        expect(find('app-product-fields input')).not.toBeNull();
      },
      { timeout: 5000 },
    );
    await settle();
    const field = (label: string) =>
      [...opened.page.querySelectorAll('app-product-fields label')]
        .find(({ textContent }) => textContent.trim() === label)
        ?.closest('.field')
        ?.querySelector('input, textarea, select') as HTMLInputElement;
    return {
      ...opened,
      field,
      type: (label: string, text: string) => {
        field(label).value = text;
        field(label).dispatchEvent(new Event('input'));
        opened.harness.detectChanges();
      },
      save: async () => {
        find('#product-form').dispatchEvent(new Event('submit', { cancelable: true }));
        await settle();
      },
      errors: () => opened.texts('app-product-fields .error'),
    };
  }

  it('sends what differs, in the version that was seen, and closes', async () => {
    const { field, http, save, settle, tellList, toasts, type } = await open('2');
    expect(field('Name').value).toBe('Hex bolt M2');
    expect(field('Stock').value).toBe('12');
    type('Description', 'Brass.');
    type('Stock', '');
    await save();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe('"1"');
    expect(request.request.body).toEqual({ stock: null, description: 'Brass.' });
    request.flush(product(2, { stock: null, description: 'Brass.', version: 2 }));
    await vi.waitFor(async () => {
      await settle();
      expect(TestBed.inject(Router).url).toBe('/manage');
    });
    await tellList();
    expect(toasts.shown()[0]?.message).toBe('Hex bolt M2 is saved');
    toasts.shown()[0]?.action?.run();
    expect(http.expectOne(url).request.body).toEqual({ stock: 12, description: 'Zinc.' });
  });

  it('asks for what a product must have before it sends anything', async () => {
    const { errors, field, http, save, type } = await open('new');
    await save();
    expect(errors()).toEqual(['Name is required', 'Price is required']);
    expect(document.activeElement).toBe(field('Name'));
    type('Name', 'Tap');
    type('Price', '1.234');
    expect(errors()).toEqual([
      'Name is too short',
      'Write the price in figures with two decimals, such as 38.90',
    ]);
    http.expectNone({ method: 'POST', url: list });
  });

  it('leaves a name alone that is older than the rules', async () => {
    const { http, save, type } = await open('2', product(2, { name: 'Tap' }));
    type('Price', '6');
    await save();
    expect(http.expectOne({ method: 'PATCH', url }).request.body).toEqual({ price: '6.00' });
  });

  it('says at its field what the API has against it, and keeps what is typed', async () => {
    const { errors, field, http, save, settle, type } = await open('new');
    type('Name', 'Hex bolt M1');
    type('Price', '5');
    await save();
    http
      .expectOne({ method: 'POST', url: list })
      .flush({ name: ['This name is taken.'] }, { status: 400, statusText: 'Bad Request' });
    await vi.waitFor(async () => {
      await settle();
      expect(errors()).toEqual(['This name is taken.']);
    });
    expect(field('Name').value).toBe('Hex bolt M1');
    expect(document.activeElement).toBe(field('Name'));
    type('Name', 'Hex bolt M1, long');
    expect(errors()).toEqual([]);
  });

  it('says at the category that it is gone, until another one is chosen', async () => {
    const { errors, field, find, http, save, settle, type } = await open('2');
    type('Price', '6');
    await save();
    http
      .expectOne({ method: 'PATCH', url })
      .flush({ category: ['There is no such category.'] }, { status: 400, statusText: 'Bad Request' });
    await vi.waitFor(async () => {
      await settle();
      expect(errors()).toEqual(['There is no such category.']);
    });
    expect(document.activeElement).toBe(field('Category'));
    expect(find(`#${field('Category').getAttribute('aria-describedby')}`).textContent).toBe(errors()[0]);
    field('Category').value = '';
    field('Category').dispatchEvent(new Event('change'));
    await settle();
    expect(errors()).toEqual([]);
    expect(field('Category').getAttribute('aria-invalid')).toBeNull();
  });

  it('makes the category that is being named before it saves, and saves nothing without it', async () => {
    const { errors, field, find, http, page, save, settle } = await open('2');
    field('Category').value = '+';
    field('Category').dispatchEvent(new Event('change'));
    await settle();
    await save();
    expect(errors()).toEqual(['A category has a name']);
    find<HTMLInputElement>('#new-category').value = 'Garden';
    await save();
    await save();
    const made = http.expectOne({ method: 'POST', url: categories });
    http.expectNone({ method: 'PATCH', url });
    made.flush({ slug: 'garden', name: 'Garden', count: 0 });
    await vi.waitFor(async () => {
      await settle();
      expect(http.expectOne({ method: 'PATCH', url }).request.body).toEqual({ category: 'garden' });
    });
    expect(page.querySelector('#new-category')).toBeNull();
  });

  it('says that it is not saved, keeps what is typed and tries again', async () => {
    const { http, page, save, settle, text, type } = await open('2');
    type('Price', '6');
    await save();
    http.expectOne({ method: 'PATCH', url }).error(new ProgressEvent('error'));
    await vi.waitFor(async () => {
      await settle();
      expect(text('#product-form [role=alert]')).toContain('Not saved. What you typed is kept.');
    });
    expect(text('#product-form [role=alert]')).toContain('The server cannot be reached.');
    expect(page.querySelector('#product-form [role=alert] button')?.getAttribute('type')).toBe('submit');
    await save();
    http.expectOne({ method: 'PATCH', url });
  });

  it('puts back a product that is gone, and saves on', async () => {
    const { http, named, save, settle, type } = await open('2');
    type('Price', '6');
    await save();
    http.expectOne({ method: 'PATCH', url }).flush({}, { status: 404, statusText: 'Not Found' });
    await vi.waitFor(async () => {
      await settle();
      expect(named('Put it back and save')).toBeDefined();
    });
    named('Put it back and save').click();
    http.expectOne(`${url}restore/`).flush(product(2, { version: 5 }));
    await vi.waitFor(async () => {
      await settle();
      const request = http.expectOne({ method: 'PATCH', url });
      expect(request.request.headers.get('If-Match')).toBe('"5"');
    });
  });

  it('comes back with what was typed, also where the product has changed meanwhile', async () => {
    const first = await open('2');
    first.type('Price', '6');
    await first.settle();
    TestBed.resetTestingModule();
    const { field, http, save, text } = await open('2', product(2, { price: '9.00', version: 4 }));
    expect(field('Price').value).toBe('6');
    expect(text('.drawer .strip')).toContain('This is what you typed before and did not save.');
    await save();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe('"1"');
    expect(request.request.body).toEqual({ price: '6.00' });
  });

  it('keeps what was typed a moment before it was closed', async () => {
    const { field, find, settle } = await open('2');
    field('Price').value = '6';
    field('Price').dispatchEvent(new Event('input'));
    find('.drawer').dispatchEvent(new Event('close'));
    await settle();
    expect(sessionStorage.getItem('latchkey.drafts')).toContain('"price":"6"');
  });

  it('throws away what was typed when asked to, and takes even that back', async () => {
    const { named, settle, tellList, toasts, type } = await open('2');
    type('Price', '6');
    named('Cancel').click();
    await settle();
    await tellList([row(1)]);
    expect(sessionStorage.getItem('latchkey.drafts')).toBeNull();
    toasts.shown()[0]?.action?.run();
    expect(sessionStorage.getItem('latchkey.drafts')).toContain('"price":"6"');
  });
});
