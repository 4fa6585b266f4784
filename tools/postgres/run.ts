// Runs a PostgreSQL for another program: as long as that one keeps the standard input open, and no longer, whatever ends
// it. So no server and no temporary folder is ever left behind.
import { parseArgs } from 'node:util';
import { PostgresError } from './programs.ts';
import { startPostgres } from './server.ts';

const usage = `Usage: node tools/postgres/run.ts [--folder FOLDER] [--port PORT] [-c NAME=VALUE]...

Starts a PostgreSQL, prints the address of an empty database in it, and stops when the standard input ends.
The data are kept in FOLDER; without one they go with the server. -c is for settings, as in postgresql.conf.
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      port: { type: 'string' },
      setting: { type: 'string', short: 'c', multiple: true },
    },
  });
  return {
    folder: values.folder,
    port: values.port === undefined ? undefined : Number(values.port),
    settings: values.setting,
  };
}

async function main(): Promise<number> {
  let options;
  try {
    options = readOptions();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const isOver = new Promise<'asked'>((resolve) => {
    const over = () => {
      resolve('asked');
    };
    process.stdin.on('end', over).on('close', over).resume();
    process.stdout.on('error', over);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, over);
  });
  const server = await startPostgres(options);
  process.stdout.write(`${server.url}\n`);
  if ((await Promise.race([isOver, server.ended])) === 'asked') {
    await server.stop();
    return 0;
  }
  throw new PostgresError('PostgreSQL has ended by itself');
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof PostgresError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
// A signal may have come with the standard input still open.
process.stdin.destroy();
