// The real app on a database of its own, and short words for what specs do with it.
import type { TokenPair } from '@latchkey/tokens';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Knex } from 'knex';
import { type AppConfig, type AppParts, buildApp } from '../src/app.ts';
import type { Database } from '../src/database/connect.ts';
import { hashPassword } from '../src/users/passwords.ts';
import { openDatabase } from './database.ts';

export const password = 'correct horse battery';
export const signingKey = 'a key for tests, long enough for HS256';

/** Made once: hashing for each shop would take a good part of all specs' time. */
const hash = await hashPassword(password);

export const testConfig: AppConfig = {
  ALGORITHM: 'HS256',
  SIGNING_KEY_FALLBACKS: [],
  AUDIENCE: [],
  LEEWAY: 0,
  USER_ID_CLAIM: 'user_id',
  TOKEN_TYPE_CLAIM: 'token_type',
  JTI_CLAIM: 'jti',
  AUTH_HEADER_TYPES: ['Bearer'],
  ACCESS_TOKEN_LIFETIME: 300,
  REFRESH_TOKEN_LIFETIME: 86_400,
  ROTATE_REFRESH_TOKENS: false,
  BLACKLIST_AFTER_ROTATION: false,
  REFRESH_GRACE: 0,
  REUSE_REVOKES: false,
  SESSION_LIFETIME: 30 * 86_400,
  UPDATE_LAST_LOGIN: false,
  PASSWORD_MIN_LENGTH: 15,
  PAGE_SIZE: 5,
  LOGIN_THROTTLE: false,
  HASHING_CONCURRENCY: 1,
  PERMISSIONS: 'roles',
  ALLOWED_HOSTS: ['localhost'],
  TRUSTED_PROXIES: [],
  AUDIT_RETENTION: 365,
};

export interface Shop {
  readonly app: FastifyInstance;
  readonly database: Database;
  /** Sends JSON (or whatever the options say), as this user if one is named. */
  send(method: InjectOptions['method'], url: string, options?: SendOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export interface SendOptions extends Omit<InjectOptions, 'method' | 'url'> {
  readonly as?: string;
  readonly json?: unknown;
}

/**
 * Opens a shop with ada (staff), carl (customer) and ina (inactive), and no products.
 * @param addTables makes further tables, for resources that only a spec has
 */
export async function openShop(
  config: Partial<AppConfig> = {},
  parts: Partial<AppParts> = {},
  addTables: (knex: Knex) => Promise<void> = () => Promise.resolve(),
): Promise<Shop> {
  const { database = await openDatabase() } = parts;
  await addTables(database.knex);
  await database.knex('users').insert(
    [
      { username: 'ada', is_staff: true, state: 'active' },
      { username: 'carl', is_staff: false, state: 'active' },
      { username: 'ina', is_staff: false, state: 'inactive' },
    ].map((user) => ({ ...user, folded_username: user.username, password: hash })),
  );
  const app = await buildApp({ ...testConfig, ...config }, { signingKey, ...parts, database });
  const tokens = new Map<string, string>();

  const access = async (user: string) => {
    const known = tokens.get(user) ?? (await signIn(app, user)).access;
    tokens.set(user, known);
    return known;
  };
  return {
    app,
    database,
    send: async (method, url, { as, json, ...options } = {}) =>
      app.inject({
        method,
        url,
        ...options,
        headers: {
          host: 'localhost',
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(as === undefined ? {} : { authorization: `Bearer ${await access(as)}` }),
          ...options.headers,
        },
        ...(json === undefined ? {} : { payload: JSON.stringify(json) }),
      } as InjectOptions),
    close: () => app.close(),
  };
}

/** A pair of tokens for one of the shop's users. */
export async function signIn(app: FastifyInstance, username: string): Promise<TokenPair> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/token/',
    headers: { host: 'localhost' },
    payload: { username, password },
  });
  if (answer.statusCode !== 200) throw new Error(`${username} cannot sign in: ${answer.body}`);
  return answer.json<TokenPair>();
}
