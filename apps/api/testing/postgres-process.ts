// A real PostgreSQL beside the specs. It ends with the process that asked for it, however that one ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(import.meta.dirname, '../../../tools/postgres/run.ts');

export interface PostgresProcess {
  /** An empty database, with user and password. */
  readonly url: string;
  stop(): Promise<void>;
}

/** @param args as `node tools/postgres/run.ts` takes them */
export async function startPostgres(...args: readonly string[]): Promise<PostgresProcess> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl+C ends the specs; they end PostgreSQL when they have closed what they opened.
    detached: true,
  });
  const ended = once(child, 'exit');
  const [url] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => {
      throw new Error('PostgreSQL did not start');
    }),
  ])) as [string];
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
