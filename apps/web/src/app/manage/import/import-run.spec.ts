import { HttpEventType, HttpHeaders, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { type ImportNews, ImportRun } from './import-run.ts';

const url = '/api/v1/catalogue/products/import/';
const wish = { mode: 'valid', createCategories: true, dryRun: true } as const;

describe('ImportRun', () => {
  function send() {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const told: ImportNews[] = [];
    const run = TestBed.inject(ImportRun)
      .send(new Blob(['name,price']), wish)
      .subscribe((news) => told.push(news));
    const http = TestBed.inject(HttpTestingController);
    return { told, run, request: http.expectOne((asked) => asked.url === url) };
  }

  it('says what is wanted of the file', () => {
    const { request } = send().request;
    expect(request.params.toString()).toBe('mode=valid&dry_run=true&create_categories=true');
    expect(request.headers.get('Content-Type')).toBe('text/csv');
    expect(request.headers.get('Accept')).toBe('application/x-ndjson');
  });

  it('tells each line when it comes, and the report at the end', () => {
    const { told, request } = send();
    request.event({
      type: HttpEventType.DownloadProgress,
      loaded: 1,
      partialText: '{"rows":1,"of":2}\n{"ro',
    });
    expect(told).toEqual([{ rows: 1, of: 2 }]);
    const all = '{"rows":1,"of":2}\n{"rows":2,"of":2}\n{"report":{"rows":2}}\n';
    request.flush(all, { headers: new HttpHeaders() });
    expect(told).toEqual([{ rows: 1, of: 2 }, { rows: 2, of: 2 }, { report: { rows: 2 } }]);
  });

  it('stops the import when nobody listens any more', () => {
    const { run, request } = send();
    run.unsubscribe();
    expect(request.cancelled).toBe(true);
  });
});
