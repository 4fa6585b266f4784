// What OpenAPI tells of SimpleJWT's views, in drf-spectacular's names.
import { authenticationFailed, throttled, validationError } from '@latchkey/drf';
import type { Tag } from './action-schema.ts';
import { overloaded } from './bounded-queue.ts';
import { notSameOrigin } from './same-origin.ts';
import { type Words, badToken, exampleToken as token, like, reference, words } from './words.ts';

const required = (...fields: string[]) =>
  validationError(Object.fromEntries(fields.map((field) => [field, ['This field is required.']])));

const tokens: Tag = { name: 'token', description: 'Signing in: JSON web tokens, as SimpleJWT gives them.' };

const pair = like('TokenObtainPair', { refresh: token, access: token });

const pairWords = words(
  tokens,
  {
    body: like('TokenObtainPairRequest', { username: 'alice', password: 'a long password' }),
    answer: pair,
  },
  {
    operationId: 'token_create',
    summary: 'Sign in',
    problems: [
      required('username', 'password'),
      authenticationFailed('No active account found with the given credentials'),
      notSameOrigin(),
      throttled(60),
      overloaded(),
    ],
  },
);

/** What cookie mode leaves of a pair. */
const accessToken = like('TokenAccess', { access: token });

export const obtainWords: Words = {
  ...pairWords,
  schemas: [...pairWords.schemas, accessToken],
  schema: {
    ...pairWords.schema,
    response: {
      200: {
        anyOf: [reference(pair), reference(accessToken)],
        examples: [{ refresh: token, access: token }],
      },
    },
  },
};

export const refreshWords = words(
  tokens,
  {
    body: like('TokenRefreshRequest', { refresh: token }),
    // Where refresh tokens rotate, the answer has the next one too.
    answer: { ...like('TokenRefresh', { access: token, refresh: token }), required: ['access'] },
  },
  {
    operationId: 'token_refresh_create',
    summary: 'Get a new access token',
    problems: [
      required('refresh'),
      badToken('Token is invalid or expired'),
      badToken('Token has wrong type'),
      badToken('Token is blacklisted'),
      authenticationFailed('No active account found for the given token.'),
      notSameOrigin(),
    ],
  },
);

export const verifyWords = words(
  tokens,
  { body: like('TokenVerifyRequest', { token }), answer: like('TokenVerify', {}) },
  {
    operationId: 'token_verify_create',
    summary: 'Ask whether a token is good',
    problems: [
      required('token'),
      validationError({ non_field_errors: ['Token is blacklisted'] }),
      badToken('Token is invalid or expired'),
    ],
  },
);

export const blacklistWords = words(
  tokens,
  { body: like('TokenBlacklistRequest', { refresh: token }), answer: like('TokenBlacklist', {}) },
  {
    operationId: 'token_blacklist_create',
    summary: 'Sign out',
    problems: [
      required('refresh'),
      badToken('Token is invalid or expired'),
      badToken('Token has wrong type'),
      badToken('Token is blacklisted'),
      notSameOrigin(),
    ],
  },
);
