// A PostgreSQL of a test's own: a program beside it, which stops when it is asked to or when the test has ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Settings } from './shop.ts';

const program = resolve(import.meta.dirname, '../../../tools/postgres/run.ts');

export interface ShopDatabase {
  /** What a shop must be told to use it. */
  readonly settings: Settings;
  close(): Promise<unknown>;
}

/** @throws Error if PostgreSQL does not start; it says itself why */
export async function openPostgres(): Promise<ShopDatabase> {
  const postgres = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(postgres, 'exit');
  const [url] = (await Promise.race([
    once(createInterface(postgres.stdout), 'line'),
    ended.then(() => {
      throw new Error('PostgreSQL did not start');
    }),
  ])) as [string];
  return {
    settings: { DATABASE_URL: url },
    close: () => {
      postgres.stdin.end();
      return ended;
    },
  };
}
