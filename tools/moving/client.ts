// A client of either shop, which knows nothing but its address.
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

export class Client {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(`${this.#origin}${path}`, init);
    return { status: answer.status, body: await answer.json() };
  }

  post(path: string, body: object): Promise<Answer> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Asks for a change, as a signed-in user. */
  change(method: 'POST' | 'PATCH', path: string, access: string, body: object): Promise<Answer> {
    return this.#send(path, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${access}` },
      body: JSON.stringify(body),
    });
  }

  async remove(path: string, access: string): Promise<number> {
    const headers = { Authorization: `Bearer ${access}` };
    return (await fetch(`${this.#origin}${path}`, { method: 'DELETE', headers })).status;
  }

  get(path: string, access: string): Promise<Answer> {
    return this.#send(path, { headers: { Authorization: `Bearer ${access}` } });
  }

  signIn(username: string, password: string): Promise<Answer> {
    return this.post('/api/token/', { username, password });
  }

  /** @throws Error if the user is not let in */
  async tokensOf(username: string, password: string): Promise<Tokens> {
    const { status, body } = await this.signIn(username, password);
    if (status !== 200) throw new Error(`${username} cannot sign in: ${status} ${JSON.stringify(body)}`);
    return body as Tokens;
  }

  refresh(refresh: string): Promise<Answer> {
    return this.post('/api/token/refresh/', { refresh });
  }

  /** All rows of a list, page by page, in its order. */
  async list(name: string, access: string): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    for (let page = 1; ; page++) {
      const { status, body } = await this.get(`/api/v0/${name}/?page=${page}`, access);
      if (status !== 200) throw new Error(`${name} page ${page}: ${status} ${JSON.stringify(body)}`);
      const { results, next } = body as { results: Record<string, unknown>[]; next: string | null };
      rows.push(...results);
      if (next === null) return rows;
    }
  }
}
