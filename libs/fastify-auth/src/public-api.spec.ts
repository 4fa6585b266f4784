// What the package promises to the compiler of its users, and that it promises nothing more.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as door from './index.ts';
import {
  type Algorithm,
  type AsymmetricAlgorithm,
  type AuthUser,
  type FastifyAuthOptions,
  fastifyAuth,
  generateSigningKey,
  isHmac,
  type OptionError,
  requireUser,
  type UserStore,
  type View,
} from './index.ts';

const users = { findById: () => undefined, authenticate: () => Promise.resolve(undefined) };

describe('the public API', () => {
  it('is these names', () => {
    expect(Object.keys(door).sort()).toEqual([
      'BoundedQueue',
      'OptionError',
      'acceptAnyBody',
      'addressOf',
      'algorithms',
      'answerApiException',
      'checkFallbacks',
      'checkKeys',
      'checkTokenRules',
      'clientOf',
      'endSession',
      'fastifyAuth',
      'generateSigningKey',
      'isHmac',
      'keptJti',
      'originOf',
      'queryOf',
      'registerView',
      'requestBytes',
      'requestData',
      'requireStaff',
      'requireUser',
      'sessionPage',
      'sessionPageSchemas',
    ]);
  });

  it('is a plugin with options', () => {
    expectTypeOf(fastifyAuth).parameters.toEqualTypeOf<[FastifyInstance, FastifyAuthOptions]>();
    expectTypeOf(fastifyAuth).returns.resolves.toBeVoid();
    expectTypeOf({ users, signingKey: 'text' }).toExtend<FastifyAuthOptions>();
    // @ts-expect-error -- somebody must know the users
    expectTypeOf({ signingKey: 'text' }).toExtend<FastifyAuthOptions>();
    // @ts-expect-error -- no algorithm is called so
    expectTypeOf({ users, algorithm: 'none' as const }).toExtend<FastifyAuthOptions>();
  });

  it('asks a store whose users may be found at once, and whose passwords take time', () => {
    expectTypeOf(users).toExtend<UserStore>();
    // @ts-expect-error -- a password is hashed, which takes time
    expectTypeOf({ ...users, authenticate: () => undefined }).toExtend<UserStore>();
  });

  it('decorates Fastify', () => {
    expectTypeOf<FastifyInstance['authenticate']>().toEqualTypeOf<
      (request: FastifyRequest) => Promise<void>
    >();
    expectTypeOf<FastifyRequest['user']>().toEqualTypeOf<AuthUser | null>();
    expectTypeOf<FastifyRequest['sessionId']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<FastifyInstance['authenticate']>().toExtend<NonNullable<View['authenticate']>>();
  });

  it('leaves nobody without a user after requireUser', () => {
    expectTypeOf(requireUser).parameters.toEqualTypeOf<[AuthUser | null]>();
    expectTypeOf(requireUser).returns.toEqualTypeOf<AuthUser>();
  });

  it('makes key pairs for algorithms that have them', () => {
    expectTypeOf(generateSigningKey).parameter(0).toEqualTypeOf<AsymmetricAlgorithm>();
    expectTypeOf<Exclude<Algorithm, AsymmetricAlgorithm>>().toEqualTypeOf<'HS256' | 'HS384' | 'HS512'>();
    expectTypeOf(isHmac).guards.toEqualTypeOf<'HS256' | 'HS384' | 'HS512'>();
  });

  it('says which option was wrong by a TypeError', () => {
    expectTypeOf<OptionError>().toExtend<TypeError>();
  });
});
