// Starts the Django shop of this folder on the system's own Python, with an empty database.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { signingKey } from './tokens.ts';

export const password = 'P_assw0rd***';

/** Debian's own: another Python on the PATH would not see Debian's packages. */
const python = '/usr/bin/python3';

/** What must be installed, as in the README. */
const packages = [
  'python3',
  'python3-django',
  'python3-djangorestframework',
  'python3-djangorestframework-simplejwt',
  'python3-jwt',
];

export interface DjangoServer {
  readonly port: number;
  /** The shop's tables, to be read beside the server. */
  readonly database: DatabaseSync;
  stop(): Promise<void>;
}

/** The versions of the Debian packages that answer. @throws if one is missing */
export function versions(): Readonly<Record<string, string>> {
  const format = '--showformat=${Package} ${Version}\n';
  const lines = execFileSync('dpkg-query', ['--show', format, ...packages], { encoding: 'utf8' });
  return Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => line.split(' ', 2)),
  ) as Record<string, string>;
}

/** @param settings of SimpleJWT, by its names, `on` or `off` */
export async function startDjango(settings: Readonly<Record<string, string>> = {}): Promise<DjangoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  const file = join(folder, 'shop.sqlite3');
  const server = spawn(python, ['-B', join(import.meta.dirname, 'django/serve.py')], {
    env: { GOLDEN_SIGNING_KEY: signingKey, GOLDEN_DATABASE: file, GOLDEN_PASSWORD: password, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(server, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, listening] = /^listening on (\d+)\n/.exec(said) ?? [];
      if (listening) resolve(Number(listening));
    });
    server.on('exit', () => reject(new Error(`Django did not start:\n${log}`)));
    server.on('error', reject);
  });
  const database = new DatabaseSync(file, { readOnly: true });
  return {
    port,
    database,
    async stop() {
      database.close();
      server.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
