// Sends requests from this process for a while, and tells how long each took and what the server spent on them.
import { Client, type Dispatcher } from 'undici';
import { cpuTime } from './process-figures.ts';
import type { Server } from './shops.ts';

export interface Call {
  readonly method?: Dispatcher.HttpMethod;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Slice {
  readonly requests: number;
  /** Microseconds of CPU for each request. */
  readonly cpu: number;
  /** Milliseconds from sending to the last byte, in order of size. */
  readonly times: readonly number[];
  readonly seconds: number;
}

async function send(client: Client, { method = 'GET', path, headers = {}, body }: Call): Promise<void> {
  const answer = await client.request({ method, path, headers, body: body ?? null });
  const text = await answer.body.text();
  if (answer.statusCode >= 300) {
    throw new Error(`${method} ${path} was answered ${answer.statusCode}: ${text.slice(0, 200)}`);
  }
}

export interface Pace {
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second, spread evenly; as many as go through if left out. */
  readonly rate?: number;
}

/** @param call makes each request @throws Error at the first answer that is not a success */
export async function load(server: Server, call: () => Call, pace: Pace): Promise<Slice> {
  const { connections, seconds, rate } = pace;
  const clients = Array.from({ length: connections }, () => new Client(server.origin, { pipelining: 1 }));
  const times: number[] = [];
  const pids = server.pids();
  const before = cpuTime(pids);
  const began = performance.now();
  const end = began + seconds * 1000;
  let sent = 0;
  const work = async (client: Client) => {
    while (performance.now() < end) {
      const due = rate === undefined ? 0 : began + (sent * 1000) / rate;
      sent += 1;
      const early = due - performance.now();
      if (early > 0) await new Promise((done) => setTimeout(done, early));
      // With a rate, a request that had to wait for a free connection has been waiting.
      const asked = rate === undefined ? performance.now() : due;
      await send(client, call());
      times.push(performance.now() - asked);
    }
  };
  try {
    await Promise.all(clients.map(work));
  } finally {
    await Promise.all(clients.map((client) => client.destroy()));
  }
  const passed = (performance.now() - began) / 1000;
  return {
    requests: times.length,
    cpu: (cpuTime(pids) - before) / times.length,
    times: times.toSorted((a, b) => a - b),
    seconds: passed,
  };
}

/** The time that a share of all does not exceed. @param times in order of size */
export const quantile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
