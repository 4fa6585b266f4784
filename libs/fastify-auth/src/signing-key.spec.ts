// Every algorithm, with jose as the second opinion: it takes our tokens, and we take its.
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  SignJWT,
  calculateJwkThumbprint,
  createLocalJWKSet,
  decodeProtectedHeader,
  importPKCS8,
  jwtVerify,
} from 'jose';
import { describe, expect, it } from 'vitest';
import { type Algorithm, type AsymmetricAlgorithm, generateSigningKey } from './index.ts';
import { checkKeys } from './key-options.ts';
import {
  type Server,
  accessClaims,
  hmac,
  post,
  refreshClaims,
  second,
  serve,
  signingKey,
  token,
  visit,
} from './spec-kit.ts';

const hmacAlgorithms = ['HS256', 'HS384', 'HS512'] as const;
const rsaAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const;
const others = ['ES256', 'ES384', 'ES512', 'EdDSA'] as const;
const asymmetric: readonly AsymmetricAlgorithm[] = [...rsaAlgorithms, ...others];

const longKey = 'a signing key of the specs that is long enough for all three of HS256, HS384 and HS512';

/** One pair for each algorithm; those of RSA share theirs, as it takes long to make. */
const rsa = await generateSigningKey('RS256');
const pairs = new Map(
  await Promise.all(
    asymmetric.map(
      async (algorithm) =>
        [algorithm, /^[RP]S/.test(algorithm) ? rsa : await generateSigningKey(algorithm)] as const,
    ),
  ),
);
const pem = (algorithm: Algorithm) => pairs.get(algorithm as AsymmetricAlgorithm)?.privateKey ?? '';
const publicPem = (privatePem: string) =>
  createPublicKey(privatePem).export({ type: 'spki', format: 'pem' }).toString();

const currentDate = new Date(second * 1000);
const signIn = async (server: Server) =>
  (await post(server, '/api/token/', { username: 'ada', password: 'adaada' })).json<{
    access: string;
    refresh: string;
  }>();
const jwksOf = async ({ app }: Server) => (await app.inject('/.well-known/jwks.json')).json();

const joseToken = async (algorithm: AsymmetricAlgorithm, kid?: string, privatePem = pem(algorithm)) =>
  new SignJWT(accessClaims)
    .setProtectedHeader({ alg: algorithm, ...(kid !== undefined && { kid }) })
    .sign(await importPKCS8(privatePem, algorithm));

const statusOf = async (server: Server, text: string) => (await visit(server, `Bearer ${text}`)).statusCode;

describe.each(asymmetric)('%s', (algorithm) => {
  const key = { algorithm, signingKey: pem(algorithm) };

  it('signs tokens that others take by the published key, which the header names', async () => {
    const server = await serve(key);
    const { access, refresh } = await signIn(server);
    const jwks = await jwksOf(server);
    const [jwk] = jwks.keys;
    expect(jwks.keys).toHaveLength(1);
    expect(jwk).toMatchObject({ use: 'sig', alg: algorithm, kid: await calculateJwkThumbprint(jwk) });
    expect(Object.keys(jwk)).not.toEqual(expect.arrayContaining(['d']));
    expect(decodeProtectedHeader(access)).toEqual({ alg: algorithm, typ: 'JWT', kid: jwk.kid });
    for (const text of [access, refresh]) {
      const { payload } = await jwtVerify(text, createLocalJWKSet(jwks), { currentDate });
      expect(payload).toMatchObject({ user_id: '1', iat: second });
    }
    expect(await statusOf(server, access)).toBe(200);
    const refreshed = await post(server, '/api/token/refresh/', { refresh });
    expect(await statusOf(server, refreshed.json().access)).toBe(200);
  });

  it('takes tokens that others sign, with and without the name of the key', async () => {
    const server = await serve(key);
    const kid = pairs.get(algorithm)?.kid;
    expect(await statusOf(server, await joseToken(algorithm, kid))).toBe(200);
    expect(await statusOf(server, await joseToken(algorithm))).toBe(200);
  });

  it('refuses the same key under another name, and another key under its name', async () => {
    const server = await serve(key);
    const other = await generateSigningKey('ES256');
    expect(await statusOf(server, await joseToken(algorithm, other.kid))).toBe(401);
    expect(await statusOf(server, await joseToken(algorithm, ''))).toBe(401);
    expect(
      await statusOf(server, await joseToken('ES256', pairs.get(algorithm)?.kid, other.privateKey)),
    ).toBe(401);
  });

  it('refuses its public half as an HMAC key, and every other algorithm', async () => {
    const server = await serve(key);
    const kid = pairs.get(algorithm)?.kid;
    const half = publicPem(pem(algorithm));
    const forged = [half, half.trim(), pem(algorithm)].flatMap((secret) =>
      hmacAlgorithms.map((alg) => token(accessClaims, { alg, typ: 'JWT', kid }, secret)),
    );
    const foreign = await Promise.all(
      asymmetric.filter((one) => one !== algorithm).map((one) => joseToken(one, kid)),
    );
    const parts = (await joseToken(algorithm, kid)).split('.');
    const relabelled = ['none', 'HS256', ...asymmetric.filter((one) => one !== algorithm)].map((alg) =>
      [Buffer.from(JSON.stringify({ alg, kid })).toString('base64url'), ...parts.slice(1)].join('.'),
    );
    const zeros = [parts[0], parts[1], Buffer.alloc(64).toString('base64url')].join('.');
    const all = [...forged, ...foreign, ...relabelled, zeros];
    expect(await Promise.all(all.map((text) => statusOf(server, text)))).toEqual(all.map(() => 401));
  });

  it('has the halves of one pair only', () => {
    const verifyingKey = publicPem(pem(algorithm));
    expect(checkKeys({ ...key, verifyingKey })).toMatchObject(key);
    expect(checkKeys({ ...key, verifyingKey: '' })).toMatchObject(key);
  });
});

