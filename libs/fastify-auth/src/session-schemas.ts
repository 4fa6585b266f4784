// What OpenAPI tells of the views that look after sessions.
import { notFound, throttled, unsupportedMediaType, validationError } from '@latchkey/drf';
import type { SharedSchema, Tag } from './action-schema.ts';
import { overloaded } from './bounded-queue.ts';
import { notSameOrigin } from './same-origin.ts';
import { type Words, exampleToken, like, reference, words } from './words.ts';

const tag: Tag = { name: 'auth', description: 'The one who is signed in, and their sessions.' };

export const meWords = words(
  tag,
  { answer: like('Me', { id: 1, username: 'alice', is_staff: true }) },
  { operationId: 'auth_me_retrieve', summary: 'Ask who is signed in' },
);

const exampleSession = {
  id: '0f5a1c2b3d4e5f60718293a4b5c6d7e8',
  mode: 'cookie',
  created: '2026-11-24T08:00:00Z',
  last_seen: '2026-11-24T09:30:00Z',
  ip: '192.0.2.7',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  current: true,
};

const time = (description: string) => ({ type: 'string', format: 'date-time', description });

const session: SharedSchema = {
  ...like('Session', exampleSession),
  properties: {
    id: { type: 'string' },
    mode: { type: 'string', enum: ['cookie', 'json'], description: 'Where its refresh token travels.' },
    created: time('When it began.'),
    last_seen: time('When it was last refreshed, give or take five minutes.'),
    ip: { type: 'string', description: 'The address that it was last seen at.' },
    user_agent: { type: 'string', description: 'The program that it was last seen in.' },
    current: { type: 'boolean', description: 'Whether it is the one that asks.' },
  },
};

const link = { type: ['string', 'null'], format: 'uri' };

const page: SharedSchema = {
  $id: 'PaginatedSessionList',
  type: 'object',
  properties: {
    count: { type: 'integer', description: 'How many there are on all pages.' },
    next: { ...link, description: 'The next page.' },
    previous: { ...link, description: 'The page before.' },
    results: { type: 'array', items: reference(session) },
  },
  required: ['count', 'next', 'previous', 'results'],
  examples: [{ count: 1, next: null, previous: null, results: [exampleSession] }],
};

const asPage = { type: 'string', description: 'The number of a page, or `last`.' };

/** A page of sessions, and what it refers to. */
export const sessionPageSchemas: readonly SharedSchema[] = [page, session];

export const sessionListWords: Words = {
  tag,
  schemas: sessionPageSchemas,
  schema: {
    operationId: 'auth_sessions_list',
    summary: 'List my sessions',
    description: 'Those that live: this one first, then those seen last. 50 on a page.',
    querystring: { type: 'object', properties: { page: asPage } },
    response: { 200: reference(page) },
    problems: [notFound()],
  },
};

export const sessionWords: Words = {
  tag,
  schemas: [],
  schema: {
    operationId: 'auth_sessions_destroy',
    summary: 'End one of my sessions',
    params: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    response: { 204: null },
    problems: [notFound()],
  },
};

/** What a body that is no object is told. */
const noObject = validationError({
  non_field_errors: ['Invalid data. Expected a dictionary, but got list.'],
});

const done = like('SignedOut', {});
const empty = like('SessionsRevokeRequest', {});
const revoked = like('SessionsRevoked', { revoked: 3 });

export const logoutWords = words(
  tag,
  { body: { ...like('LogoutRequest', { refresh: exampleToken }), required: [] }, answer: done },
  {
    operationId: 'auth_logout_create',
    summary: 'Sign out',
    description:
      'Ends the sessions of the refresh token in the body or in the cookie (`X-Auth-Mode: cookie`), and of the access ' +
      'token. It succeeds whatever they are worth.',
    passesOverBody: true,
    problems: [notSameOrigin(), unsupportedMediaType('text/plain')],
  },
);

export const logoutAllWords = words(
  tag,
  { body: empty, answer: revoked },
  {
    operationId: 'auth_logout_all_create',
    summary: 'Sign out everywhere',
    problems: [noObject, notSameOrigin()],
  },
);

export const logoutOthersWords = words(
  tag,
  { body: empty, answer: revoked },
  {
    operationId: 'auth_logout_others_create',
    summary: 'Sign out on all other devices',
    problems: [noObject],
  },
);

const passwords = { current_password: 'a long password', new_password: 'a longer password' };

export const wrongPassword = () =>
  validationError({
    current_password: ['Your old password was entered incorrectly. Please enter it again.'],
  });

export const passwordWords = words(
  tag,
  {
    body: like('PasswordChangeRequest', passwords),
    answer: {
      ...like('PasswordChange', { access: exampleToken, refresh: exampleToken, revoked: 3 }),
      required: ['access', 'revoked'],
    },
  },
  {
    operationId: 'auth_password_create',
    summary: 'Change my password',
    description:
      'Ends all my sessions, and opens one for who asked: its refresh token is in the cookie with `X-Auth-Mode: cookie`. ' +
      '`revoked` is how many others there were.',
    problems: [
      wrongPassword(),
      validationError({ new_password: ['This password is too common.'] }),
      notSameOrigin(),
      throttled(60),
      overloaded(),
    ],
  },
);

export const passwordRulesWords = words(
  tag,
  { answer: like('PasswordRules', { min_length: 15 }) },
  { operationId: 'auth_password_retrieve', summary: 'Ask what a new password must be like' },
);
