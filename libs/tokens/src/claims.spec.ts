import { describe, expect, it } from 'vitest';
import { isExpired, readClaims } from './index.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: unknown) => `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.c2ln`;

describe('readClaims', () => {
  it('reads what a token says', () => {
    const claims = { token_type: 'access', exp: 10, iat: 5, jti: 'a', user_id: '1', name: 'Zoë ☃ ÿ?>' };
    expect(readClaims(token(claims))).toEqual(claims);
  });

  it.each(['', 'garbage', 'a.b', 'a.b.c', '..', 'a.b.c.d', token(null), token([1]), token('text'), token(5)])(
    'says nothing of %j',
    (text) => {
      expect(readClaims(text)).toBeUndefined();
    },
  );
});

describe('isExpired', () => {
  it('holds from the second of exp on', () => {
    expect(isExpired({ exp: 100 }, 99.9)).toBe(false);
    expect(isExpired({ exp: 100 }, 100)).toBe(true);
  });

  it.each([undefined, null, '100', true, NaN, []])('takes an exp of %j for expired', (exp) => {
    expect(isExpired({ exp } as object, 0)).toBe(true);
  });
});
