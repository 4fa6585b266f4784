import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Catalogue } from '../products/catalogue.ts';
import { list, openManage, product } from './manage-kit.ts';

const url = `${list}2/`;

describe('a price in the list', () => {
  afterEach(() => {
    sessionStorage.clear();
  });

  async function edit(text: string) {
    const opened = await openManage();
    const { find, harness, settle } = opened;
    find('[data-price="2"]').click();
    await settle();
    const field = find<HTMLInputElement>('#price-2');
    expect(document.activeElement).toBe(field);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    harness.detectChanges();
    const save = async () => {
      find('tr.edit form').dispatchEvent(new Event('submit', { cancelable: true }));
      await settle();
    };
    return { ...opened, field, save };
  }

  it('stands there at once when it is saved, and can be taken back', async () => {
    const { find, http, save, settle, text, toasts } = await edit('6,5');
    await save();
    expect(text('[data-price="2"]')).toBe('€6.50');
    expect(document.activeElement).toBe(find('[data-price="2"]'));
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.body).toEqual({ price: '6.50' });
    expect(request.request.headers.get('If-Match')).toBe('"1"');
    request.flush(product(2, { price: '6.50', version: 2 }));
    const forget = vi.spyOn(TestBed.inject(Catalogue), 'forget');
    await settle();
    expect(toasts.shown()[0]?.message).toBe('Hex bolt M2 now costs €6.50');
    expect(forget).toHaveBeenCalled();

    toasts.shown()[0]?.action?.run();
    const back = http.expectOne(url);
    expect(back.request.body).toEqual({ price: '5.00' });
    expect(back.request.headers.get('If-Match')).toBe('"2"');
  });

  it('is left alone by Escape, and the focus goes back to it', async () => {
    const { field, find, settle, text } = await edit('9');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect(text('[data-price="2"]')).toBe('€5.00');
    expect(document.activeElement).toBe(find('[data-price="2"]'));
  });

  it('is not sent while it is none, and says what is wrong', async () => {
    const { field, http, save, text } = await edit('');
    await save();
    http.expectNone(url);
    expect(text('#price-problem-2')).toBe('Price is required');
    expect(field.getAttribute('aria-describedby')).toBe('price-problem-2');
  });

  it('comes back as it was typed when it could not be saved', async () => {
    const { find, http, save, settle, text, toasts } = await edit('6.50');
    await save();
    http.expectOne(url).error(new ProgressEvent('error'));
    await vi.waitFor(async () => {
      await settle();
      expect(find('#price-2')).not.toBeNull();
    });
    expect(find<HTMLInputElement>('#price-2').value).toBe('6.50');
    expect(text('#price-problem-2')).toBe('The server cannot be reached.');
    expect(text('tr.edit .main')).toBe('Try again');
    expect(toasts.shown()[0]?.message).toBe('The price of Hex bolt M2 was not saved.');
    toasts.shown()[0]?.action?.run();
    http.expectOne(url).flush(product(2, { price: '6.50', version: 2 }));
    await settle();
    expect(text('[data-price="2"]')).toBe('€6.50');
  });

  it('outlives the page', async () => {
    const { settle } = await edit('6.50');
    await settle();
    TestBed.resetTestingModule();
    const { find } = await openManage();
    expect(find<HTMLInputElement>('#price-2').value).toBe('6.50');
  });

  it('asks when somebody else was faster, and saves what is chosen', async () => {
    const { find, http, page, save, settle, texts } = await edit('6.50');
    await save();
    const current = product(2, { price: '7.00', name: 'Hex bolt M2, brass', version: 4 });
    http.expectOne(url).flush({ detail: 'Changed.', current }, { status: 412, statusText: 'x' });
    await vi.waitFor(async () => {
      await settle();
      expect(page.querySelectorAll('dialog legend')).toHaveLength(2);
    });
    expect(texts('dialog legend')).toEqual(['Name', 'Price changed by both']);
    expect(texts('dialog .value')).toEqual(['Hex bolt M2', 'Hex bolt M2, brass', '6.50', '7.00']);
    find('dialog form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    const request = http.expectOne(url);
    expect(request.request.headers.get('If-Match')).toBe('"4"');
    expect(request.request.body).toEqual({ price: '6.50' });
  });
});
