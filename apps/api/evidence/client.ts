// A client of the token endpoints that keeps nothing: which token it shows is for the proof to say.
import { password } from '../testing/shop.ts';
import type { Answer, Send } from './wire.ts';

/** What a token endpoint has answered. */
export interface Verdict {
  readonly status: number;
  readonly body: unknown;
  readonly access?: string;
  readonly refresh?: string;
}

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

function verdictOf({ status, text }: Answer): Verdict {
  const body = parsed(text);
  const { access, refresh } = (body ?? {}) as Partial<Tokens>;
  return { status, body, ...(access && { access }), ...(refresh && { refresh }) };
}

/** The claims of a token, whoever has signed it. */
export const claimsOf = (
  token = '',
): { readonly jti?: string; readonly sid?: string; readonly exp?: number } =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}') as object;

export class Client {
  readonly #send: Send;
  readonly #userAgent: string;

  constructor(send: Send, userAgent = 'the browser of the owner') {
    this.#send = send;
    this.#userAgent = userAgent;
  }

  async #post(path: string, body: object): Promise<Verdict> {
    const headers = { 'content-type': 'application/json', 'user-agent': this.#userAgent };
    return verdictOf(await this.#send({ method: 'POST', path, headers, body: JSON.stringify(body) }));
  }

  /** @throws Error unless it succeeds */
  async signIn(username = 'carl', word = password): Promise<Tokens> {
    const { access, refresh, status, body } = await this.#post('/api/token/', { username, password: word });
    if (access && refresh) return { access, refresh };
    throw new Error(`${username} cannot sign in: ${status} ${JSON.stringify(body)}`);
  }

  refresh(token: string): Promise<Verdict> {
    return this.#post('/api/token/refresh/', { refresh: token });
  }

  blacklist(token: string): Promise<Verdict> {
    return this.#post('/api/token/blacklist/', { refresh: token });
  }

  /** The status of a request with an access token. */
  async me(access: string): Promise<number> {
    const headers = { authorization: `Bearer ${access}`, 'user-agent': this.#userAgent };
    return (await this.#send({ path: '/api/v1/auth/me/', headers })).status;
  }
}
