// What is remembered of a good token, and what is judged again each time.
import { beforeEach, describe, expect, it } from 'vitest';
import { KeySet } from './key-set.ts';
import { openKey } from './key-jwt.ts';
import { signingKey as materialOf } from './signing-key.ts';
import { type Server, accessClaims, serve, signingKey, token, visit } from './spec-kit.ts';
import { VerifiedTokens } from './verified-tokens.ts';

const keySet = async () => new KeySet(await openKey(materialOf('HS256', signingKey)), [], [], false);

describe('tokens that were found good', () => {
  let keys: KeySet;
  let tokens: VerifiedTokens<object>;
  beforeEach(async () => {
    keys = await keySet();
    tokens = new VerifiedTokens();
  });

  it('are known by the whole of their text', () => {
    tokens.keep('one', keys, { jti: '1' }, 100);
    expect(tokens.find('one', keys, 0)).toEqual({ jti: '1' });
    expect(tokens.find('ones', keys, 0)).toBeUndefined();
  });

  it('are forgotten when they expire', () => {
    tokens.keep('one', keys, {}, 100);
    expect(tokens.find('one', keys, 99.9)).toBeDefined();
    expect(tokens.find('one', keys, 100)).toBeUndefined();
    expect(tokens.find('one', keys, 99.9)).toBeUndefined();
  });

  it('are forgotten when the keys change', async () => {
    tokens.keep('one', keys, {}, 100);
    expect(tokens.find('one', await keySet(), 0)).toBeUndefined();
    expect(tokens.find('one', keys, 0)).toBeUndefined();
  });

  it('cannot be changed by who finds them, down to the last list', () => {
    tokens.keep('one', keys, { aud: ['a'] }, 100);
    const found = tokens.find('one', keys, 0) as { aud: string[] };
    expect(() => found.aud.push('b')).toThrow(TypeError);
  });

  it('are ten thousand at the most, the first ones going first', () => {
    for (let turn = 0; turn <= 10_000; turn += 1) tokens.keep(`${turn}`, keys, {}, 100);
    expect(tokens.find('0', keys, 0)).toBeUndefined();
    expect(tokens.find('1', keys, 0)).toBeDefined();
  });
});

describe('a token that is shown again', () => {
  let server: Server;
  let now = Date.now();
  beforeEach(async () => {
    now = Date.now();
    server = await serve({ now: () => now });
  });
  const claims = () => ({ ...accessClaims, iat: Math.floor(now / 1000), exp: Math.floor(now / 1000) + 60 });
  const statusOf = async (text: string) => (await visit(server, `Bearer ${text}`)).statusCode;

  it('is as good as before, and not once it has expired', async () => {
    const shown = token(claims());
    expect([await statusOf(shown), await statusOf(shown)]).toEqual([200, 200]);
    now += 61_000;
    expect(await statusOf(shown)).toBe(401);
  });

  it('is not good where the clock is set back before its beginning', async () => {
    const shown = token(claims());
    expect(await statusOf(shown)).toBe(200);
    now -= 3_600_000;
    expect(await statusOf(shown)).toBe(401);
  });

  it('does not vouch for another signature under the same claims', async () => {
    const shown = token(claims());
    expect(await statusOf(shown)).toBe(200);
    const forged = `${shown.slice(0, -2)}${shown.endsWith('AA') ? 'QQ' : 'AA'}`;
    expect(await statusOf(forged)).toBe(401);
  });
});
