import { HttpEventType } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { Catalogue } from '../../products/catalogue.ts';
import { alice, openAt } from '../../spec-kit.ts';
import manageRoutes from '../manage-routes.ts';

const url = '/api/v1/catalogue/products/import/';
const good = { rows: 2, created: 1, updated: 1, unchanged: 0, failed: 0, applied: false, errors: [] };
const bad = {
  ...good,
  updated: 0,
  failed: 1,
  errors: [{ line: 3, field: 'price', message: 'A valid number is required.' }],
};

describe('Import', () => {
  async function choose(name = 'parts.csv') {
    const opened = await openAt('/manage/import', manageRoutes, alice);
    const { http, page, settle } = opened;
    const field = page.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
    Object.defineProperty(field, 'files', {
      value: [
        new File(['name,price\n'], name, { type: name.endsWith('.csv') ? 'text/csv' : 'application/zip' }),
      ],
    });
    field.dispatchEvent(new Event('change'));
    await settle();
    const next = () => http.expectOne((request) => request.url === url);
    return {
      ...opened,
      next,
      tell: async (report: object) => {
        next().flush(JSON.stringify({ report }));
        await settle();
      },
      start: () => page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true })),
      button: () => page.querySelector('form [type=submit]'),
    };
  }

  it('sends nothing that is no CSV file', async () => {
    const { http, text } = await choose('parts.xlsx');
    http.expectNone(() => true);
    expect(text('[role=alert]')).toContain('parts.xlsx: This is no CSV file');
  });

  it('looks through a file before anything is changed', async () => {
    const { button, harness, next, start, tell, text } = await choose();
    const look = next();
    expect(look.request.params.get('dry_run')).toBe('true');
    const begun = '{"rows":1,"of":2}\n';
    look.event({ type: HttpEventType.DownloadProgress, loaded: 1, partialText: begun });
    harness.detectChanges();
    expect(text('app-progress')).toContain('1 of 2');
    look.flush(begun + JSON.stringify({ report: good }));
    await vi.waitFor(() => {
      harness.detectChanges();
      expect(button()?.textContent.trim()).toBe('Import 2 rows');
    });
    start();
    harness.detectChanges();
    const forget = vi.spyOn(TestBed.inject(Catalogue), 'forget');
    await tell({ ...good, applied: true });
    expect(forget).toHaveBeenCalledTimes(1);
    expect(text('h2')).toBe('The products are imported');
  });

  it('shows which rows are wrong, and imports the good ones only when asked to', async () => {
    const { button, harness, next, page, start, tell } = await choose();
    await tell(bad);
    const cells = [...page.querySelectorAll('app-import-errors tbody td')];
    expect(cells.map(({ textContent }) => textContent.trim())).toEqual([
      '3',
      'price',
      'A valid number is required.',
    ]);
    expect(button()?.getAttribute('aria-disabled')).toBe('true');
    page.querySelectorAll<HTMLInputElement>('[type=radio]')[1]?.click();
    harness.detectChanges();
    expect(button()?.textContent.trim()).toBe('Import 1 row');
    start();
    expect(next().request.params.get('mode')).toBe('valid');
  });

  it('stops an import, and says that nothing is kept of it', async () => {
    const { harness, next, page, start, tell, text } = await choose();
    await tell(good);
    start();
    harness.detectChanges();
    const request = next();
    page.querySelector<HTMLButtonElement>('app-progress button')?.click();
    harness.detectChanges();
    expect(request.cancelled).toBe(true);
    expect(text('[role=alert]')).toContain('The import was stopped. Nothing of it was kept.');
  });
});
