// A plugin that was set up wrongly says so at once, and names the option.
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { type FastifyAuthOptions, fastifyAuth, shortestSigningKey } from './index.ts';
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
    { signingKey: 'x'.repeat(shortestSigningKey) },
    { signingKey: '☃'.repeat(11) },
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

  it('does not tell the key', () => {
    expect(() => withOptions({ signingKey: 'secret' })).toThrow(/^((?!secret).)*$/);
  });
});

describe('fastifyAuth', () => {
  it('refuses to be registered with a bad option', async () => {
    const app = Fastify();
    await expect(app.register(fastifyAuth, { users, signingKey: 'short' })).rejects.toThrow(
      'fastify-auth: signingKey must have at least 32 bytes, got 5',
    );
  });
});
