// What `npm run start:postgres` runs: the shop on a PostgreSQL of its own, until Ctrl+C.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../..');
const dataFolder = resolve(process.env['DATA_DIR'] ?? join(root, '.data'));

/** Both in groups of their own: Ctrl+C is for this process, which stops one after the other. */
const detached = true;

const exitOf = async (child: ChildProcess): Promise<number> => {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
};

async function main(): Promise<number> {
  const signalled = new Promise<undefined>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        done(undefined);
      });
    }
  });
  const postgres = spawn(
    process.execPath,
    [join(import.meta.dirname, 'run.ts'), '--folder', join(dataFolder, 'postgres')],
    { detached, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const postgresEnded = exitOf(postgres);
  const started = once(createInterface(postgres.stdout), 'line') as Promise<[string]>;
  const [url] = (await Promise.race([started, postgresEnded.then(() => []), signalled])) ?? [];
  if (url === undefined) {
    postgres.stdin.end();
    return postgresEnded;
  }

  const server = spawn(
    process.execPath,
    ['--conditions=@latchkey/source', 'apps/api/src/main.ts', 'serve', '--web', 'dist/apps/web/browser'],
    {
      cwd: root,
      detached,
      // The channel tells the server when this process is gone.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { DEMO: 'on', ...process.env, DATA_DIR: dataFolder, DATABASE_URL: url },
    },
  );
  const serverEnded = exitOf(server);
  await Promise.race([serverEnded, postgresEnded, signalled]);
  server.kill('SIGTERM');
  const code = await serverEnded;
  postgres.stdin.end();
  return (await postgresEnded) || code;
}

process.exitCode = await main();
