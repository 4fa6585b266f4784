// What the specs share: a server with the plugin and a view of its own, users in memory, and tokens made by hand.
import { createHmac } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyServerOptions, type InjectOptions } from 'fastify';
import {
  type AuthUser,
  type FastifyAuthOptions,
  type UserStore,
  acceptAnyBody,
  answerApiException,
  fastifyAuth,
  registerView,
  requestData,
  requireUser,
} from './index.ts';

export const signingKey = 'a signing key of the specs: long enough for HS256';

/** The second at which the clock of the specs stands. */
export const second = 1_800_000_000;

export const ada = { id: 1, username: 'ada', isStaff: true, isActive: true };
export const bob = { id: 2, username: 'bob', isStaff: false, isActive: false };

/** Users whose password is their name twice. */
export class MemoryUsers implements UserStore {
  readonly users = new Map<number, AuthUser>([ada, bob].map((user) => [user.id, user]));
  /** What `authenticate` was asked. */
  readonly asked: [username: string, password: string][] = [];

  findById(id: number): AuthUser | undefined {
    return this.users.get(id);
  }

  async authenticate(username: string, password: string): Promise<AuthUser | undefined> {
    this.asked.push([username, password]);
    return [...this.users.values()].find(
      (user) => user.isActive && user.username === username && password === username + username,
    );
  }
}

/** A clock that the specs set. Milliseconds. */
export class Clock {
  ms = second * 1000;
  readonly now = () => this.ms;
}

export interface Server {
  readonly app: FastifyInstance;
  readonly users: MemoryUsers;
  readonly clock: Clock;
}

/** The plugin below `/api`, and below `/shop` a view of somebody else: `things/`, `open/` and `echo/`. */
export async function serve(
  options: Partial<FastifyAuthOptions> = {},
  serverOptions: FastifyServerOptions = {},
): Promise<Server> {
  const users = new MemoryUsers();
  const clock = new Clock();
  const app: FastifyInstance = Fastify(serverOptions);
  app.addHttpMethod('PROPFIND');
  const key = options.signingKeys ? {} : { signingKey };
  await app.register(fastifyAuth, { users, ...key, now: clock.now, ...options });
  await app.register(
    async (shop) => {
      acceptAnyBody(shop);
      shop.setErrorHandler(answerApiException);
      registerView(
        shop,
        '/things/',
        {
          name: 'Thing List',
          authenticate: shop.authenticate,
          permit: (request) => {
            requireUser(request.user);
          },
          writes: () => ({ POST: { properties: { name: { type: 'string' } } } }),
          actions: {
            GET: { handler: (request) => ({ user: requireUser(request.user).username }) },
            POST: { handler: async (request) => requestData(request) },
          },
        },
        { suffixed: '/things.json' },
      );
      registerView(shop, '/open/', {
        name: 'Open',
        authenticate: shop.authenticate,
        actions: { GET: { handler: (request) => ({ user: request.user }) } },
      });
      registerView(shop, '/echo/', {
        name: 'Echo',
        actions: { POST: { handler: async (request) => requestData(request) } },
      });
    },
    { prefix: '/shop' },
  );
  await app.ready();
  return { app, users, clock };
}

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const hashes: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

/** The signature of the first two parts of a token, by HMAC. */
export const hmac = (input: string, key = signingKey, alg = 'HS256') =>
  createHmac(hashes[alg] ?? 'sha256', key)
    .update(input)
    .digest('base64url');

/** A token made without the code under test. Header and claims may be text, to say what JSON.stringify cannot. */
export function token(
  claims: unknown,
  header: unknown = { alg: 'HS256', typ: 'JWT' },
  key = signingKey,
): string {
  const { alg = 'HS256' } = (typeof header === 'object' ? header : {}) as { alg?: string };
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${hmac(input, key, alg)}`;
}

/** Claims of a good access token. */
export const accessClaims = {
  token_type: 'access',
  exp: second + 300,
  iat: second,
  jti: '0123456789abcdef0123456789abcdef',
  user_id: '1',
};

/** Claims of a good refresh token. */
export const refreshClaims = { ...accessClaims, token_type: 'refresh', exp: second + 86_400 };

/** The claims in a token, after checking its signature and its header. */
export function claimsOf(text: string): Record<string, unknown> {
  const [header = '', claims = '', signature] = text.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  if (signature !== hmac(`${header}.${claims}`)) throw new Error(`bad signature: ${text}`);
  if (JSON.stringify(read(header)) !== '{"alg":"HS256","typ":"JWT"}') throw new Error(`bad header: ${text}`);
  return read(claims);
}

/** Posts JSON. */
export const post = ({ app }: Server, url: string, payload: object, more: InjectOptions = {}) =>
  app.inject({ method: 'POST', url, payload, ...more });

/** Asks for the protected view with this Authorization header. */
export const visit = ({ app }: Server, authorization?: string, url = '/shop/things/') =>
  app.inject({ url, headers: authorization === undefined ? {} : { authorization } });
