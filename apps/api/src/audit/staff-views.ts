// What staff may see of everybody's sign-ins, and do about them.
import { notFound, page, pageNumber } from '@latchkey/drf';
import {
  type UserStore,
  type View,
  addressOf,
  clientOf,
  queryOf,
  registerView,
  requireStaff,
} from '@latchkey/fastify-auth';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../database/connect.ts';
import { idOf, lookup } from '../resource/request-id.ts';
import { forgetFailures } from '../users/sign-in-throttle.ts';
import { UserError, revokeUser } from '../users/user-store.ts';
import { auditFilter } from './audit-filter.ts';
import type { Actor } from './audit-log.ts';
import { AuditReader, type AuditRow } from './audit-reader.ts';
import {
  auditSchemas,
  listAudit,
  revokeUserSessions,
  staffTag,
  unlockUser,
  userSchemas,
} from './staff-schemas.ts';

const pageSize = 50;

const told = ({ time, ...row }: AuditRow) => ({ ...row, time: new Date(time).toISOString() });

/** What all these views have. */
const forStaff = (api: FastifyInstance): Pick<View, 'tag' | 'authenticate' | 'permit'> => ({
  tag: staffTag,
  authenticate: api.authenticate,
  permit: ({ user }) => {
    requireStaff(user);
  },
});

const auditView = (api: FastifyInstance, database: Database): View => {
  const reader = new AuditReader(database);
  return {
    ...forStaff(api),
    name: 'Audit Entry List',
    schemas: auditSchemas,
    actions: {
      GET: {
        schema: listAudit,
        handler: async (request, reply) => {
          reply.header('cache-control', 'no-store');
          const query = queryOf(request);
          const filter = auditFilter(query);
          const count = await reader.count(filter);
          const number = pageNumber(query, count, pageSize);
          const rows = await reader.page(filter, pageSize, (number - 1) * pageSize);
          return page(addressOf(request), query, { number, pageSize, count, rows: rows.map(told) });
        },
      },
    },
  };
};

/** Does something to the user whose id is in the path. @throws ApiException 404 */
async function toUser<Result>(
  request: FastifyRequest,
  users: Pick<UserStore, 'findById'>,
  work: (username: string, by: Actor) => Promise<Result>,
): Promise<Result> {
  const id = idOf(request);
  if (Number.isNaN(id)) throw notFound();
  const user = await users.findById(id);
  if (!user) throw notFound('User');
  const by = { ...clientOf(request), actorId: requireStaff(request.user).id };
  return work(user.username, by).catch((error: unknown) => {
    // Removed since they were found.
    throw error instanceof UserError ? notFound('User') : error;
  });
}

/** Serves `audit/`, `users/:id/revoke/` and `users/:id/unlock/` below a path that ends in a slash. */
export function registerStaffViews(
  api: FastifyInstance,
  path: string,
  database: Database,
  users: Pick<UserStore, 'findById'>,
): void {
  registerView(api, `${path}audit/`, auditView(api, database));
  registerView(api, `${path}users/:id(${lookup})/revoke/`, {
    ...forStaff(api),
    name: 'User Revoke',
    schemas: userSchemas,
    actions: {
      POST: {
        schema: revokeUserSessions,
        handler: async (request) => ({
          revoked: await toUser(request, users, (username, by) => revokeUser(database, username, by)),
        }),
      },
    },
  });
  registerView(api, `${path}users/:id(${lookup})/unlock/`, {
    ...forStaff(api),
    name: 'User Unlock',
    schemas: userSchemas,
    actions: {
      POST: {
        schema: unlockUser,
        handler: async (request) => {
          await toUser(request, users, (username, by) => forgetFailures(database, username, by));
          return {};
        },
      },
    },
  });
}
