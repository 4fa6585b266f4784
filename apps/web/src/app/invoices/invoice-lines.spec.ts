import { HttpTestingController } from '@angular/common/http/testing';
import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { pageOf, provideShop } from '../spec-kit.ts';
import { linesOf } from './invoice-lines.ts';

const product = (id: number) => ({ id, name: `Hex bolt M${id}`, price: '1.00', currency: '€' as const });
const url = (...ids: number[]) =>
  `/api/v1/catalogue/products/?${ids.map((id) => `id=${id}&`).join('')}page_size=100`;

describe('linesOf', () => {
  function make(...numbers: number[]) {
    TestBed.configureTestingModule({ providers: provideShop([]) });
    const http = TestBed.inject(HttpTestingController);
    const ids = signal(numbers);
    const bill = runInInjectionContext(TestBed.inject(Injector), () => linesOf(ids));
    const told = () => bill.lines().map(({ id, state }) => `${id} ${state}`);
    const fail = (...failing: number[]) =>
      http.expectOne(url(...failing)).flush('', { status: 503, statusText: 'No' });
    TestBed.tick();
    return { bill, fail, http, ids, told };
  }

  it('keeps the order of the invoice, whatever the order of the answer', () => {
    const { bill, http, told } = make(9, 4, 7);
    expect(told()).toEqual(['9 waiting', '4 waiting', '7 waiting']);
    expect(bill.busy()).toBe(true);
    http.expectOne(url(9, 4, 7)).flush(pageOf(product(4), product(7), product(9)));
    expect(bill.lines().map((line) => line.product?.name)).toEqual([
      'Hex bolt M9',
      'Hex bolt M4',
      'Hex bolt M7',
    ]);
    expect(bill.busy()).toBe(false);
  });

  it('asks for a hundred at a time', () => {
    const numbers = Array.from({ length: 150 }, (_, index) => index + 1);
    const { http, told } = make(...numbers);
    http.expectOne(url(...numbers.slice(0, 100))).flush(pageOf(...numbers.slice(0, 100).map(product)));
    expect(told()[100]).toBe('101 waiting');
    http.expectOne(url(...numbers.slice(100))).flush(pageOf(...numbers.slice(100).map(product)));
    expect(told()[149]).toBe('150 here');
  });

  it('has no problem with a product that is merely missing', () => {
    const { bill, http, told } = make(1, 2);
    http.expectOne(url(1, 2)).flush(pageOf(product(2)));
    expect(told()).toEqual(['1 missing', '2 here']);
    expect(bill.problem()).toBeUndefined();
  });

  it('asks again for what failed and for nothing else', () => {
    const { bill, fail, http, ids, told } = make(1);
    http.expectOne(url(1)).flush(pageOf(product(1)));
    ids.set([1, 2]);
    TestBed.tick();
    fail(2);
    expect(told()).toEqual(['1 here', '2 failed']);
    expect(bill.problem()).toEqual({ kind: 'failed', reason: 'The server could not answer.' });
    bill.retry();
    TestBed.tick();
    http.expectOne(url(2)).flush(pageOf(product(2)));
    expect(told()).toEqual(['1 here', '2 here']);
    expect(bill.problem()).toBeUndefined();
  });

  it('does not ask twice while it is asking', () => {
    const { bill, http } = make(1);
    bill.retry();
    TestBed.tick();
    expect(http.match(url(1))).toHaveLength(1);
  });

  it('asks for nothing again when the same products are told once more, or fewer', () => {
    const { http, ids } = make(1, 2);
    http.expectOne(url(1, 2)).flush(pageOf(product(1), product(2)));
    ids.set([1, 2]);
    TestBed.tick();
    ids.set([2]);
    TestBed.tick();
    http.expectNone(() => true);
  });

  it('gives up what is under way when other products are wanted', () => {
    const { http, ids, told } = make(1, 2);
    const late = http.expectOne(url(1, 2));
    ids.set([5]);
    TestBed.tick();
    expect(late.cancelled).toBe(true);
    expect(told()).toEqual(['5 waiting']);
    http.expectOne(url(5));
  });

  it('need not ask for what it has learned', () => {
    const { bill, http, ids, told } = make();
    bill.learn(product(3));
    ids.set([3]);
    TestBed.tick();
    http.expectNone(() => true);
    expect(told()).toEqual(['3 here']);
  });
});
