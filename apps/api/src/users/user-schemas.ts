// What OpenAPI tells of the users, as staff see them.
import { notFound, permissionDenied, validationError } from '@latchkey/drf';
import { User, UserName } from '@latchkey/dto';
import { type ActionSchema, type SharedSchema, type Tag, sessionPageSchemas } from '@latchkey/fastify-auth';

export const usersTag: Tag = {
  name: 'users',
  description: 'Who can sign in, and where they have. For staff only, whatever `PERMISSIONS` says.',
};

const reference = ({ $id }: SharedSchema) => ({ $ref: `${$id}#` });

const link = { type: ['string', 'null'], format: 'uri' };

const account = { type: ['integer', 'null'], description: 'The id of their account.' };

const user: SharedSchema = {
  $id: 'User',
  ...User,
  properties: {
    ...User.properties,
    last_seen: {
      ...{ type: ['string', 'null'], format: 'date-time' },
      description: 'When one of their sessions was last used.',
    },
    account,
  },
  examples: [
    {
      ...{ id: 3, username: 'carol', is_staff: false, is_active: true },
      ...{ last_seen: '2026-11-24T09:30:00.000Z', sessions: 2, account: 1 },
    },
  ],
};

const page: SharedSchema = {
  $id: 'PaginatedUserList',
  type: 'object',
  properties: {
    count: { type: 'integer', description: 'How many there are on all pages.' },
    next: { ...link, description: 'The next page.' },
    previous: { ...link, description: 'The page before.' },
    results: { type: 'array', items: reference(user) },
  },
  required: ['count', 'next', 'previous', 'results'],
  examples: [{ count: 1, next: null, previous: null, results: user['examples'] }],
};

const patch: SharedSchema = {
  $id: 'PatchedUserRequest',
  type: 'object',
  properties: { is_active: { type: 'boolean' } },
  examples: [{ is_active: true }],
};

const name: SharedSchema = {
  $id: 'UserName',
  ...UserName,
  properties: { ...UserName.properties, account },
  examples: [{ id: 3, username: 'carol', account: 1 }],
};

const names: SharedSchema = {
  $id: 'UserNames',
  type: 'object',
  properties: { results: { type: 'array', items: reference(name) } },
  required: ['results'],
  examples: [{ results: name['examples'] }],
};

export const userSchemas: readonly SharedSchema[] = [user, page, patch, name, names, ...sessionPageSchemas];

const id = { type: 'integer', description: 'The id of the user.', examples: [3] };
const ofUser = { params: { type: 'object', properties: { id }, required: ['id'] } };
const absent = [permissionDenied(), notFound('User'), notFound()];
const pageParameter = { description: 'The number of a page, or `last`.', type: 'string', default: '1' };
const ids = (description: string) => ({ type: 'array', items: { type: 'integer' }, description });

export const listUsers: ActionSchema = {
  operationId: 'users_list',
  summary: 'List users',
  description: 'By name, 50 on a page.',
  querystring: {
    type: 'object',
    properties: {
      search: { type: 'string', description: 'What the name has in it; capitals make no difference.' },
      page: pageParameter,
    },
  },
  response: { 200: reference(page) },
  problems: [
    validationError({ search: ['Null characters are not allowed.'] }),
    permissionDenied(),
    notFound(),
  ],
};

export const nameUsers: ActionSchema = {
  operationId: 'users_names_list',
  summary: 'Name users',
  description: 'By id, 100 at most. Who is not there is left out.',
  querystring: {
    type: 'object',
    properties: {
      id: ids('Ids of users; once for each.'),
      account: ids('Ids of accounts, of those who have them; once for each.'),
    },
  },
  response: { 200: reference(names) },
  problems: [validationError({ id: ['A valid integer is required.'] }), permissionDenied()],
};

export const readUser: ActionSchema = {
  ...ofUser,
  operationId: 'users_retrieve',
  summary: 'Get a user',
  response: { 200: reference(user) },
  problems: absent,
};

/** What those are told who would lock themselves out. */
export const notOneself = () => validationError({ is_active: ['You cannot deactivate yourself.'] });

export const changeUser: ActionSchema = {
  ...ofUser,
  operationId: 'users_partial_update',
  summary: 'Deactivate a user, or activate them again',
  description:
    'Who is not active is refused at every request. It ends no session: who is active again goes on with theirs.',
  body: reference(patch),
  response: { 200: reference(user) },
  problems: [notOneself(), ...absent],
};

export const listUserSessions: ActionSchema = {
  ...ofUser,
  operationId: 'users_sessions_list',
  summary: 'List the sessions of a user',
  description: 'Those that live: those seen last first. 50 on a page.',
  querystring: { type: 'object', properties: { page: pageParameter } },
  response: { 200: reference({ $id: 'PaginatedSessionList' }) },
  problems: absent,
};

export const endUserSession: ActionSchema = {
  operationId: 'users_sessions_destroy',
  summary: 'End a session of a user',
  params: {
    type: 'object',
    properties: { id, session: { type: 'string', description: 'The id of the session.' } },
    required: ['id', 'session'],
  },
  response: { 204: null },
  problems: [permissionDenied(), notFound('Session'), notFound('User'), notFound()],
};
