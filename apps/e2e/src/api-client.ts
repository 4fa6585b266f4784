// Asks the API itself, for what a journey compares the screen with.
import { password } from './journey.ts';
import type { Shop } from './shop.ts';

export interface Row {
  readonly id: number;
}
export interface Invoice extends Row {
  readonly invoice_number: number;
  readonly products: number[];
  readonly account: number;
}
export interface Product extends Row {
  readonly name: string;
  readonly price: string;
  readonly currency: '€' | '$';
}

/** What the API itself tells one of its users. */
export class Client {
  readonly #root: string;
  readonly #headers: Record<string, string>;

  private constructor(root: string, access: string) {
    this.#root = root;
    this.#headers = { Authorization: `Bearer ${access}` };
  }

  static async signIn({ url }: Shop, username: string): Promise<Client> {
    const answer = await fetch(`${url}/api/token/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    return new Client(`${url}/api/v0/`, ((await answer.json()) as { access: string }).access);
  }

  async row<T extends Row>(path: string): Promise<T> {
    return (await (await fetch(`${this.#root}${path}/`, { headers: this.#headers })).json()) as T;
  }

  async rows<T extends Row>(noun: string): Promise<T[]> {
    const rows: T[] = [];
    let next: string | null = `${this.#root}${noun}/`;
    while (next !== null) {
      const answer = await fetch(next, { headers: this.#headers });
      const page = (await answer.json()) as { results: T[]; next: string | null };
      rows.push(...page.results);
      next = page.next;
    }
    return rows;
  }

  async remove(path: string): Promise<number> {
    return (await fetch(`${this.#root}${path}/`, { method: 'DELETE', headers: this.#headers })).status;
  }
}
