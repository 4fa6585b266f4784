// What OpenAPI tells of SimpleJWT's views, in drf-spectacular's names.
import { authenticationFailed, throttled, validationError } from '@latchkey/drf';
import type { ActionSchema, SharedSchema, Tag } from './action-schema.ts';
import { overloaded } from './bounded-queue.ts';

/** A token as examples show it; a real one is longer. */
const token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ…';

/** A schema of an object that has all the fields of an example, and whose type is that of the example's. */
const like = ($id: string, example: Readonly<Record<string, unknown>>): SharedSchema => ({
  $id,
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(example).map(([field, value]) => [
      field,
      { type: typeof value === 'number' ? 'integer' : typeof value },
    ]),
  ),
  required: Object.keys(example),
  examples: [example],
});

const required = (...fields: string[]) =>
  validationError(Object.fromEntries(fields.map((field) => [field, ['This field is required.']])));

const badToken = (detail: string) => authenticationFailed(detail, { code: 'token_not_valid' });

/** What a view is told of: its group, the schemas it refers to, and what its one action says. */
interface Words {
  readonly tag: Tag;
  readonly schemas: readonly SharedSchema[];
  readonly schema: ActionSchema;
}

const tokens: Tag = { name: 'token', description: 'Signing in: JSON web tokens, as SimpleJWT gives them.' };

const reference = ({ $id }: SharedSchema) => ({ $ref: `${$id}#` });

const words = (
  { body, answer }: { body: SharedSchema; answer: SharedSchema },
  schema: ActionSchema,
): Words => ({
  tag: tokens,
  schemas: [body, answer],
  schema: { ...schema, body: reference(body), response: { 200: reference(answer) } },
});

export const obtainWords = words(
  {
    body: like('TokenObtainPairRequest', { username: 'alice', password: 'a long password' }),
    answer: like('TokenObtainPair', { refresh: token, access: token }),
  },
  {
    operationId: 'token_create',
    summary: 'Sign in',
    problems: [
      required('username', 'password'),
      authenticationFailed('No active account found with the given credentials'),
      throttled(60),
      overloaded(),
    ],
  },
);

export const refreshWords = words(
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
    ],
  },
);

export const verifyWords = words(
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
  { body: like('TokenBlacklistRequest', { refresh: token }), answer: like('TokenBlacklist', {}) },
  {
    operationId: 'token_blacklist_create',
    summary: 'Sign out',
    problems: [
      required('refresh'),
      badToken('Token is invalid or expired'),
      badToken('Token has wrong type'),
      badToken('Token is blacklisted'),
    ],
  },
);

const me = like('Me', { id: 1, username: 'alice', is_staff: true });

export const meWords: Words = {
  tag: { name: 'auth', description: 'The one who is signed in.' },
  schemas: [me],
  schema: {
    operationId: 'auth_me_retrieve',
    summary: 'Ask who is signed in',
    response: { 200: reference(me) },
  },
};
