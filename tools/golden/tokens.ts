// The tokens of the cases: signed with a key that both servers are given, so that the recording can hold them as they are.
import { createHash, createHmac } from 'node:crypto';
import type { Json } from './case.ts';

/** It guards nothing: every server with this key is one of a test. */
export const signingKey = 'the key of the golden answers, known to everybody';

export type Claims = Readonly<Record<string, Json | undefined>>;

const base64url = (text: string) => Buffer.from(text).toString('base64url');

const hashes: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

/** A JSON web token in its compact form; of an algorithm that is no HMAC, one with an empty signature. */
export function sign(claims: string, header: Claims = {}, key = signingKey): string {
  const full = { alg: 'HS256', typ: 'JWT', ...header };
  const input = `${base64url(JSON.stringify(full))}.${base64url(claims)}`;
  const hash = hashes[String(full.alg)];
  return `${input}.${hash ? createHmac(hash, key).update(input).digest('base64url') : ''}`;
}

/** 2023-11-14 and 2096-10-02: the recording is good for a lifetime. */
const issued = 1_700_000_000;
const expires = 4_000_000_000;

/** A key that no server has. */
export const otherKey = 'a key that belongs to somebody else, long enough';

const jti = '00000000000000000000000000000001';
const accessClaims = { token_type: 'access', exp: expires, iat: issued, jti, user_id: '1' };
const refreshClaims = { ...accessClaims, token_type: 'refresh' };

/** A good token with some claims changed; `undefined` leaves one out. */
const access = (changes: Claims = {}, header?: Claims, key?: string) =>
  sign(JSON.stringify({ ...accessClaims, ...changes }), header, key);
const refresh = (changes: Claims = {}, header?: Claims, key?: string) =>
  sign(JSON.stringify({ ...refreshClaims, ...changes }), header, key);

/** A good refresh token with a jti of its own, for one case to spend. @param owner what the jti is made from */
export const refreshOf = (owner: string, changes: Claims = {}, key?: string) => {
  const own = createHash('sha256').update(owner).digest('hex').slice(0, 32);
  return refresh({ jti: own, ...changes }, {}, key);
};

const [header = '', claims = '', signature = ''] = access().split('.');
const otherClaims = base64url(JSON.stringify({ ...accessClaims, user_id: '2' }));

/** Users: 1 alice, 2 carol, 3 bob, who is inactive; there is no user 99. */
export const tokens: Readonly<Record<string, string>> = {
  access: access(),
  refresh: refresh(),
  'access-carol': access({ user_id: '2' }),
  'refresh-carol': refresh({ user_id: '2' }),
  'access-bob': access({ user_id: '3' }),
  'refresh-bob': refresh({ user_id: '3' }),
  'access-nobody': access({ user_id: '99' }),
  'refresh-nobody': refresh({ user_id: '99' }),

  'user-number': access({ user_id: 1 }),
  'user-word': access({ user_id: 'alice' }),
  'user-empty': access({ user_id: '' }),
  'user-fraction': access({ user_id: 1.5 }),
  'user-negative': access({ user_id: '-1' }),
  'user-huge': access({ user_id: '99999999999999999999' }),
  'user-null': access({ user_id: null }),
  'user-list': access({ user_id: ['1'] }),
  'user-object': access({ user_id: { id: '1' } }),
  'no-user': access({ user_id: undefined }),
  'refresh-user-word': refresh({ user_id: 'alice' }),
  'refresh-no-user': refresh({ user_id: undefined }),

  expired: access({ exp: issued + 300 }),
  'refresh-expired': refresh({ exp: issued + 86_400 }),
  'expired-negative': access({ exp: -1 }),
  'expired-zero': access({ exp: 0 }),
  'exp-fraction': access({ exp: expires + 0.5 }),
  'exp-word': access({ exp: 'tomorrow' }),
  'exp-digits': access({ exp: String(expires) }),
  'exp-null': access({ exp: null }),
  'exp-list': access({ exp: [expires] }),
  'no-exp': access({ exp: undefined }),
  'refresh-no-exp': refresh({ exp: undefined }),
  'not-yet': access({ nbf: expires - 1 }),
  'nbf-past': access({ nbf: issued }),
  'nbf-word': access({ nbf: 'tomorrow' }),
  'iat-future': access({ iat: expires - 1 }),
  'iat-word': access({ iat: 'yesterday' }),
  'no-iat': access({ iat: undefined }),

  'jti-empty': access({ jti: '' }),
  'jti-number': access({ jti: 1 }),
  'no-jti': access({ jti: undefined }),
  'refresh-no-jti': refresh({ jti: undefined }),
  'sub-text': access({ sub: 'alice' }),
  'sub-number': access({ sub: 1 }),

  'type-sliding': access({ token_type: 'sliding' }),
  'type-capital': access({ token_type: 'Access' }),
  'type-null': access({ token_type: null }),
  'no-type': access({ token_type: undefined }),
  'more-claims': access({ role: 'clerk', aud: 'somebody', iss: 'somewhere' }),
  'refresh-more-claims': refresh({ role: 'clerk', list: [1, { a: null }] }),

  'other-key': access({}, {}, otherKey),
  'refresh-other-key': refresh({}, {}, otherKey),
  HS384: access({}, { alg: 'HS384' }),
  HS512: access({}, { alg: 'HS512' }),
  'alg-none': access({}, { alg: 'none' }),
  'alg-NONE': access({}, { alg: 'NONE' }),
  'alg-empty': access({}, { alg: '' }),
  'no-alg': access({}, { alg: undefined }),
  'alg-lower': access({}, { alg: 'hs256' }),
  'alg-RS256': access({}, { alg: 'RS256' }),
  'no-typ': access({}, { typ: undefined }),
  'other-typ': access({}, { typ: 'at+jwt' }),
  kid: access({}, { kid: '1' }),
  'kid-number': access({}, { kid: 1 }),
  crit: access({}, { crit: ['urgent'], urgent: true }),
  'refresh-alg-none': refresh({}, { alg: 'none' }),

  'changed-signature': [header, claims, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join(
    '.',
  ),
  'changed-claims': [header, otherClaims, signature].join('.'),
  'no-signature': [header, claims, ''].join('.'),
  'two-parts': [header, claims].join('.'),
  'four-parts': [header, claims, signature, signature].join('.'),
  'short-signature': [header, claims, signature.slice(0, -4)].join('.'),
  padded: `${header}.${claims}.${signature}=`,
  'claims-list': sign('[]'),
  'claims-text': sign('"access"'),
  'claims-null': sign('null'),
  'claims-none': sign('{}'),
  'claims-not-json': sign('{access'),
  'header-not-json': [base64url('{'), claims, signature].join('.'),
  'header-list': [base64url('[]'), claims, signature].join('.'),
};

/** Names of the tokens that no endpoint can spend: the good refresh tokens must stay good for all cases. */
export const unspendable = Object.keys(tokens).filter(
  (name) => !/^refresh($|-(carol|bob|nobody|user-word|no-user|more-claims)$)/.test(name),
);
