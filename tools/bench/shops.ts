// The servers that are compared: each in processes of its own, on a free port of this machine.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Running, keep, run } from '../programs.ts';
import { familyOf } from './process-figures.ts';

export const root = resolve(import.meta.dirname, '../..');

/** It guards nothing but the servers of a run. */
export const signingKey = 'the key of the bench, known to everybody who reads this';

export const person = { username: 'alice', password: 'correct horse battery staple' };

export interface Server {
  readonly name: string;
  readonly origin: string;
  /** Its processes; what they started included. */
  pids(): readonly number[];
  stop(): Promise<void>;
}

const serverOf = (name: string, { found, pid, stop }: Running): Server => ({
  name,
  origin: `http://127.0.0.1:${found}`,
  pids: () => familyOf(pid),
  stop,
});

/** @param bodies what is sent for each path */
export async function openBare(folder: string, bodies: Readonly<Record<string, string>>): Promise<Server> {
  const file = join(folder, 'bodies.json');
  writeFileSync(file, JSON.stringify(bodies));
  const command = [process.execPath, join(import.meta.dirname, 'bare-server.ts'), file];
  return serverOf('bare node:http', await keep(command, {}, /^listening on (\d+)$/));
}

const program = ['--conditions=@latchkey/source', join(root, 'apps/api/src/main.ts')];

/** No server of those that are compared writes a line for each request. */
export const settingsOf = (folder: string, databaseUrl?: string): Readonly<Record<string, string>> => ({
  DATA_DIR: folder,
  ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  DEMO: 'off',
  HOST: '127.0.0.1',
  SIGNING_KEY: signingKey,
  LOGIN_THROTTLE: 'off',
  LOG_LEVEL: 'warn',
  ACCESS_TOKEN_LIFETIME: '86400',
  // Spent refresh tokens go on to be good, so that one serves all requests; each of them rotates.
  ROTATE_REFRESH_TOKENS: 'on',
});

/** Makes the tables, and the person who asks. */
export async function prepareLatchkey(settings: Readonly<Record<string, string>>): Promise<void> {
  const command = [process.execPath, ...program, 'users:create', person.username, '--staff'];
  await run([process.execPath, ...program, 'migrate'], settings);
  await run(command, settings, `${person.password}\n`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A server that answers; `coldStart` is the milliseconds from its start to the first 200. */
export async function openLatchkey(
  name: string,
  settings: Readonly<Record<string, string>>,
): Promise<Server & { readonly coldStart: number }> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, program, {
    env: { PATH: process.env['PATH'], ...settings, PORT: `${port}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const isReady = () =>
    fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`${name} has ended with code ${child.exitCode}`);
    await setTimeout(2);
  }
  return {
    name,
    origin,
    coldStart: performance.now() - began,
    pids: () => familyOf(child.pid ?? 0),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** Debian's packages of the peer. */
const debian = ['gunicorn', 'python3-djangorestframework-simplejwt', 'python3-djangorestframework'];

export function hasDjango(): boolean {
  try {
    execFileSync('dpkg-query', ['--show', ...debian], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Django REST framework with SimpleJWT under gunicorn, one worker, with as many products. */
export async function openDjango(folder: string, size: number): Promise<Server> {
  const env = {
    GOLDEN_SIGNING_KEY: signingKey,
    GOLDEN_DATABASE: join(folder, 'django.sqlite3'),
    GOLDEN_PASSWORD: person.password,
    ACCESS_TOKEN_LIFETIME: '86400',
    ROTATE_REFRESH_TOKENS: 'on',
    DJANGO_SETTINGS_MODULE: 'settings',
    PYTHONPATH: `${join(root, 'tools/golden/django')}:${join(import.meta.dirname, 'django')}`,
    PYTHONDONTWRITEBYTECODE: '1',
  };
  await run(['/usr/bin/python3', join(import.meta.dirname, 'django/fill.py'), `${size}`], env);
  const gunicorn = ['/usr/bin/gunicorn', '--workers', '1', '--bind', '127.0.0.1:0', 'serve_wsgi'];
  const listening = /Listening at: http:\/\/127\.0\.0\.1:(\d+)/;
  return serverOf('Django', await keep(gunicorn, env, listening));
}
