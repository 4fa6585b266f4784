// Takes turns: a slice of each server for a case, then the next round, so that all share what the machine does besides.
import type { Case, Client } from './cases.ts';
import type { Figure } from './figures.ts';
import { type Call, type Slice, load, quantile } from './load.ts';
import type { Server } from './shops.ts';

/** A server and what is sent to it. */
export interface Contender {
  readonly kind: Figure['server'];
  readonly server: Server;
  readonly call: () => Call;
}

export interface Turns {
  readonly rounds: number;
  readonly seconds: number;
}

/** Connections that send one request after the other: enough for the server never to wait. */
const connections = 8;

const middle = (values: readonly number[]) =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

const figure = (measured: Case, size: number, kind: Figure['server'], slices: readonly Slice[]): Figure => {
  const costs = slices.map(({ cpu }) => cpu);
  const times = slices.flatMap((slice) => slice.times).toSorted((a, b) => a - b);
  return {
    case: measured.name,
    server: kind,
    size,
    least: Math.min(...costs),
    median: middle(costs),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    rate: Math.max(...slices.map(({ requests, seconds }) => requests / seconds)),
  };
};

/** Each server alone, one slice after the other, all of them once in every round. The first slice only warms up. */
export async function measure(
  measured: Case,
  size: number,
  contenders: readonly Contender[],
  { rounds, seconds }: Turns,
): Promise<Figure[]> {
  const slices = new Map<Contender, Slice[]>(contenders.map((one) => [one, []]));
  for (const { server, call } of contenders) await load(server, call, { connections, seconds });
  for (let round = 0; round < rounds; round++) {
    for (const one of contenders) {
      slices.get(one)?.push(await load(one.server, one.call, { connections, seconds }));
    }
  }
  return contenders.map((one) => figure(measured, size, one.kind, slices.get(one) ?? []));
}

/** Milliseconds that 99 of 100 requests do not exceed, with 64 connections and 70 % of what goes through. */
export async function p99UnderLoad(server: Server, { calls }: Case, client: Client): Promise<number> {
  const call = calls(client);
  const whole = await load(server, call, { connections: 64, seconds: 2 });
  const rate = (0.7 * whole.requests) / whole.seconds;
  const { times } = await load(server, call, { connections: 64, seconds: 4, rate });
  return quantile(times, 0.99);
}
