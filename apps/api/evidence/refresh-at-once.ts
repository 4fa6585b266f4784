// What T1 and T2 ask: of how many successors a refresh token has, when many ask for one at once.
import { grace, pass } from './servers.ts';
import type { Client } from './client.ts';
import type { Database } from '../src/database/connect.ts';

export interface Round {
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<number, number>>;
  /** The different refresh tokens that were given out. */
  readonly successors: readonly string[];
}

/** Asks for the successor of a token so many times at once, of the clients in turn. */
export async function refreshAtOnce(
  clients: readonly Client[],
  token: string,
  atOnce: number,
): Promise<Round> {
  const verdicts = await Promise.all(
    Array.from({ length: Math.ceil(atOnce / clients.length) }, () =>
      clients.map((client) => client.refresh(token)),
    ).flat(),
  );
  const statuses: Record<number, number> = {};
  for (const { status } of verdicts) statuses[status] = (statuses[status] ?? 0) + 1;
  const successors = new Set(verdicts.flatMap(({ refresh }) => refresh ?? []));
  return { statuses, successors: [...successors] };
}

/** Goes on with the successor, round after round, each after the grace of the one before. */
export async function refreshInRounds(
  clients: readonly Client[],
  database: Database,
  token: string,
  { rounds, atOnce }: { readonly rounds: number; readonly atOnce: number },
): Promise<Round[]> {
  const seen: Round[] = [];
  let current = token;
  for (let round = 0; round < rounds; round++) {
    const outcome = await refreshAtOnce(clients, current, atOnce);
    seen.push(outcome);
    current = outcome.successors[0] ?? current;
    await pass(database, grace + 1);
  }
  return seen;
}
