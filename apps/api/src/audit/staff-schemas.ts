// What OpenAPI tells of the views for staff.
import { notFound, permissionDenied, validationError } from '@latchkey/drf';
import { AuditEntry, auditEvents } from '@latchkey/dto';
import type { ActionSchema, SharedSchema, Tag } from '@latchkey/fastify-auth';

export const staffTag: Tag = {
  name: 'staff',
  description:
    "What staff see of everybody's sign-ins, and do about them. For staff only, whatever `PERMISSIONS` says.",
};

const text = { type: 'string' };
const link = { type: ['string', 'null'], format: 'uri' };

const reference = ({ $id }: SharedSchema) => ({ $ref: `${$id}#` });

const entry: SharedSchema = {
  $id: 'AuditEntry',
  ...AuditEntry,
  examples: [
    {
      ...{ id: 7, time: '2026-11-24T02:00:00.000Z', event: 'sessions_revoked' },
      ...{ user: 3, username: 'carol', actor: 1, actor_username: 'alice' },
      ...{ ip: '192.0.2.1', user_agent: 'Mozilla/5.0', session: null, detail: '2 sessions' },
    },
  ],
};

const page: SharedSchema = {
  $id: 'PaginatedAuditEntryList',
  type: 'object',
  properties: {
    count: { type: 'integer', description: 'How many there are on all pages.' },
    next: { ...link, description: 'The next page.' },
    previous: { ...link, description: 'The page before.' },
    results: { type: 'array', items: reference(entry) },
  },
  required: ['count', 'next', 'previous', 'results'],
  examples: [
    {
      count: 51,
      next: 'https://shop.example/api/v1/auth/audit/?page=2',
      previous: null,
      results: entry['examples'],
    },
  ],
};

export const auditSchemas: readonly SharedSchema[] = [entry, page];

const time = (which: string) => ({
  ...text,
  format: 'date-time',
  description: `${which} this date or time; in UTC unless it says where.`,
});

export const listAudit: ActionSchema = {
  operationId: 'auth_audit_list',
  summary: 'Read the audit log',
  description: 'The newest first, 50 on a page.',
  querystring: {
    type: 'object',
    properties: {
      user: { ...text, description: 'The name or the id of whom it happened to.' },
      event: { enum: auditEvents },
      after: time('Not before'),
      before: time('Before'),
      page: { description: 'The number of a page, or `last`.', ...text, default: '1' },
    },
  },
  response: { 200: reference(page) },
  problems: [validationError({ event: ['"x" is not a valid choice.'] }), permissionDenied(), notFound()],
};

const revoked: SharedSchema = {
  $id: 'UserSessionsRevoked',
  type: 'object',
  properties: { revoked: { type: 'integer', description: 'How many sessions there were.' } },
  required: ['revoked'],
  examples: [{ revoked: 2 }],
};

const unlocked: SharedSchema = { $id: 'UserUnlocked', type: 'object', properties: {}, examples: [{}] };

export const userSchemas: readonly SharedSchema[] = [revoked, unlocked];

const ofUser = {
  params: {
    type: 'object',
    properties: { id: { type: 'integer', description: 'The id of the user.', examples: [3] } },
    required: ['id'],
  },
  problems: [permissionDenied(), notFound('User'), notFound()],
};

export const revokeUserSessions: ActionSchema = {
  ...ofUser,
  operationId: 'auth_users_revoke_create',
  summary: 'End all sessions of a user',
  response: { 200: reference(revoked) },
};

export const unlockUser: ActionSchema = {
  ...ofUser,
  operationId: 'auth_users_unlock_create',
  summary: 'Forget the failed sign-ins of a user',
  response: { 200: reference(unlocked) },
};
