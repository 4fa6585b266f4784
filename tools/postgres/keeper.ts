// Keeps a PostgreSQL for run.ts, out of reach of whoever kills that one and all its children: it sees the end of the
// channel they share, stops the server and removes what is temporary.
import { Socket } from 'node:net';
import { PostgresError } from './programs.ts';
import { type PostgresOptions, startPostgres } from './server.ts';

/** The number of the shared channel among the open files. */
const channelNumber = 3;

async function main(options: PostgresOptions): Promise<void> {
  const isOver = new Promise<'asked'>((done) => {
    const over = () => {
      done('asked');
    };
    const channel = new Socket({ fd: channelNumber });
    channel.on('error', over).on('close', over).resume();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, over);
    process.stdout.on('error', over);
  });
  const server = await startPostgres(options);
  process.stdout.write(`${server.url}\n`);
  if ((await Promise.race([isOver, server.ended])) === 'asked') await server.stop();
  else throw new PostgresError('PostgreSQL has ended by itself');
}

try {
  await main(JSON.parse(process.argv[2] ?? '{}') as PostgresOptions);
} catch (error) {
  if (!(error instanceof PostgresError)) throw error;
  process.stderr.write(`${error.message}\n`);
}
// The channel may still be open.
process.exit();
