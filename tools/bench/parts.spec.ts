import { describe, expect, it } from 'vitest';
import { part } from './parts.ts';

const some = Array.from({ length: 20_000 }, (_, turn) => part(turn));

describe('the products of a large catalogue', () => {
  it('have a name each', () => {
    expect(new Set(some.map(({ name }) => name)).size).toBe(some.length);
  });

  it('are the same each time', () => {
    expect(part(104)).toEqual(some[104]);
  });

  it('fit the shop', () => {
    expect(some.every(({ name, price }) => name.length <= 50 && /^\d{1,8}\.\d\d$/.test(price))).toBe(true);
  });

  it('are of both currencies, counted, sold out and uncounted', () => {
    expect(new Set(some.map(({ currency }) => currency))).toEqual(new Set(['€', '$']));
    expect(new Set(some.map(({ stock }) => stock)).size).toBe(401);
  });
});