describe.each(hmacAlgorithms)('%s', (algorithm) => {
  it('signs and takes tokens as others do, and publishes nothing', async () => {
    const server = await serve({ algorithm, signingKey: longKey });
    const { access } = await signIn(server);
    const secret = new TextEncoder().encode(longKey);
    const { protectedHeader } = await jwtVerify(access, secret, { currentDate, algorithms: [algorithm] });
    expect(protectedHeader).toEqual({ alg: algorithm, typ: 'JWT' });
    const theirs = await new SignJWT(accessClaims).setProtectedHeader({ alg: algorithm }).sign(secret);
    expect(await statusOf(server, theirs)).toBe(200);
    expect(await jwksOf(server)).toEqual({ keys: [] });
    const wrong = hmacAlgorithms.filter((one) => one !== algorithm);
    expect(
      await Promise.all(wrong.map((alg) => statusOf(server, token(accessClaims, { alg }, longKey)))),
    ).toEqual([401, 401]);
  });
});

describe('the public keys', () => {
  it('are told with their media type, and may be kept for five minutes', async () => {
    const { app } = await serve({ algorithm: 'EdDSA', signingKey: pem('EdDSA') });
    const answer = await app.inject('/.well-known/jwks.json');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/jwk-set+json',
      'cache-control': 'public, max-age=300',
    });
    expect(answer.json()).toEqual({
      keys: [
        {
          kty: 'OKP',
          crv: 'Ed25519',
          x: expect.stringMatching(/^[\w-]{43}$/),
          kid: pairs.get('EdDSA')?.kid,
          alg: 'EdDSA',
          use: 'sig',
        },
      ],
    });
  });
});

describe('signingKeyFallbacks', () => {
  it('check what was signed before, and sign nothing', async () => {
    const key = 'the key of today, which nothing was signed with so far';
    const server = await serve({ signingKey: key, signingKeyFallbacks: [longKey, signingKey] });
    expect(await statusOf(server, token(accessClaims))).toBe(200);
    expect(await statusOf(server, token(accessClaims, undefined, longKey))).toBe(200);
    expect(
      await statusOf(server, token(accessClaims, undefined, 'a key that nobody knows, of 32 bytes')),
    ).toBe(401);
    const { access } = await signIn(server);
    expect(access.split('.')[2]).toBe(hmac(access.split('.').slice(0, 2).join('.'), key));
  });

  it.each([
    ['EdDSA', 'ES256'],
    ['EdDSA', 'RS256'],
    ['RS512', 'RS512'],
    ['HS256', 'EdDSA'],
  ] as const)('bring a server over to %s from %s', async (algorithm, before) => {
    const now = algorithm === 'HS256' ? longKey : (await generateSigningKey(algorithm)).privateKey;
    const old = await serve({ algorithm: before, signingKey: pem(before) });
    const { access, refresh } = await signIn(old);
    for (const fallback of [pem(before), publicPem(pem(before))]) {
      const server = await serve({ algorithm, signingKey: now, signingKeyFallbacks: [fallback] });
      expect(await statusOf(server, access)).toBe(200);
      expect(await statusOf(server, await joseToken(before))).toBe(200);
      expect((await post(server, '/api/token/refresh/', { refresh })).statusCode).toBe(200);
      expect((await jwksOf(server)).keys.at(-1)).toMatchObject({ alg: before });
    }
  });

  it('bring a server over from HS256, whose tokens name no key', async () => {
    const server = await serve({
      algorithm: 'EdDSA',
      signingKey: pem('EdDSA'),
      signingKeyFallbacks: [signingKey],
    });
    expect(await statusOf(server, token(accessClaims))).toBe(200);
    expect((await post(server, '/api/token/refresh/', { refresh: token(refreshClaims) })).statusCode).toBe(
      200,
    );
    expect(await statusOf(server, token(accessClaims, { alg: 'HS256', kid: pairs.get('EdDSA')?.kid }))).toBe(
      401,
    );
    expect(await statusOf(server, token(accessClaims, { alg: 'HS384' }))).toBe(401);
  });
});

