import { HttpTestingController } from '@angular/common/http/testing';
import { ApplicationRef, Injector, runInInjectionContext, Service, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { authStub, keyWords, pageOf, provideShop } from '../spec-kit.ts';
import { Collection, type Row } from './collection.ts';

interface Key extends Row {
  readonly teeth: number;
}

@Service()
class Keys extends Collection<Key> {
  constructor() {
    super('keys', keyWords);
  }
}

describe('Collection', () => {
  function make() {
    const auth = authStub();
    TestBed.configureTestingModule({ providers: provideShop([], auth) });
    const keys = TestBed.inject(Keys);
    const http = TestBed.inject(HttpTestingController);
    const inContext = <T>(make: () => T) => runInInjectionContext(TestBed.inject(Injector), make);
    /** Until the answers have arrived where they are kept. */
    const settle = () => TestBed.inject(ApplicationRef).whenStable();
    return { auth, http, inContext, keys, settle };
  }

  it('is named and placed after its noun', () => {
    expect(make().keys).toMatchObject({ words: { title: 'Keys' }, path: '/keys' });
  });

  it('asks for page 1 by the bare address and for others by ?page=', () => {
    const { http, inContext, keys } = make();
    const number = signal<number | undefined>(1);
    inContext(() => keys.page(number));
    TestBed.tick();
    http.expectOne('/api/v0/keys/').flush(pageOf());
    number.set(2);
    TestBed.tick();
    http.expectOne('/api/v0/keys/?page=2');
  });

  it('asks nothing while there is no number', () => {
    const { http, inContext, keys } = make();
    inContext(() => [keys.page(signal(undefined)), keys.row(signal(undefined))]);
    TestBed.tick();
    http.expectNone(() => true);
  });

  it('keeps the rows of a page, of a record and of a single request', async () => {
    const { http, inContext, keys, settle } = make();
    inContext(() => [keys.page(signal(1)), keys.row(signal(7))]);
    TestBed.tick();
    http.expectOne('/api/v0/keys/').flush(pageOf({ id: 1, teeth: 5 }, { id: 2, teeth: 6 }));
    http.expectOne('/api/v0/keys/7/').flush({ id: 7, teeth: 9 });
    keys.fetch(8).subscribe();
    http.expectOne('/api/v0/keys/8/').flush({ id: 8, teeth: 3 });
    await settle();
    expect([1, 2, 3, 7, 8].map((id) => keys.kept(id)?.teeth)).toEqual([5, 6, undefined, 9, 3]);
  });

  it('keeps nothing of what one person was shown for the next', async () => {
    const { auth, http, inContext, keys, settle } = make();
    const { kept } = inContext(() => keys.page(signal(1)));
    TestBed.tick();
    http.expectOne('/api/v0/keys/').flush(pageOf({ id: 1, teeth: 5 }));
    await settle();
    expect(keys.kept(1)).toEqual({ id: 1, teeth: 5 });
    auth.user.set({ id: '4' });
    TestBed.tick();
    expect(keys.kept(1)).toBeUndefined();
    expect(kept()).toBeUndefined();
  });
});
