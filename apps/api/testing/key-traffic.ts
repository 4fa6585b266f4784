// People who use a shop while its keys change: they sign in, look around and refresh, on whichever server they meet.
import type { TokenPair } from '@latchkey/tokens';
import type { FastifyInstance } from 'fastify';
import type { AsymmetricAlgorithm } from '@latchkey/fastify-auth';
import { expect } from 'vitest';
import type { Database } from '../src/database/connect.ts';
import { rotateKeys } from '../src/keys/signing-keys.ts';
import { signIn } from './shop.ts';

export interface Traffic {
  /** Each status that was answered, with how often. */
  readonly statuses: ReadonlyMap<number, number>;
  /** The names of the keys that signed what came back from refreshes. */
  readonly kids: ReadonlySet<string>;
  /** Ends it when everybody has refreshed once more. */
  stop(): Promise<void>;
}

export const kidOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;

/** Starts as many people as are asked for; none waits for another. */
export function startTraffic(servers: readonly FastifyInstance[], people: number): Traffic {
  const statuses = new Map<number, number>();
  const kids = new Set<string>();
  let isOver = false;
  let turn = 0;

  const ask = async (options: { method?: 'POST'; url: string; headers?: object; payload?: object }) => {
    turn += 1;
    const server = servers[turn % servers.length] as FastifyInstance;
    const answer = await server.inject({ ...options, headers: { host: 'localhost', ...options.headers } });
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    return answer;
  };
  const visit = ({ access }: TokenPair) =>
    ask({ url: '/api/v1/auth/me/', headers: { authorization: `Bearer ${access}` } });
  const refresh = async (pair: TokenPair): Promise<TokenPair> => {
    const answer = await ask({
      method: 'POST',
      url: '/api/token/refresh/',
      payload: { refresh: pair.refresh },
    });
    const next = { ...pair, ...answer.json<Partial<TokenPair>>() };
    for (const token of [next.access, next.refresh]) kids.add(kidOf(token));
    return next;
  };

  const live = async (server: FastifyInstance) => {
    let pair = await signIn(server, 'ada');
    while (!isOver) {
      for (let visits = 0; visits < 5; visits += 1) await visit(pair);
      pair = await refresh(pair);
    }
    // Once more with what is left, so that the last change has met everybody.
    await visit(await refresh(pair));
  };

  const lives = Array.from({ length: people }, (_, at) =>
    live(servers[at % servers.length] as FastifyInstance),
  );
  return {
    statuses,
    kids,
    stop: async () => {
      isOver = true;
      await Promise.all(lives);
    },
  };
}

/**
 * Rotates the keys three times while people are about: each time when the key that signs now has been seen, the last two
 * at once, so that servers meet a key that was never announced to them.
 * @returns the names of the keys that signed while anybody looked
 */
export async function rotateUnderLoad(
  database: Database,
  algorithm: AsymmetricAlgorithm,
  traffic: Traffic,
): Promise<string[]> {
  await expect.poll(() => traffic.kids.size).toBeGreaterThan(0);
  const { active: first } = await rotateKeys(database, algorithm);
  await expect.poll(() => [...traffic.kids]).toContain(first);
  await rotateKeys(database, algorithm);
  const { active: last } = await rotateKeys(database, algorithm);
  await expect.poll(() => [...traffic.kids]).toContain(last);
  await traffic.stop();
  return [first, last];
}
