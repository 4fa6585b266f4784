// A plugin that was set up wrongly says so at once, and names the option.
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { type FastifyAuthOptions, fastifyAuth } from './index.ts';
import { checkOptions } from './options.ts';
import { MemoryUsers, signingKey } from './spec-kit.ts';

const users = new MemoryUsers();
const withOptions = (options: object) =>
  checkOptions({ users, signingKey, ...options } as FastifyAuthOptions);

describe('checkOptions', () => {
  it('fills in the defaults of SimpleJWT', () => {
    expect(withOptions({})).toMatchObject({
      accessTokenLifetime: 300,
      refreshTokenLifetime: 86_400,
      api: '/api',
      now: Date.now,
    });
  });

  it.each([
    { accessTokenLifetime: 1 },
    { refreshTokenLifetime: 31_536_000 },
    { api: '' },
    { api: '/v1' },
    { api: '/shop/api' },
    { issuer: 'https://id.example' },
    { audience: 'shop' },
    { audience: ['shop', 'till'] },
    { leeway: 60 },
    { userIdClaim: 'sub' },
    { tokenTypeClaim: null, jtiClaim: null },
    { tokenTypeClaim: 'typ', jtiClaim: 'id' },
    { authHeaderTypes: ['JWT', 'Bearer'] },
  ])('takes %j', (options) => {
    expect(withOptions(options)).toMatchObject(options);
  });

  it.each([
    ['signingKey', { signingKey: '' }],
    ['signingKey', { signingKey: 'x'.repeat(31) }],
    ['signingKey', { signingKey: undefined }],
    ['signingKey', { signingKey: null }],
    ['signingKey', { signingKey: 5 }],
    ['signingKey', { signingKey: { length: 99 } }],
    ['signingKey', { signingKey: 'x'.repeat(47), algorithm: 'HS384' }],
    ['signingKey', { signingKey: 'x'.repeat(63), algorithm: 'HS512' }],
    ['signingKey', { algorithm: 'EdDSA' }],
    ['algorithm', { algorithm: 'none' }],
    ['algorithm', { algorithm: 'hs256' }],
    ['algorithm', { algorithm: 'ES256K' }],
    ['algorithm', { algorithm: ['HS256'] }],
    ['algorithm', { algorithm: null }],
    ['algorithm', { algorithm: 'toString' }],
    ['signingKeyFallbacks', { signingKeyFallbacks: signingKey }],
    ['signingKeyFallbacks', { signingKeyFallbacks: [5] }],
    ['signingKeyFallbacks', { signingKeyFallbacks: ['too short'] }],
    ['signingKeyFallbacks', { signingKeyFallbacks: Array(4).fill(signingKey) }],
    ['signingKeys', { signingKeys: {}, signingKey: undefined }],
    ['signingKeys', { signingKeys: null, signingKey: undefined }],
    ['signingKeys', { signingKeys: { read: () => [] }, signingKey: undefined }],
    ['signingKeys', { signingKeys: { read: () => [] }, algorithm: 'EdDSA' }],
    ['issuer', { issuer: '' }],
    ['issuer', { issuer: ['a'] }],
    ['issuer', { issuer: null }],
    ['audience', { audience: '' }],
    ['audience', { audience: [] }],
    ['audience', { audience: ['a', ''] }],
    ['audience', { audience: 5 }],
    ['leeway', { leeway: -1 }],
    ['leeway', { leeway: 0.5 }],
    ['leeway', { leeway: '5' }],
    ['leeway', { leeway: Infinity }],
    ['userIdClaim', { userIdClaim: '' }],
    ['userIdClaim', { userIdClaim: null }],
    ['userIdClaim', { userIdClaim: 'exp' }],
    ['userIdClaim', { userIdClaim: 'sid' }],
    ['userIdClaim', { userIdClaim: 'jti' }],
    ['tokenTypeClaim', { tokenTypeClaim: '' }],
    ['tokenTypeClaim', { tokenTypeClaim: 'gen' }],
    ['tokenTypeClaim', { tokenTypeClaim: 5 }],
    ['jtiClaim', { jtiClaim: 'iss' }],
    ['jtiClaim', { jtiClaim: false }],
    ['authHeaderTypes', { authHeaderTypes: [] }],
    ['authHeaderTypes', { authHeaderTypes: 'Bearer' }],
    ['authHeaderTypes', { authHeaderTypes: [''] }],
    ['authHeaderTypes', { authHeaderTypes: ['JWT token'] }],
    ['authHeaderTypes', { authHeaderTypes: ['a\r\nb'] }],
    ['users', { users: undefined }],
    ['users', { users: null }],
    ['users', { users: {} }],
    ['users', { users: { findById: () => undefined } }],
    ['sessions', { sessions: {} }],
    ['sessions', { sessions: null }],
    ['rotateRefreshTokens', { rotateRefreshTokens: 'yes' }],
    ['blacklistAfterRotation', { blacklistAfterRotation: 1 }],
    ['blacklistAfterRotation', { blacklistAfterRotation: true }],
    ['refreshGrace', { refreshGrace: -1 }],
    ['refreshGrace', { refreshGrace: 0.5 }],
    ['refreshGrace', { refreshGrace: '30' }],
    ['refreshGrace', { refreshGrace: 30 }],
    ['reuseRevokes', { reuseRevokes: 'on' }],
    ['reuseRevokes', { reuseRevokes: true }],
    ['audit', { audit: null }],
    ['audit', { audit: { signInFailed: () => undefined } }],
    ['api', { api: 'api' }],
    ['api', { api: '/api/' }],
    ['api', { api: '/' }],
    ['api', { api: 5 }],
    ...['accessTokenLifetime', 'refreshTokenLifetime'].flatMap((name) =>
      [0, -1, 0.5, 300.5, NaN, Infinity, '300', null, true, 2 ** 53].map((seconds): [string, object] => [
        name,
        { [name]: seconds },
      ]),
    ),
  ])('names %s in %j', (name, options) => {
    expect(() => withOptions(options)).toThrow(TypeError);
    expect(() => withOptions(options)).toThrow(`fastify-auth: ${name} must `);
  });

  it.each([
    ['HS256', 'x'.repeat(32)],
    ['HS256', '☃'.repeat(11)],
    ['HS384', 'x'.repeat(48)],
    ['HS512', 'x'.repeat(64)],
  ])('takes a key of %s that is as long as its hash', (algorithm, key) => {
    expect(withOptions({ algorithm, signingKey: key }).keys).toEqual({
      algorithm,
      signingKey: key,
      signingKeyFallbacks: [],
    });
  });

  it('does not tell the key', () => {
    expect(() => withOptions({ signingKey: 'secret' })).toThrow(/^((?!secret).)*$/);
  });
});

describe('fastifyAuth', () => {
  it('refuses to be registered with a bad option', async () => {
    const app = Fastify();
    await expect(app.register(fastifyAuth, { users, signingKey: 'short' })).rejects.toThrow(
      'fastify-auth: signingKey must be at least 32 bytes long for HS256, got 5',
    );
  });
});
