import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { Announcer } from '../ui/announcer.ts';
import { list, openManage, product, row } from './manage-kit.ts';

describe('Manage', () => {
  it('lists the products with what staff need', async () => {
    const { page, text } = await openManage();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(text('tbody tr')).toContain('No. 000\u2009001');
    expect(text('tbody tr')).toContain('Hex bolt M1');
    expect(text('tbody tr .category')).toBe('Bolts');
    expect(text('tbody tr .stock')).toBe('12');
    expect(text('tbody tr .figures')).toBe('€5.00');
    expect(TestBed.inject(Announcer).message()).toBe('3 products');
  });

  it('asks the API for what the address says', async () => {
    const { http } = await openManage('/manage?search=bolt&category=bolts&sort=-price&page=2');
    await TestBed.inject(Router).navigateByUrl('/manage?search=nut&sort=-price&page=3');
    TestBed.tick();
    const request = http.expectOne(({ url }) => url === list).request;
    expect(request.params.toString()).toBe('search=nut&sort=-price&page_size=25&page=3');
  });

  it('searches when somebody stops typing, on the first page', async () => {
    const { find, page } = await openManage('/manage?page=2');
    vi.useFakeTimers();
    const field = find<HTMLInputElement>('input[type=search]');
    field.value = 'hinge';
    field.dispatchEvent(new Event('input'));
    vi.advanceTimersByTime(150);
    vi.useRealTimers();
    await vi.waitFor(() => {
      expect(TestBed.inject(Router).url).toBe('/manage?search=hinge');
    });
    expect(page.querySelector('input')?.getAttribute('aria-keyshortcuts')).toBe('/');
  });

  it('leaves alone who is gone before the search was sent', async () => {
    const { find, harness } = await openManage();
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate');
    vi.useFakeTimers();
    const field = find<HTMLInputElement>('input[type=search]');
    field.value = 'hinge';
    field.dispatchEvent(new Event('input'));
    harness.fixture.destroy();
    vi.advanceTimersByTime(150);
    vi.useRealTimers();
    expect(navigate).not.toHaveBeenCalled();
  });

  it('sorts by the head of a column, up first', async () => {
    const { page } = await openManage('/manage?sort=price&page=2');
    const heads = [...page.querySelectorAll('thead app-sort-link a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(heads).toEqual([
      '/manage?sort=id',
      '/manage?sort=name',
      '/manage?sort=stock',
      '/manage?sort=-price',
    ]);
    expect(page.querySelector('th.price')?.getAttribute('aria-sort')).toBe('ascending');
  });

  it('says what to do where nothing fits', async () => {
    const { text } = await openManage('/manage?search=unobtainium', []);
    expect(text('.nothing')).toContain('No product fits');
    expect(text('.nothing a')).toBe('Show all products');
  });

  it('deletes a product at once and puts it back when asked to', async () => {
    const { http, named, page, settle, tellList, toasts } = await openManage();
    named('Delete Hex bolt M2').click();
    await settle();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(2);
    const request = http.expectOne({ method: 'DELETE', url: `${list}2/` });
    expect(request.request.headers.get('If-Match')).toBe('"1"');
    request.flush(null, { status: 204, statusText: 'No Content' });
    await tellList([row(1), row(3)]);
    expect(toasts.shown()[0]?.message).toBe('Hex bolt M2 deleted');
    toasts.shown()[0]?.action?.run();
    http.expectOne({ method: 'POST', url: `${list}2/restore/` }).flush(product(2, { version: 2 }));
    await tellList();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(3);
  });

  it('shows a product again that could not be deleted, and why', async () => {
    const { http, named, page, settle, toasts } = await openManage();
    named('Delete Hex bolt M2').click();
    http.expectOne(`${list}2/`).error(new ProgressEvent('error'));
    await settle();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(toasts.shown()[0]).toMatchObject({
      message: 'Hex bolt M2 was not deleted. The server cannot be reached.',
      alarm: true,
    });
    toasts.shown()[0]?.action?.run();
    http.expectOne(`${list}2/`);
  });
});
