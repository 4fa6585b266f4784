// One key and its instance of @fastify/jwt.
import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openKey } from './key-jwt.ts';
import { fallbackKey, generateSigningKey, signingKey } from './signing-key.ts';
import { accessClaims, signingKey as text } from './spec-kit.ts';

const pair = (await generateSigningKey('EdDSA')).privateKey;
const keys = [
  ['HS256', text],
  ['EdDSA', pair],
] as const;

describe.each(keys)('a key of %s', (algorithm, secret) => {
  it('writes the header that it says', async () => {
    const key = await openKey(signingKey(algorithm, secret));
    expect(key.sign(accessClaims).split('.')[0]).toBe(key.header);
  });

  it('shares no claims between those who ask', async () => {
    const key = await openKey(signingKey(algorithm, secret));
    const token = key.sign(accessClaims);
    const [first, second] = [key.verify(token), key.verify(token)];
    expect(first).toEqual(accessClaims);
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
  });

  it('leaves it to others to judge the times', async () => {
    const key = await openKey(signingKey(algorithm, secret));
    const claims = { ...accessClaims, exp: 1, nbf: 4_000_000_000 };
    expect(key.verify(key.sign(claims))).toEqual(claims);
  });
});

describe('a public half', () => {
  it('checks and cannot sign', async () => {
    const half = createPublicKey(pair).export({ type: 'spki', format: 'pem' }).toString();
    const token = (await openKey(signingKey('EdDSA', pair))).sign(accessClaims);
    const key = await openKey(fallbackKey('EdDSA', half));
    expect(key.verify(token)).toEqual(accessClaims);
    expect(() => key.sign(accessClaims)).toThrow('unable to sign');
  });
});
