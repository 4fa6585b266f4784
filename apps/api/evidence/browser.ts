// A browser as far as sessions go: tabs that share one cookie, on a network that lets answers overtake each other.
import { setImmediate } from 'node:timers/promises';
import { type Client, type Verdict } from './client.ts';

/** Which calls of the tabs wait for each other. */
export type Turns = <Result>(mode: 'shared' | 'exclusive', call: () => Promise<Result>) => Promise<Result>;

/** As Web Locks grant them: in the order they were asked for; `shared` ones together, an `exclusive` one alone. */
export function inTurns(): Turns {
  /** When all that were asked for before are over, and when all exclusive ones are. */
  let all: Promise<unknown> = Promise.resolve();
  let exclusive: Promise<unknown> = Promise.resolve();
  return (mode, call) => {
    const before = mode === 'exclusive' ? all : exclusive;
    const over = before.then(call);
    const settled = over.catch(() => undefined);
    all = Promise.all([all, settled]);
    if (mode === 'exclusive') exclusive = settled;
    return over;
  };
}

/** Nobody waits for anybody. */
export const atOnce: Turns = (_mode, call) => call();

/** How many turns of the event loop each way takes. */
export interface Latency {
  readonly there: number;
  readonly back: number;
}

async function pause(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await setImmediate();
}

export class Browser {
  readonly #client: Client;
  readonly #turns: Turns;
  /** The refresh token in the cookie. */
  cookie: string | undefined;

  constructor(client: Client, turns: Turns) {
    this.#client = client;
    this.#turns = turns;
  }

  signIn(username: string, password: string, latency: Latency): Promise<Verdict> {
    return this.#turns('exclusive', () =>
      this.#exchange(latency, (cookie) => this.#client.trySignIn(username, password, cookie)),
    );
  }

  refresh(latency: Latency): Promise<Verdict> {
    return this.#turns('shared', () =>
      this.#exchange(latency, (cookie = '') => this.#client.refresh(cookie)),
    );
  }

  signOut(latency: Latency): Promise<Verdict> {
    return this.#turns('exclusive', () => this.#exchange(latency, (cookie) => this.#client.logout(cookie)));
  }

  /** A request takes along the cookie of when it is sent; an answer changes it when it arrives. */
  async #exchange(
    { there, back }: Latency,
    ask: (cookie: string | undefined) => Promise<Verdict>,
  ): Promise<Verdict> {
    const { cookie } = this;
    await pause(there);
    const verdict = await ask(cookie);
    await pause(back);
    if (verdict.refresh !== undefined) this.cookie = verdict.refresh || undefined;
    return verdict;
  }
}
