import { HttpTestingController } from '@angular/common/http/testing';
import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Products } from '../products/products.ts';
import { provideShop } from '../spec-kit.ts';
import { linesOf } from './invoice-lines.ts';

const product = (id: number) => ({ id, name: `Hex bolt M${id}`, price: '1.00', currency: '€' as const });
const url = (id: number) => `/api/v0/products/${id}/`;

describe('linesOf', () => {
  function make(...numbers: number[]) {
    TestBed.configureTestingModule({ providers: provideShop([]) });
    const products = TestBed.inject(Products);
    const http = TestBed.inject(HttpTestingController);
    const ids = signal(numbers);
    const bill = runInInjectionContext(TestBed.inject(Injector), () => linesOf(products, ids));
    const told = () => bill.lines().map(({ id, state }) => `${id} ${state}`);
    const fail = (id: number, status: number) =>
      http.expectOne(url(id)).flush('', { status, statusText: 'No' });
    TestBed.tick();
    return { bill, fail, http, ids, products, told };
  }

  it('keeps the order of the invoice, whatever comes first', () => {
    const { bill, http, told } = make(9, 4, 7);
    http.expectOne(url(7)).flush(product(7));
    http.expectOne(url(4)).flush(product(4));
    expect(told()).toEqual(['9 waiting', '4 here', '7 here']);
    http.expectOne(url(9)).flush(product(9));
    expect(bill.lines().map((line) => line.product?.name)).toEqual([
      'Hex bolt M9',
      'Hex bolt M4',
      'Hex bolt M7',
    ]);
    expect(bill.busy()).toBe(false);
  });

  it('asks for no more than four at a time', () => {
    const { bill, http } = make(1, 2, 3, 4, 5, 6);
    const open = http.match(() => true);
    expect(open.map(({ request }) => request.url)).toEqual([1, 2, 3, 4].map(url));
    open[1]?.flush(product(2));
    expect(http.match(() => true).map(({ request }) => request.url)).toEqual([url(5)]);
    expect(bill.busy()).toBe(true);
  });

  it('loses no line when one is missing and one fails', () => {
    const { bill, fail, http, told } = make(1, 2, 3);
    fail(1, 404);
    fail(2, 503);
    http.expectOne(url(3)).flush(product(3));
    expect(told()).toEqual(['1 missing', '2 failed', '3 here']);
    expect(bill.problem()).toEqual({ kind: 'failed', reason: 'The server could not answer.' });
  });

  it('has no problem with a product that is merely missing', () => {
    const { bill, fail } = make(1);
    fail(1, 404);
    expect(bill.problem()).toBeUndefined();
  });

  it('asks again for what failed and for nothing else', () => {
    const { bill, fail, http, told } = make(1, 2);
    http.expectOne(url(1)).flush(product(1));
    fail(2, 503);
    bill.retry();
    TestBed.tick();
    http.expectNone(url(1));
    http.expectOne(url(2)).flush(product(2));
    expect(told()).toEqual(['1 here', '2 here']);
    expect(bill.problem()).toBeUndefined();
  });

  it('does not ask twice while it is asking', () => {
    const { bill, http } = make(1);
    bill.retry();
    TestBed.tick();
    expect(http.match(url(1))).toHaveLength(1);
  });

  it('asks for nothing again when the same products are told once more', () => {
    const { http, ids } = make(1, 2);
    expect(http.match(() => true)).toHaveLength(2);
    ids.set([1, 2]);
    TestBed.tick();
    http.expectNone(() => true);
  });

  it('starts over with other products', () => {
    const { http, ids, told } = make(1, 2);
    http.expectOne(url(1)).flush(product(1));
    const late = http.expectOne(url(2));
    ids.set([5]);
    TestBed.tick();
    expect(late.cancelled).toBe(true);
    expect(told()).toEqual(['5 waiting']);
    http.expectOne(url(5));
  });

  it('shows what was seen of a product before while it is asked for again', () => {
    const { http, ids, products, bill } = make();
    products.fetch(3).subscribe();
    http.expectOne(url(3)).flush(product(3));
    ids.set([3]);
    TestBed.tick();
    expect(bill.lines()).toEqual([{ id: 3, product: product(3), state: 'waiting' }]);
  });
});
