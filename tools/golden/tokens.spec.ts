// The tokens of the recording are made here, so they must be what a JWT library makes.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refreshOf, sign, tokens, unspendable } from './tokens.ts';

const parts = (token = '') => token.split('.').map((part) => Buffer.from(part, 'base64url').toString());

describe('a token', () => {
  it('is signed as RFC 7515 says', () => {
    const token = sign('{"sub":"1"}', {}, 'secret');
    const input = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0';
    expect(token).toBe(`${input}.${createHmac('sha256', 'secret').update(input).digest('base64url')}`);
  });

  it('of no algorithm has an empty signature', () => {
    expect(sign('{}', { alg: 'none' })).toBe('eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.e30.');
  });
});

describe('a token of a case of its own', () => {
  const claimsOf = (token: string) => JSON.parse(parts(token)[1] ?? '') as Record<string, unknown>;

  it('has a jti that follows from its owner, and the claims it is given', () => {
    const { jti, ...others } = claimsOf(refreshOf('a case', { user_id: '2' }));
    expect(jti).toMatch(/^[0-9a-f]{32}$/);
    expect(others).toMatchObject({ token_type: 'refresh', user_id: '2' });
    expect(claimsOf(refreshOf('a case'))['jti']).toBe(jti);
    expect(claimsOf(refreshOf('another case'))['jti']).not.toBe(jti);
  });
});

describe('the tokens of the cases', () => {
  it('can all be asked about without harm but for the good refresh tokens', () => {
    expect(Object.keys(tokens).filter((name) => !unspendable.includes(name))).toEqual([
      'refresh',
      'refresh-carol',
      'refresh-bob',
      'refresh-nobody',
      'refresh-user-word',
      'refresh-no-user',
      'refresh-more-claims',
    ]);
  });

  it('are all different', () => {
    expect(new Set(Object.values(tokens)).size).toBe(Object.keys(tokens).length);
  });

  it.each([
    ['no-exp', 'exp'],
    ['no-jti', 'jti'],
    ['no-type', 'token_type'],
    ['no-user', 'user_id'],
    ['no-iat', 'iat'],
  ])('%s lacks what it says', (name, claim) => {
    const [, claims = ''] = parts(tokens[name]);
    expect(JSON.parse(claims)).not.toHaveProperty(claim);
  });

  it('has a signature that differs in one character only', () => {
    const [good = '', bad = ''] = [tokens['access'], tokens['changed-signature']];
    expect(bad).toHaveLength(good.length);
    expect(Array.from(bad).filter((char, at) => char !== good[at])).toHaveLength(1);
  });
});
