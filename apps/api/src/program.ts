// The process: its arguments, environment, streams and signals. Nothing else knows them.
import type { AddressInfo } from 'node:net';
import closeWithGrace from 'close-with-grace';
import { BackupError } from './commands/backup.ts';
import { UsageError, readCommand, runCommand, usage } from './commands/commands.ts';
import { readPassword } from './commands/read-password.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { UnreachableError, isUnavailable } from './database/errors.ts';
import { ServerLockedError } from './database/server-lock.ts';
import { demoPassword } from './demo/seed.ts';
import { ImportError } from './import-django/import-error.ts';
import { logLines } from './log-lines.ts';
import { openServer } from './serve.ts';
import { UserError } from './users/user-store.ts';
import { WebRootError } from './web/serve-web.ts';

/** Milliseconds that requests in flight have to finish in. */
const grace = 10_000;

const print = (line: string) => {
  process.stdout.write(`${line}\n`);
};

/**
 * The socket that systemd holds for this process (sd_listen_fds(3)): connections wait in it while one server takes the
 * place of another, so that none is refused. It stands before host and port.
 */
function heldSocket({ LISTEN_PID, LISTEN_FDS }: NodeJS.ProcessEnv): { readonly fd?: number } {
  if (LISTEN_PID !== `${process.pid}`) return {};
  if (LISTEN_FDS !== '1') throw new ConfigError(`systemd must hold one socket for it, not ${LISTEN_FDS}`);
  return { fd: 3 };
}

/** For a person: where to go, and whom to sign in as. */
function greet({ HOST, DEMO }: Config, port: number, hasWeb: boolean): void {
  if (!DEMO) return;
  const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(HOST) ? 'localhost' : HOST;
  print('');
  print(
    hasWeb
      ? `  Latchkey is open:  http://${host}:${port}`
      : `  The API is at:     http://${host}:${port}/api-docs/`,
  );
  print(`  Sign in as:        alice (staff), carol or dave`);
  print(`  Password:          ${demoPassword}`);
  print('');
}

async function run(args: readonly string[]): Promise<void> {
  const command = readCommand(args);
  if (command.name === 'help') {
    print(usage);
    return;
  }
  const config = readConfig(process.env);
  if (command.name !== 'serve') {
    await runCommand(command, config, {
      print,
      readPassword: () => readPassword(process.stdin, process.stderr),
    });
    return;
  }
  const log = logLines(process.stdout.fd);
  process.once('exit', log.flush);
  const app = await openServer(config, command.web, log);
  const signals = closeWithGrace({ delay: grace, logger: app.log }, async ({ err }) => {
    if (err) app.log.fatal({ err }, 'stopping after an error nobody caught');
    // Who has not got an answer by then will not get one: the end is to be orderly all the same.
    const lastCall = setTimeout(() => {
      app.server.closeAllConnections();
    }, grace - 1000);
    await app.close();
    clearTimeout(lastCall);
  });
  try {
    await app.listen({ host: config.HOST, port: config.PORT, ...heldSocket(process.env) });
  } catch (error) {
    signals.uninstall();
    await app.close();
    throw error;
  }
  // Whoever started this server with a channel is gone, and nobody else would stop it.
  process.once('disconnect', () => void signals.close());
  const [address] = app.addresses() as AddressInfo[];
  greet(config, address?.port ?? config.PORT, command.web !== undefined);
}

/** One line for what the person at the keyboard can mend; `undefined` for what is our fault. */
function explain(error: unknown): string | undefined {
  const { code, port, address, path } = error as {
    code?: string;
    port?: number;
    address?: string;
    path?: string;
  };
  if (code === 'EADDRINUSE') return `port ${port} on ${address} is in use: set PORT to another, or 0 for any`;
  if (code === 'EACCES' && port !== undefined) return `port ${port} may not be opened by this user: set PORT`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST must be an address of this machine';
  if (code === 'EACCES' || code === 'ENOTDIR' || code === 'EEXIST' || code === 'EROFS') {
    return `DATA_DIR must be a folder that can be written to: ${path}`;
  }
  if (code === 'SQLITE_CANTOPEN' || code === 'SQLITE_NOTADB')
    return 'DATABASE_URL must name a file that SQLite can open';
  // knex puts the statement before it.
  const reason = (error as Error).message.split(' - ').at(-1);
  if (code === '42501') return `DATABASE_URL must name a user who may make tables: ${reason}`;
  const isKnown = [
    BackupError,
    ConfigError,
    ImportError,
    UserError,
    ServerLockedError,
    UnreachableError,
    WebRootError,
  ].some((kind) => error instanceof kind);
  if (isKnown) return (error as Error).message;
  return isUnavailable(error) ? `the database has failed: ${reason}` : undefined;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`latchkey: ${error.message}\n\n${usage}\n`);
    process.exitCode = 2;
  } else {
    const line = explain(error);
    if (line === undefined) throw error;
    process.stderr.write(`latchkey: ${line}\n`);
    process.exitCode = 1;
  }
}
