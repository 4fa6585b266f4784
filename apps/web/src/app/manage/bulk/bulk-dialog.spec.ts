import { describe, expect, it, vi } from 'vitest';
import { list, openManage, row } from '../manage-kit.ts';

const url = `${list}bulk/`;

describe('BulkDialog', () => {
  async function choose(deed: string) {
    const opened = await openManage();
    const { find, page, settle } = opened;
    page.querySelectorAll<HTMLInputElement>('tbody input').forEach((box) => {
      box.click();
    });
    await settle();
    find(`[data-deed="${deed}"]`).click();
    await vi.waitFor(async () => {
      await settle();
      expect(find('app-bulk-dialog dialog')).not.toBeNull();
    });
    return {
      ...opened,
      type: (text: string) => {
        find<HTMLInputElement>('#bulk-field').value = text;
        find('#bulk-field').dispatchEvent(new Event('input'));
      },
      start: async () => {
        find('app-bulk-dialog form').dispatchEvent(new Event('submit', { cancelable: true }));
        await settle();
      },
      whenClosed: () =>
        vi.waitFor(async () => {
          await settle();
          expect(find('app-bulk-dialog')).toBeNull();
        }),
    };
  }

  it('changes all that are chosen, in the versions seen, and says so', async () => {
    const { http, start, tellList, text, toasts, type, whenClosed } = await choose('price_percent');
    await start();
    http.expectNone(url);
    expect(text('#bulk-problem')).toContain('Write a percentage');
    type('-10');
    await start();
    const request = http.expectOne(url);
    expect(request.request.body).toEqual({
      items: [1, 2, 3].map((id) => ({ id, version: 1 })),
      action: 'change',
      changes: { price_percent: '-10.00' },
    });
    const done = [1, 2, 3].map((id) => row(id, { price: '4.50', version: 2 }));
    request.flush({ done, failed: [] });
    await tellList(done);
    await whenClosed();
    expect(text('[data-price="1"]')).toBe('€4.50');
    expect(toasts.shown()[0]?.message).toBe('3 products changed.');
  });

  it('tells what did not work and why, and tries what can be tried again', async () => {
    const { find, http, named, settle, start, text, texts } = await choose('stock');
    await start();
    http.expectOne(url).flush({
      done: [row(1, { stock: null, version: 2 })],
      failed: [
        { id: 2, status: 412, detail: 'It has changed meanwhile.', current: row(2, { version: 7 }) },
        { id: 3, status: 404, detail: 'No Product matches the given query.' },
      ],
    });
    await vi.waitFor(async () => {
      await settle();
      expect(find('.summary')).not.toBeNull();
    });
    expect(text('.summary p')).toBe('1 product changed.');
    expect(texts('.failures li > *')).toEqual([
      ...['No. 000 002', 'Hex bolt M2', 'It has changed meanwhile.'],
      ...['No. 000 003', 'Hex bolt M3', 'No Product matches the given query.'],
    ]);
    named('Try these again').click();
    expect(http.expectOne(url).request.body).toMatchObject({ items: [{ id: 2, version: 7 }] });
  });

  it('deletes, and puts all of them back', async () => {
    const { http, start, tellList, toasts, whenClosed } = await choose('delete');
    await start();
    http.expectOne(url).flush({ done: [row(1), row(2), row(3)], failed: [] });
    await whenClosed();
    await tellList([]);
    expect(toasts.shown()[0]?.message).toBe('3 products deleted.');
    toasts.shown()[0]?.action?.run();
    expect(http.expectOne(url).request.body).toMatchObject({ action: 'restore' });
  });
});
