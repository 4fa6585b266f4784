// A client of the token endpoints that keeps nothing: which token it shows is for the proof to say.
import { password } from '../testing/shop.ts';
import type { Answer, Send } from './wire.ts';

/** Where the refresh token travels: in a cookie, as browsers have it, or in bodies, with the same rules switched on. */
export type Mode = 'cookie' | 'json';

/** What an endpoint has answered. */
export interface Verdict {
  readonly status: number;
  readonly access?: string;
  /** Empty where it has been taken away. */
  readonly refresh?: string;
}

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

interface ClientOptions {
  /** Default: `cookie`. */
  readonly mode?: Mode;
  readonly userAgent?: string;
}

/** The claims of a token, whoever has signed it. */
export const claimsOf = (
  token = '',
): { readonly jti?: string; readonly sid?: string; readonly exp?: number } =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}') as object;

/** As it is called over plain HTTP. */
const cookieName = 'refresh';

/** What a page of the site's own sends in cookie mode. */
export const pageHeaders = { 'x-auth-mode': 'cookie', 'sec-fetch-site': 'same-origin' } as const;

/** The refresh token that an answer puts into the browser's cookie, empty if it removes it. */
export function cookieIn({ headers }: Answer, name = cookieName): string | undefined {
  const cookies = [headers['set-cookie'] ?? []].flat().filter((text) => text.startsWith(`${name}=`));
  if (cookies.length > 1) throw new Error(`two cookies: ${cookies.join()}`);
  return cookies[0]?.slice(name.length + 1).split(';')[0];
}

function verdictOf(answer: Answer, mode: Mode): Verdict {
  const { status, text } = answer;
  const body = (text === '' ? {} : JSON.parse(text)) as Partial<Tokens>;
  const cookie = cookieIn(answer);
  const isElsewhere = mode === 'cookie' ? 'refresh' in body : cookie !== undefined;
  if (isElsewhere) throw new Error(`a refresh token where it does not belong: ${text}`);
  const refresh = mode === 'cookie' ? cookie : body.refresh;
  return {
    status,
    ...(body.access !== undefined && { access: body.access }),
    ...(refresh !== undefined && { refresh }),
  };
}

export class Client {
  readonly #send: Send;
  readonly #mode: Mode;
  readonly #userAgent: string;

  constructor(send: Send, { mode = 'cookie', userAgent = 'the browser of the owner' }: ClientOptions = {}) {
    this.#send = send;
    this.#mode = mode;
    this.#userAgent = userAgent;
  }

  /** Posts JSON, with a refresh token where the mode has it. */
  async #post(path: string, body: object, token?: string, access?: string): Promise<Verdict> {
    const isCookie = this.#mode === 'cookie';
    const answer = await this.#send({
      method: 'POST',
      path,
      headers: {
        'content-type': 'application/json',
        'user-agent': this.#userAgent,
        ...(isCookie && pageHeaders),
        ...(isCookie && token !== undefined && { cookie: `${cookieName}=${token}` }),
        ...(access !== undefined && { authorization: `Bearer ${access}` }),
      },
      body: JSON.stringify(isCookie || token === undefined ? body : { ...body, refresh: token }),
    });
    return verdictOf(answer, this.#mode);
  }

  /** @param replaced the refresh token that the browser has already */
  trySignIn(username: string, word: string, replaced?: string): Promise<Verdict> {
    const isKept = this.#mode === 'cookie';
    return this.#post('/api/token/', { username, password: word }, isKept ? replaced : undefined);
  }

  /** @throws Error unless it succeeds */
  async signIn(username = 'carl', word = password): Promise<Tokens> {
    const { access, refresh, status } = await this.trySignIn(username, word);
    if (access && refresh) return { access, refresh };
    throw new Error(`${username} cannot sign in: ${status}`);
  }

  refresh(token: string): Promise<Verdict> {
    return this.#post('/api/token/refresh/', {}, token);
  }

  blacklist(token: string): Promise<Verdict> {
    return this.#post('/api/token/blacklist/', {}, token);
  }

  logout(token?: string, access?: string): Promise<Verdict> {
    return this.#post('/api/v1/auth/logout/', {}, token, access);
  }

  logoutAll(access: string): Promise<Verdict> {
    return this.#post('/api/v1/auth/logout-all/', {}, undefined, access);
  }

  logoutOthers(access: string): Promise<Verdict> {
    return this.#post('/api/v1/auth/logout-others/', {}, undefined, access);
  }

  changePassword(access: string, current: string, next: string): Promise<Verdict> {
    const body = { current_password: current, new_password: next };
    return this.#post('/api/v1/auth/password/', body, undefined, access);
  }

  /** Ends one of the sessions of a user. */
  async revoke(access: string, id: string): Promise<Verdict> {
    const headers = { authorization: `Bearer ${access}` };
    const { status } = await this.#send({ method: 'DELETE', path: `/api/v1/auth/sessions/${id}/`, headers });
    return { status };
  }

  /** As staff: ends all sessions of a user. */
  revokeUser(access: string, id: number): Promise<Verdict> {
    return this.#post(`/api/v1/auth/users/${id}/revoke/`, {}, undefined, access);
  }

  /** The status of a request with an access token. */
  async me(access: string): Promise<number> {
    const headers = { authorization: `Bearer ${access}`, 'user-agent': this.#userAgent };
    return (await this.#send({ path: '/api/v1/auth/me/', headers })).status;
  }
}
