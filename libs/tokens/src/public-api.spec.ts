// What the package promises to the compiler of its users, and that it promises nothing more.
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as door from './index.ts';
import { type Claims, type TokenPair, isExpired, readClaims, tokenPaths } from './index.ts';

describe('the public API', () => {
  it('is these names', () => {
    expect(Object.keys(door).sort()).toEqual([
      'authMode',
      'isExpired',
      'readClaims',
      'sessionPaths',
      'tokenPaths',
    ]);
  });

  it('reads claims that may all be missing', () => {
    expectTypeOf(readClaims).parameters.toEqualTypeOf<[token: string]>();
    expectTypeOf(readClaims).returns.toEqualTypeOf<Partial<Claims> | undefined>();
    expectTypeOf<Claims['user_id']>().toEqualTypeOf<string | number>();
    expectTypeOf<Claims['anything']>().toBeUnknown();
  });

  it('tells whether claims have expired by a clock in seconds', () => {
    expectTypeOf(isExpired).returns.toBeBoolean();
    expectTypeOf(isExpired).parameter(1).toBeNumber();
    // @ts-expect-error -- readClaims may find nothing, and that is for the caller to judge
    expectTypeOf(isExpired).toBeCallableWith(readClaims(''), 0);
  });

  it('names paths to the letter', () => {
    expectTypeOf(tokenPaths.refresh).toEqualTypeOf<'token/refresh/'>();
  });

  it('has pairs that nobody changes', () => {
    expectTypeOf<TokenPair>().toEqualTypeOf<{ readonly access: string; readonly refresh: string }>();
    // @ts-expect-error -- half a pair is none
    expectTypeOf({ access: '' }).toExtend<TokenPair>();
  });
});
