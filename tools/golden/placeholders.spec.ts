// A recording must play on a server that gives other ids, so no id may slip through, and no name stand for nothing.
import { describe, expect, it } from 'vitest';
import { fill, fillJson, maskJson, maskText } from './placeholders.ts';

const names = new Map<string, string | number>([
  ['port', 8123],
  ['access', 'a.b.c'],
  ['p1', 7_100_001],
  ['c1', 7_300_001],
]);

describe('a request', () => {
  it.each([
    ['Bearer {{access}}', 'Bearer a.b.c'],
    ['/api/v0/products/{{p1}}/?x={{c1}}', '/api/v0/products/7100001/?x=7300001'],
    ['{{{p1}}}', '{7100001}'],
    ['{ } {{ }} {{a b}}', '{ } {{ }} {{a b}}'],
  ])('has its placeholders filled: %s', (text, filled) => {
    expect(fill(text, names)).toBe(filled);
  });

  it('has numbers and texts where its JSON wants them', () => {
    expect(fillJson({ products: [{ $id: 'p1' }, '{{p1}}'], account: { $id: 'c1' } }, names)).toBe(
      '{"products":[7100001,"7100001"],"account":7300001}',
    );
  });

  it('keeps characters as JSON.stringify writes them', () => {
    expect(fillJson({ name: '"\\\u0000\ud800é' }, names)).toBe('{"name":"\\"\\\\\\u0000\\ud800é"}');
  });

  it.each([() => fill('{{p2}}', names), () => fillJson({ id: { $id: 'p2' } }, names)])(
    'may not ask for a row that is not there',
    (act) => {
      expect(act).toThrow('nothing is called p2 here');
    },
  );
});

describe('an answer', () => {
  it('has names for the ids of rows', () => {
    const told = { id: 7_100_001, products: [7_100_001], account: 7_300_001, version: 7, price: '7.10' };
    expect(maskJson(told, names)).toEqual({
      id: { $id: 'p1' },
      products: [{ $id: 'p1' }],
      account: { $id: 'c1' },
      version: 7,
      price: '7.10',
    });
  });

  it.each([
    ['Invalid pk "7100001" - object does not exist.', 'Invalid pk "{{p1}}" - object does not exist.'],
    ['http://127.0.0.1:8123/api/v0/', 'http://127.0.0.1:{{port}}/api/v0/'],
    ['71000010 and 17100001', '71000010 and 17100001'],
    ['99999999', '99999999'],
  ])('has names in its texts: %s', (text, masked) => {
    expect(maskText(text, names)).toBe(masked);
  });

  it.each([
    ['as a number', { id: 7_100_002 }],
    ['in a text', { detail: 'no 7400000 here' }],
  ])('may not tell an id that no row has, %s', (_, told) => {
    expect(() => maskJson(told, names)).toThrow(/which no row of the case has/);
  });

  it('becomes what it was when it is filled again', () => {
    const told = { id: 7_100_001, next: 'http://127.0.0.1:8123/?page=2', list: [null, true, 1.5, 'x'] };
    expect(JSON.parse(fillJson(maskJson(told, names), names))).toEqual(told);
  });
});
