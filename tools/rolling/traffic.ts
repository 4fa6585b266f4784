// People who work while servers are replaced: they read lists and make products, and remember what they were told.
import { Agent, request } from 'undici';

const list = '/api/v0/products/';
const people = 16;

export class Traffic {
  asked = 0;
  made = 0;
  /** What went wrong, and how often. */
  readonly wrong = new Map<string, number>();
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #agent = new Agent({ connections: people });

  constructor(origin: string, access: string) {
    this.#origin = origin;
    this.#headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' };
  }

  /** Everybody works as long as something else is under way. */
  async during(work: () => Promise<void>): Promise<void> {
    let isOver = false;
    const person = async (_: unknown, which: number) => {
      for (let turn = 0; !isOver; turn += 1) await (turn % 4 === 0 ? this.#make(which, turn) : this.#read());
    };
    const all = Promise.all(Array.from({ length: people }, person));
    try {
      await work();
    } finally {
      isOver = true;
      await all;
      await this.#agent.close();
    }
  }

  /** How many products there are. */
  async countMade(): Promise<number> {
    const { body } = await request(this.#origin + list, { headers: this.#headers });
    return ((await body.json()) as { count: number }).count;
  }

  async #read(): Promise<void> {
    await this.#ask('GET', 200);
  }

  async #make(person: number, turn: number): Promise<void> {
    const body = JSON.stringify({ name: `part ${person}-${turn}`, price: '1.00' });
    if (await this.#ask('POST', 201, body)) this.made += 1;
  }

  async #ask(method: 'GET' | 'POST', expected: number, body?: string): Promise<boolean> {
    this.asked += 1;
    try {
      const answer = await request(this.#origin + list, {
        method,
        headers: this.#headers,
        dispatcher: this.#agent,
        ...(body !== undefined && { body }),
      });
      await answer.body.dump();
      if (answer.statusCode === expected) return true;
      this.#note(`${method} was answered ${answer.statusCode}`);
    } catch (error) {
      this.#note(`${method} failed: ${(error as Error).message}`);
    }
    return false;
  }

  #note(what: string): void {
    this.wrong.set(what, (this.wrong.get(what) ?? 0) + 1);
  }
}
