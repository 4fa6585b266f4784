import { HttpClient, HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { CatalogueProduct } from '@latchkey/dto';
import { describe, expect, it, vi } from 'vitest';
import { product } from '../manage-kit.ts';
import { UPLOAD_HTTP } from './upload-http.ts';
import { Uploads } from './uploads.ts';

const url = '/api/v1/catalogue/products/7/pictures/';
const file = (name: string, type = 'image/png') => new File(['12345'], name, { type });

describe('Uploads', () => {
  function set() {
    TestBed.configureTestingModule({
      providers: [
        Uploads,
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: UPLOAD_HTTP, useExisting: HttpClient },
      ],
    });
    const uploads = TestBed.inject(Uploads);
    const changed = vi.fn<(product: CatalogueProduct) => void>();
    return {
      uploads,
      changed,
      http: TestBed.inject(HttpTestingController),
      states: () => uploads.all().map(({ file: { name }, state }) => [name, state]),
    };
  }

  it('wait for a product, then go one after the other', () => {
    const { changed, http, states, uploads } = set();
    uploads.add([file('a.png'), file('b.png')], 0);
    http.expectNone(url);
    expect(uploads.pending()).toBe(true);
    uploads.sendTo(product(7), changed);
    const first = http.expectOne(url);
    expect(first.request.headers.get('Content-Type')).toBe('image/png');
    expect(states()).toEqual([
      ['a.png', 'sending'],
      ['b.png', 'waiting'],
    ]);
    first.event({ type: HttpEventType.UploadProgress, loaded: 3, total: 5 });
    expect(uploads.all()[0]?.sent).toBe(3);
    first.flush(product(7, { version: 2 }));
    expect(changed).toHaveBeenCalledWith(product(7, { version: 2 }));
    http.expectOne(url).flush(product(7, { version: 3 }));
    expect(states()).toEqual([]);
    expect(uploads.pending()).toBe(false);
  });

  it('says what is wrong with a file and sends only the others', () => {
    const { changed, http, states, uploads } = set();
    uploads.sendTo(product(7), changed);
    uploads.add([file('a.gif', 'image/gif'), file('b.png')], 11);
    uploads.add([file('c.png')], 11);
    expect(states()).toEqual([
      ['a.gif', 'refused'],
      ['b.png', 'sending'],
      ['c.png', 'refused'],
    ]);
    expect(uploads.all()[2]?.problem).toBe('A product has at most 12 pictures');
    http.expectOne(url);
  });

  it('goes on after one that fails, which can be tried again', () => {
    const { changed, http, states, uploads } = set();
    uploads.sendTo(product(7), changed);
    uploads.add([file('a.png'), file('b.png')], 0);
    http.expectOne(url).flush({ detail: 'This is no picture.' }, { status: 400, statusText: 'Bad Request' });
    expect(uploads.all()[0]).toMatchObject({ state: 'failed', problem: 'This is no picture.' });
    http.expectOne(url).flush(product(7));
    uploads.retry(uploads.all()[0]?.id ?? 0);
    http.expectOne(url).flush(product(7));
    expect(states()).toEqual([]);
  });

  it('takes one back while it is on its way, and sends the next', () => {
    const { changed, http, states, uploads } = set();
    uploads.sendTo(product(7), changed);
    uploads.add([file('a.png'), file('b.png')], 0);
    const first = http.expectOne(url);
    uploads.cancel(uploads.all()[0]?.id ?? 0);
    expect(first.cancelled).toBe(true);
    expect(states()).toEqual([['b.png', 'sending']]);
  });
});
