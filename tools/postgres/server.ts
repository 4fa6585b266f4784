// A real PostgreSQL for tests and for trying things out: nobody has to install a server.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { PostgresError, type Runner, copyPrograms, findRunner, giveTo } from './programs.ts';

export interface PostgresOptions {
  /** The folder that keeps the data; none: they go with the server. */
  readonly folder?: string | undefined;
  /** Default: any that is free. */
  readonly port?: number | undefined;
  /** As in postgresql.conf: `name=value`. */
  readonly settings?: readonly string[] | undefined;
}

export interface PostgresServer {
  /** A database for one shop, empty at first; with user and password. */
  readonly url: string;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const user = 'latchkey';
const database = 'latchkey';

/** For data that nobody wants to keep: no waiting for the disk. */
const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/** Milliseconds after which a server that was asked to stop is told to. */
const patience = 10_000;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Where the programs are, who runs them, and the cluster they work on. */
interface Place {
  readonly programs: string;
  readonly runner: Runner;
  readonly cluster: string;
}

/**
 * Starts a program in the cluster's folder, which it knows as `-D`. The folders above may be closed to another user who
 * runs it; on Linux a process finds the folder it was started in without passing them.
 */
function launch({ programs, runner, cluster }: Place, name: string, args: readonly string[]): ChildProcess {
  const isOther = runner.uid !== undefined && process.platform === 'linux';
  return spawn(join(programs, 'bin', name), ['-D', isOther ? '/proc/self/cwd' : cluster, ...args], {
    cwd: cluster,
    ...runner,
    // In a group of its own: Ctrl+C is for whoever asked for the server.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  });
}

/** Resolves with what a program had to say when it has ended, rejects if it could not be started. */
function endOf(child: ChildProcess): Promise<{ code: number | null; words: string }> {
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4000);
  });
  return new Promise((done, fail) => {
    child.on('error', (error) => {
      fail(new PostgresError(`PostgreSQL cannot be started here: ${error.message}`));
    });
    child.on('close', (code) => {
      done({ code, words });
    });
  });
}

/** Makes a cluster that sorts as people in many countries expect, so that nobody relies on the order of bytes. */
async function initialise(place: Place, password: string): Promise<void> {
  const passwordFile = join(place.programs, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(place.runner, passwordFile);
  await mkdir(place.cluster, { recursive: true, mode: 0o700 });
  await giveTo(place.runner, place.cluster);
  const child = launch(place, 'initdb', [
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=en',
    '--no-sync',
    '--no-instructions',
  ]);
  const { code, words } = await endOf(child);
  if (code !== 0) throw new PostgresError(`PostgreSQL cannot make its files: ${words.trim()}`);
}

/** Opens the cluster in a folder, making both: all of it, or nothing that a second start would stumble on. */
async function openCluster(folder: string, place: Place): Promise<string> {
  const passwordFile = join(folder, 'password');
  if (existsSync(place.cluster)) return readFile(passwordFile, 'utf8');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${place.cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const password = randomBytes(16).toString('hex');
  await initialise({ ...place, cluster: unfinished }, password);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await rename(unfinished, place.cluster);
  return password;
}

async function makeDatabase(connection: { host: string; port: number; password: string }): Promise<void> {
  const client = new Client({ ...connection, user, database: 'postgres', ssl: false });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

/** @throws PostgresError */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const temporary = await mkdtemp(join(tmpdir(), 'latchkey-postgres-'));
  const cleanUp = () => rm(temporary, { recursive: true, force: true });
  try {
    const server = await launchServer(options, temporary);
    const ended = server.ended.finally(cleanUp);
    return {
      ...server,
      ended,
      stop: async () => {
        await server.stop();
        await ended;
      },
    };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function launchServer(
  { folder: kept, port: wanted, settings = [] }: PostgresOptions,
  temporary: string,
): Promise<PostgresServer> {
  const host = '127.0.0.1';
  const folder = resolve(kept ?? join(temporary, 'data'));
  const place = {
    programs: join(temporary, 'programs'),
    runner: await findRunner(),
    cluster: join(folder, 'cluster'),
  };
  // The runner must get at the programs; they are no secret.
  await chmod(temporary, 0o755);
  await copyPrograms(place.programs, place.runner);
  const password = await openCluster(folder, place);

  const port = wanted ?? (await freePort());
  const all = [
    `listen_addresses=${host}`,
    'unix_socket_directories=',
    ...(kept === undefined ? hasty : []),
    ...settings,
  ];
  const child = launch(place, 'postgres', ['-p', String(port), ...all.flatMap((setting) => ['-c', setting])]);
  const end = endOf(child);
  const ready = new Promise<void>((done) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.includes('database system is ready to accept connections')) done();
    });
  });
  await Promise.race([
    ready,
    end.then(({ words }) => {
      const running = /lock file "postmaster.pid" already exists[^]*PID (\d+)/.exec(words)?.[1];
      throw new PostgresError(
        running
          ? `another PostgreSQL, process ${running}, runs on ${folder}: stop it first`
          : `PostgreSQL does not start: ${words.trim()}`,
      );
    }),
  ]);
  const server: PostgresServer = {
    url: `postgres://${user}:${password}@${host}:${port}/${database}`,
    ended: end.then(() => undefined),
    stop: async () => {
      child.kill('SIGINT');
      const insist = setTimeout(() => child.kill('SIGQUIT'), patience);
      await end;
      clearTimeout(insist);
    },
  };
  try {
    await makeDatabase({ host, port, password });
  } catch (error) {
    await server.stop();
    throw new PostgresError(`PostgreSQL does not let its own user in: ${(error as Error).message}`);
  }
  return server;
}
