// The users as staff see them: who there is, who may come in, and where they are signed in.
import { checkRecord, notFound, page, pageNumber } from '@latchkey/drf';
import type { User } from '@latchkey/dto';
import {
  type SessionStore,
  type View,
  addressOf,
  clientOf,
  endSession,
  queryOf,
  registerView,
  requestData,
  requireStaff,
  sessionPage,
} from '@latchkey/fastify-auth';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../database/connect.ts';
import { idOf, lookup } from '../resource/request-id.ts';
import { namesIn, searchIn } from './user-query.ts';
import { UserReader } from './user-reader.ts';
import {
  changeUser,
  endUserSession,
  listUserSessions,
  listUsers,
  nameUsers,
  notOneself,
  readUser,
  userSchemas,
  usersTag,
} from './user-schemas.ts';
import { setActive } from './user-store.ts';

const pageSize = 50;

/** The fields that staff may change. */
const changes = { properties: { is_active: { type: 'boolean' } } };

/** Who may see whom changes, and no browser keeps what it was told. */
const unkept = { 'cache-control': 'no-store' };

type Actions = View['actions'];

/** Serves the users below a path that ends in a slash. */
export function registerUserViews(
  api: FastifyInstance,
  root: string,
  database: Database,
  sessions: Pick<SessionStore, 'count' | 'list' | 'revoke'>,
): void {
  const reader = new UserReader(database);

  /** The user in the path. @throws ApiException 404 */
  const userIn = async (request: FastifyRequest): Promise<User> => {
    const id = idOf(request);
    if (Number.isNaN(id)) throw notFound();
    const user = await reader.find(id);
    if (!user) throw notFound('User');
    return user;
  };

  const list: Actions = {
    GET: {
      schema: listUsers,
      handler: async (request, reply) => {
        reply.headers(unkept);
        const query = queryOf(request);
        const search = searchIn(query);
        const count = await reader.count(search);
        const number = pageNumber(query, count, pageSize);
        const rows = await reader.page(search, pageSize, (number - 1) * pageSize);
        return page(addressOf(request), query, { number, pageSize, count, rows });
      },
    },
  };
  const names: Actions = {
    GET: {
      schema: nameUsers,
      handler: async (request, reply) => {
        reply.headers(unkept);
        const { ids, accounts } = namesIn(queryOf(request));
        return { results: await reader.names(ids, accounts) };
      },
    },
  };
  const one: Actions = {
    GET: {
      schema: readUser,
      handler: async (request, reply) => {
        reply.headers(unkept);
        return userIn(request);
      },
    },
    PATCH: {
      schema: changeUser,
      handler: async (request) => {
        const { id } = await userIn(request);
        const { is_active } = await checkRecord(changes, await requestData(request), { partial: true });
        const by = { ...clientOf(request), actorId: requireStaff(request.user).id };
        if (is_active === false && id === by.actorId) throw notOneself();
        if (typeof is_active === 'boolean') await setActive(database, id, is_active, by);
        return userIn(request);
      },
    },
  };
  const sessionList: Actions = {
    GET: {
      schema: listUserSessions,
      handler: async (request, reply) => {
        reply.headers(unkept);
        return sessionPage(request, sessions, (await userIn(request)).id);
      },
    },
  };
  const session: Actions = {
    DELETE: {
      schema: endUserSession,
      handler: async (request, reply) => {
        const { session: id } = request.params as { session: string };
        await endSession(request, sessions, (await userIn(request)).id, id);
        return reply.code(204).send();
      },
    },
  };

  const serve = (path: string, name: string, actions: Actions) => {
    registerView(api, root + path, {
      name,
      tag: usersTag,
      schemas: userSchemas,
      authenticate: api.authenticate,
      permit: ({ user }) => {
        requireStaff(user);
      },
      actions,
    });
  };
  serve('', 'User List', list);
  serve('names/', 'User Names', names);
  serve(`:id(${lookup})/`, 'User Instance', one);
  serve(`:id(${lookup})/sessions/`, 'User Session List', sessionList);
  serve(`:id(${lookup})/sessions/:session(${lookup})/`, 'User Session Instance', session);
}
