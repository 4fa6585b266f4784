// Two recordings are the same to the byte only if nothing of the clock stays in them.
import { describe, expect, it } from 'vitest';
import { reduceTokens } from './claims.ts';
import { sign } from './tokens.ts';

const now = 1_800_000_000;
const jti = '0972f1b87b9b4af4845262d9438e8ab2';
const token = (claims: object) => sign(JSON.stringify(claims));

const claimsOf = (claims: object) => reduceTokens({ access: token(claims) }, now);
const expected = (claims: object) => ({ access: { $jwt: { header: { alg: 'HS256', typ: 'JWT' }, claims } } });

describe('a token in an answer', () => {
  it.each([
    ['an access token', { exp: now + 300, iat: now }, { exp: 'now + 300', iat: 'now' }],
    ['a refresh token', { exp: now + 86_400, iat: now }, { exp: 'now + 86400', iat: 'now' }],
    ['one of a slow machine', { exp: now + 290, iat: now - 10 }, { exp: 'now + 300', iat: 'now' }],
    ['one of long ago', { exp: 4_000_000_000, iat: 1 }, { exp: 4_000_000_000, iat: 1 }],
    ['one of another lifetime', { exp: now + 600 }, { exp: now + 600 }],
    ['one with an id', { jti }, { jti: '32 hex digits' }],
    ['one with an id of another kind', { jti: '1' }, { jti: '1' }],
    ['further claims', { user_id: '1', list: [1] }, { user_id: '1', list: [1] }],
  ])('keeps its header and the shape of its claims: %s', (_, claims, shape) => {
    expect(claimsOf(claims)).toEqual(expected(shape));
  });

  it('is found wherever it stands', () => {
    expect(reduceTokens([{ a: [token({})] }], now)).toEqual([
      { a: [{ $jwt: { header: { alg: 'HS256', typ: 'JWT' }, claims: {} } }] },
    ]);
  });
});

it.each([[null], [1], [true], ['a.b.c'], ['eyJ.eyJ'], [{ detail: 'eyJ' }]])(
  'leaves other values: %j',
  (value) => {
    expect(reduceTokens(value, now)).toEqual(value);
  },
);
