// Runs a PostgreSQL for another program: as long as that one keeps the standard input open, and no longer, whatever ends
// it. So no server and no temporary folder is ever left behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PostgresOptions } from './server.ts';

const usage = `Usage: node tools/postgres/run.ts [--folder FOLDER] [--port PORT] [-c NAME=VALUE]...

Starts a PostgreSQL, prints the address of an empty database in it, and stops when the standard input ends.
The data are kept in FOLDER; without one they go with the server. -c is for settings, as in postgresql.conf.
`;

function readOptions(): PostgresOptions {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      port: { type: 'string' },
      setting: { type: 'string', short: 'c', multiple: true },
    },
  });
  if (values.port !== undefined && !/^\d+$/.test(values.port)) throw new Error('--port takes a number');
  return {
    folder: values.folder,
    port: values.port === undefined ? undefined : Number(values.port),
    settings: values.setting,
  };
}

/** Keeps PostgreSQL until the standard input ends. @returns the exit code */
async function keep(options: PostgresOptions): Promise<number> {
  // The shell ends at once, so that the keeper is nobody's child: a killed tree of processes does not hold it.
  const shell = spawn(
    '/bin/sh',
    ['-c', '"$0" "$@" &', process.execPath, join(import.meta.dirname, 'keeper.ts'), JSON.stringify(options)],
    { detached: true, stdio: ['ignore', 'pipe', 'inherit', 'pipe'] },
  );
  const channel = shell.stdio[3] as Socket;
  let isAsked = false;
  const ask = () => {
    isAsked = true;
    channel.destroy();
  };
  process.stdin.on('end', ask).on('close', ask).resume();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  process.stdout.on('error', ask);
  channel.on('error', () => undefined).resume();
  shell.stdout?.pipe(process.stdout, { end: false });
  await once(shell, 'close');
  return isAsked ? 0 : 1;
}

try {
  process.exit(await keep(readOptions()));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}`);
  process.exit(2);
}