describe('a key that does not fit its algorithm', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
  const secp256k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
  const ed448 = generateKeyPairSync('ed448').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

  it.each([
    ['HS256', pem('EdDSA'), 'be text for HS256, not a key in PEM'],
    ['HS256', `x${publicPem(pem('RS256'))}`, 'be text for HS256, not a key in PEM'],
    ['HS512', longKey.slice(0, 63), 'be at least 64 bytes long for HS512, got 63'],
    ['RS256', longKey, 'be an RSA private key (PEM) for RS256'],
    ['RS256', '', 'be an RSA private key (PEM) for RS256'],
    ['RS256', publicPem(pem('RS256')), 'be an RSA private key (PEM) for RS256'],
    ['RS256', weak, 'have at least 2048 bits, got 1024'],
    ['PS256', pss, 'be an RSA private key (PEM) for PS256'],
    ['PS512', pem('ES512'), 'be an RSA private key (PEM) for PS512'],
    ['ES256', pem('ES384'), 'be a P-256 private key (PEM) for ES256'],
    ['ES256', secp256k1, 'be a P-256 private key (PEM) for ES256'],
    ['ES384', pem('ES256'), 'be a P-384 private key (PEM) for ES384'],
    ['ES512', pem('EdDSA'), 'be a P-521 private key (PEM) for ES512'],
    ['EdDSA', ed448, 'be an Ed25519 private key (PEM) for EdDSA'],
    ['EdDSA', '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----', 'be an Ed25519 private key'],
  ] as const)('is refused: %s, case %#', (algorithm, key, message) => {
    expect(() => checkKeys({ algorithm, signingKey: key })).toThrow(
      `fastify-auth: signingKey must ${message}`,
    );
  });

  it.each([
    ['EdDSA', publicPem(pem('ES256')), 'verifyingKey must be an Ed25519 public key (PEM) for EdDSA'],
    ['ES256', 'x', 'verifyingKey must be a P-256 public key (PEM) for ES256'],
  ] as const)('is refused as the public half for %s, case %#', (algorithm, verifyingKey, message) => {
    expect(() => checkKeys({ algorithm, signingKey: pem(algorithm), verifyingKey })).toThrow(message);
  });

  it('is refused as the public half of another key', async () => {
    const { privateKey } = await generateSigningKey('EdDSA');
    const options = { algorithm: 'EdDSA', signingKey: pem('EdDSA') } as const;
    expect(() => checkKeys({ ...options, verifyingKey: publicPem(privateKey) })).toThrow(
      'fastify-auth: verifyingKey must be the public half of the signing key',
    );
  });

  it.each([
    ['EdDSA', 'short', 'be at least 32 bytes long for HS256, got 5'],
    ['EdDSA', weak, 'have at least 2048 bits, got 1024'],
    ['HS256', secp256k1, 'be text, or an RSA, P-256, P-384, P-521 or Ed25519 key (PEM)'],
    ['HS256', '-----BEGIN PUBLIC KEY-----', 'be text, or an RSA, P-256, P-384, P-521 or Ed25519 key (PEM)'],
    ['HS384', longKey.slice(0, 47), 'be at least 48 bytes long for HS384, got 47'],
  ] as const)('is refused as a fallback beside %s, case %#', (algorithm, fallback, message) => {
    const key = algorithm === 'EdDSA' ? pem('EdDSA') : longKey;
    expect(() => checkKeys({ algorithm, signingKey: key, signingKeyFallbacks: [fallback] })).toThrow(
      `fastify-auth: signingKeyFallbacks must ${message}`,
    );
  });
});
