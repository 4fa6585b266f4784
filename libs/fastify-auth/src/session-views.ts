// The views by which people look after their sessions: see them, end them, change the password that opens them.
import { ApiException, checkRecord, validationError } from '@latchkey/drf';
import type { FastifyInstance } from 'fastify';
import { requireUser } from './authenticate.ts';
import type { BoundedQueue } from './bounded-queue.ts';
import { clientOf } from './client.ts';
import type { CheckedOptions } from './options.ts';
import { postView } from './post-view.ts';
import {
  logoutAllWords,
  logoutOthersWords,
  logoutWords,
  meWords,
  passwordRulesWords,
  passwordWords,
  sessionListWords,
  sessionWords,
  wrongPassword,
} from './session-schemas.ts';
import type { SessionStore } from './session-store.ts';
import type { Sessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';
import type { NewPasswords } from './stores.ts';
import { TokenError } from './token-codec.ts';
import { endSession, revokerOf, sessionPage } from './user-sessions.ts';
import type { View, ViewAction } from './view.ts';

const text = { type: 'string' } as const;
const secret = { ...text, keepsSpaces: true } as const;

const nothing = { properties: {} };
const passwordRecord = { properties: { current_password: secret, new_password: secret } };

/** For the signed-in only. */
const forUsers = (fastify: FastifyInstance): Pick<View, 'authenticate' | 'permit'> => ({
  authenticate: fastify.authenticate,
  permit: ({ user }) => {
    requireUser(user);
  },
});

/** `GET v1/auth/me/`: who is signed in. */
export const meView = (fastify: FastifyInstance): View => ({
  name: 'Me',
  tag: meWords.tag,
  schemas: meWords.schemas,
  ...forUsers(fastify),
  actions: {
    GET: {
      schema: meWords.schema,
      handler: (request, reply) => {
        const { id, username, isStaff } = requireUser(request.user);
        return reply.header('cache-control', 'no-store').send({ id, username, is_staff: isStaff });
      },
    },
  },
});

/** `GET v1/auth/sessions/`: where the user is signed in. */
export const sessionListView = (fastify: FastifyInstance, store: SessionStore): View => ({
  name: 'Session List',
  tag: sessionListWords.tag,
  schemas: sessionListWords.schemas,
  ...forUsers(fastify),
  actions: {
    GET: {
      schema: sessionListWords.schema,
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return sessionPage(request, store, requireUser(request.user).id);
      },
    },
  },
});

/** `DELETE v1/auth/sessions/{id}/`: ends one of the user's sessions. */
export const sessionView = (fastify: FastifyInstance, store: SessionStore): View => ({
  name: 'Session Instance',
  tag: sessionWords.tag,
  ...forUsers(fastify),
  actions: {
    DELETE: {
      schema: sessionWords.schema,
      handler: async (request, reply) => {
        const { id } = request.params as { id: string };
        await endSession(request, store, requireUser(request.user).id, id);
        return reply.code(204).send();
      },
    },
  },
});

/** Does something with what may be no good credentials, and then nothing. */
async function ifGood(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isRefusal =
      error instanceof TokenError || (error instanceof ApiException && [400, 401].includes(error.status));
    if (!isRefusal) throw error;
  }
}

/** `POST v1/auth/logout/`: ends the sessions of all tokens that come with it. */
export const logoutView = (
  fastify: FastifyInstance,
  sessions: Sessions,
  store: SessionStore,
  options: CheckedOptions,
): View =>
  postView(
    {
      name: 'Logout',
      ...logoutWords,
      // Whatever else is wrong, who wants to sign out is to be signed out.
      record: undefined,
      answer: async (_fields, { request, data, cookie }) => {
        const client = clientOf(request);
        await ifGood(async () => {
          const { refresh = cookie?.token } = await checkRecord(
            { properties: { refresh: { ...text, default: '' } } },
            data,
          );
          if (typeof refresh === 'string') await sessions.signOut(refresh, client);
        });
        await ifGood(async () => {
          await fastify.authenticate(request);
          const { sessionId, user } = request;
          if (sessionId !== undefined) {
            await store.revoke(sessionId, 'signed-out', { ...client, userId: user?.id });
          }
        });
        cookie?.clear();
        return {};
      },
    },
    options,
  );

/** `POST v1/auth/logout-all/`: ends all sessions of the user. */
export const logoutAllView = (fastify: FastifyInstance, store: SessionStore, options: CheckedOptions): View =>
  postView(
    {
      name: 'Logout All',
      ...logoutAllWords,
      ...forUsers(fastify),
      record: nothing,
      answer: async (_fields, { request, cookie }) => {
        const by = revokerOf(request);
        const revoked = await store.revokeAll(requireUser(request.user).id, by);
        cookie?.clear();
        return { revoked };
      },
    },
    options,
  );

/** `POST v1/auth/logout-others/`: ends all sessions of the user but this one. */
export const logoutOthersView = (
  fastify: FastifyInstance,
  store: SessionStore,
  options: CheckedOptions,
): View =>
  postView(
    {
      name: 'Logout Others',
      ...logoutOthersWords,
      ...forUsers(fastify),
      record: nothing,
      ignoresMode: true,
      answer: async (_fields, { request }) => ({
        revoked: await store.revokeAll(
          requireUser(request.user).id,
          revokerOf(request),
          // A token of another server belongs to none of them.
          request.sessionId ?? '',
        ),
      }),
    },
    options,
  );

/** What changes a password. */
export interface PasswordParts {
  readonly sessions: Sessions;
  readonly passwords: NewPasswords;
  /** Judges the current password, within the budgets of all sign-ins. */
  readonly signIn: SignIn;
  readonly hashing: BoundedQueue | undefined;
}

/** `v1/auth/password/`: what new ones must be like; the current and another one in, tokens of a new session out. */
export const passwordView = (
  fastify: FastifyInstance,
  { sessions, passwords, signIn, hashing }: PasswordParts,
  options: CheckedOptions,
): View => {
  const change = postView(
    {
      name: 'Password Change',
      ...passwordWords,
      ...forUsers(fastify),
      record: passwordRecord,
      answer: async ({ current_password: current = '', new_password: next = '' }, { request, cookie }) => {
        const user = requireUser(request.user);
        const client = clientOf(request);
        const problems = await passwords.problems(user, next);
        if (problems.length) throw validationError({ new_password: problems });
        const attempt = { ...client, username: user.username, session: request.sessionId };
        const found = await signIn(attempt, current).catch((error: unknown) => {
          throw error instanceof ApiException && error.status === 401 ? wrongPassword() : error;
        });
        const make = () => passwords.hash(next);
        const hash = await (hashing ? hashing.run(make) : make());
        const mode = cookie ? 'cookie' : 'json';
        const changed = await sessions.changePassword(found, hash, client, mode, request.sessionId);
        if (!changed) throw wrongPassword();
        const { revoked, ...tokens } = changed;
        return { ...(cookie ? cookie.keep(tokens) : tokens), revoked };
      },
    },
    options,
  );
  const rules: ViewAction = {
    schema: passwordRulesWords.schema,
    handler: () => ({ min_length: passwords.minLength }),
  };
  const schemas = [...(change.schemas ?? []), ...passwordRulesWords.schemas];
  return { ...change, schemas, actions: { GET: rules, ...change.actions } };
};
