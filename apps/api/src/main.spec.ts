import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startProgram } from '../testing/program.ts';

let folder: string;
let running: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  running = [];
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(args: readonly string[], env: Record<string, string> = {}, input = '', cwd = '.') {
  const program = startProgram(args, { env: { DATA_DIR: folder, PORT: '0', ...env }, input, cwd });
  running.push(program.child);
  return program;
}

const run = (args: readonly string[], env?: Record<string, string>, input?: string) =>
  start(args, env, input).ended;

describe('a command line', () => {
  it('that is not understood gets the usage and exit code 2', async () => {
    const { code, out, err } = await run(['dance']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^latchkey: there is no command dance\n\nUsage: npm run -s api/);
  });

  it('that asks for help gets it', async () => {
    const { code, out } = await run(['help']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage:/);
  });

  it('keeps what it has compiled, for the next to start sooner', async () => {
    const kept = join(import.meta.dirname, '../../../node_modules/.cache/latchkey');
    await run(['help']);
    expect(readdirSync(kept)).not.toEqual([]);
  });

  it('makes a user with a password from a pipe', async () => {
    const { code, out } = await run(['users:create', 'eve', '--staff'], {}, 'from a pipe, by hand\n');
    expect([code, out]).toEqual([0, 'Made user eve (id 1, staff).\n']);
  });

  it('says in one line what cannot be done', async () => {
    const { code, out, err } = await run(['users:set', 'eve', 'active']);
    expect([code, out, err]).toEqual([1, '', 'latchkey: there is no user eve\n']);
  });

  it('says in one line what cannot be imported, and makes no database', async () => {
    const source = join(folder, 'not-there.sqlite3');
    const { code, out, err } = await run(['import-django', '--from', source]);
    expect([code, out, err]).toEqual([1, '', `latchkey: there is no file ${source}\n`]);
    expect(existsSync(join(folder, 'latchkey.sqlite3'))).toBe(false);
  });
});

describe('a start', () => {
  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535, got "abc"'],
    [{ SIGNING_KEY: 'short' }, 'SIGNING_KEY must be at least 32 bytes long for HS256, got 5'],
    [{ NODE_ENV: 'production' }, 'SIGNING_KEY must be set when NODE_ENV=production'],
    [{ HOST: '192.0.2.77' }, 'HOST must be an address of this machine'],
    [
      { DATABASE_URL: 'mysql://me:secret@db/shop' },
      'DATABASE_URL must be sqlite:PATH, sqlite::memory: or postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    ],
  ])('with %j ends in one line that names the setting', async (env, message) => {
    const { code, err } = await run([], env as Record<string, string>);
    expect([code, err]).toEqual([1, `latchkey: ${message}\n`]);
  });

  it('in a data folder that is a file ends in one line', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, err } = await run([], { DATA_DIR: join(folder, 'file') });
    expect(code).toBe(1);
    expect(err).toMatch(/^latchkey: DATA_DIR must be a folder that can be written to: .*\n$/);
  });

  it('on a file that is no database ends in one line', async () => {
    const file = join(folder, 'latchkey.sqlite3');
    writeFileSync(file, 'x'.repeat(5000));
    const { code, err } = await run([]);
    expect([code, err]).toEqual([1, 'latchkey: DATABASE_URL must name a file that SQLite can open\n']);
  });

  it('finds the web app from the working directory', async () => {
    mkdirSync(join(folder, 'web'));
    writeFileSync(join(folder, 'web', 'index.html'), 'hello');
    const address = await start(['serve', '--web', 'web'], {}, '', folder).listens;
    expect(await (await fetch(address)).text()).toBe('hello');
  });

  it('with a web app that was not built says how to build it', async () => {
    const { code, err } = await run(['serve', '--web', join(folder, 'nothing')]);
    expect(code).toBe(1);
    expect(err).toMatch('build the web app first (npx nx build web)');
  });

  it('makes a signing key for its owner alone, and keeps it', async () => {
    await start([]).listens;
    const file = join(folder, 'signing-key');
    const key = readFileSync(file, 'utf8');
    expect(Buffer.byteLength(key.trim())).toBeGreaterThanOrEqual(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    running[0]?.kill('SIGKILL');
    await start([]).listens;
    expect(readFileSync(file, 'utf8')).toBe(key);
  });

  it('refuses a kept key that somebody has shortened', async () => {
    writeFileSync(join(folder, 'signing-key'), 'short');
    const { code, err } = await run([]);
    expect(code).toBe(1);
    expect(err).toMatch(/signing-key must be at least 32 bytes long for HS256, got 5\n$/);
    chmodSync(join(folder, 'signing-key'), 0o600);
  });
});

describe('a server with a key ring', () => {
  const env = { ALGORITHM: 'EdDSA' };

  it('signs with keys from the database, and follows keys:rotate and another ALGORITHM', async () => {
    const server = start([], env);
    const address = await server.listens;
    const algorithmsAt = async (url: string) => {
      const { keys } = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as {
        keys: { kid: string; alg: string }[];
      };
      return keys.map(({ alg }) => alg);
    };
    const body = JSON.stringify({ username: 'alice', password: 'P_assw0rd***' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${address}/api/token/`, { method: 'POST', headers, body });
    const { access } = (await answer.json()) as { access: string };
    expect(await algorithmsAt(address)).toEqual(['EdDSA', 'EdDSA']);
    expect(await run(['keys:rotate'], env)).toMatchObject({ code: 0, err: '' });
    await expect.poll(() => algorithmsAt(address)).toEqual(['EdDSA', 'EdDSA', 'EdDSA']);
    const visit = (url: string) =>
      fetch(`${url}/api/v1/auth/me/`, { headers: { authorization: `Bearer ${access}` } });
    expect((await visit(address)).status).toBe(200);
    server.child.kill('SIGTERM');
    await server.ended;
    const next = start([], { ALGORITHM: 'ES256' });
    expect((await visit(await next.listens)).status).toBe(200);
    expect(await algorithmsAt(await next.listens)).toEqual(['EdDSA', 'ES256', 'EdDSA']);
    next.child.kill('SIGTERM');
    expect((await next.ended).out).toContain(
      'tokens are signed with EdDSA until keys:rotate lets ES256 sign',
    );
  });
});

describe('a server', () => {
  it('tells a newcomer where to go and whom to sign in as', async () => {
    const { child, listens, ended } = start([]);
    const { port } = new URL(await listens);
    child.kill('SIGTERM');
    const { out } = await ended;
    expect(out).toContain(`http://localhost:${port}/api-docs/`);
    expect(out).toContain('alice (staff), carol or dave');
    expect(out).toContain('P_assw0rd***');
  });

  it('ends in time and well, although somebody never finishes a request', async () => {
    const { child, listens, ended } = start([]);
    const { port } = new URL(await listens);
    const client = dial(Number(port), '127.0.0.1');
    client.on('error', () => undefined);
    await once(client, 'connect');
    client.write('POST /api/token/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{');
    const drip = setInterval(() => client.write(' '), 1000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGTERM');
    const { code } = await ended;
    clearInterval(drip);
    client.destroy();
    expect(code).toBe(0);
  });

  describe('whose socket somebody else holds', () => {
    const hold = (starts: string, env: Record<string, string> = {}) => {
      const program = startProgram([starts], {
        env: { DATA_DIR: folder, ...env },
        file: join(import.meta.dirname, '../testing/socket-holder.ts'),
      });
      running.push(program.child);
      let said = '';
      program.child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      /** The processes that have begun to listen so far. */
      const pids = () =>
        [...said.matchAll(/"pid":(\d+)[^\n]*Server listening/g)].map(([, pid]) => Number(pid));
      return { ...program, pids, port: () => /holding (\d+)/.exec(said)?.[1] };
    };

    it('leaves connections waiting in it for the next server', async () => {
      const { pids, port, ended } = hold('2');
      const ask = () => fetch(`http://127.0.0.1:${port()}/healthz`, { headers: { connection: 'close' } });
      await expect.poll(() => pids().length).toBe(1);
      expect((await ask()).status).toBe(200);
      process.kill(pids()[0] ?? 0, 'SIGTERM');
      const answers = [];
      while (pids().length < 2) answers.push((await ask()).status);
      expect(new Set(answers)).toEqual(new Set([200]));
      process.kill(pids()[1] ?? 0, 'SIGTERM');
      expect((await ended).code).toBe(0);
    });

    it('wants one and no more', async () => {
      const { err, code } = await hold('1', { LISTEN_FDS: '2' }).ended;
      expect([code, err]).toEqual([1, 'latchkey: systemd must hold one socket for it, not 2\n']);
    });

    it('opens one of its own where another process is meant', async () => {
      const { child, listens } = start([], { LISTEN_PID: '1', LISTEN_FDS: '1' });
      expect((await fetch(`${await listens}/healthz`)).status).toBe(200);
      child.kill('SIGTERM');
    });
  });

  it('greets nobody without the demo', async () => {
    const { child, listens, ended } = start([], { DEMO: 'off' });
    await listens;
    child.kill('SIGTERM');
    const lines = (await ended).out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).not.toEqual([]);
  });

  it('refuses to run twice on one database, but lets commands run beside it', async () => {
    await start([]).listens;
    const second = await run([]);
    expect(second.code).toBe(1);
    expect(second.err).toMatch(
      /^latchkey: another server is running on .*latchkey\.sqlite3: stop it, or set DATA_DIR\n$/,
    );
    expect((await run(['users:set', 'carol', 'inactive'])).out).toBe('User carol is inactive.\n');
  });

  it('starts again after kill -9', async () => {
    const first = start([]);
    await first.listens;
    first.child.kill('SIGKILL');
    await first.ended;
    await start([]).listens;
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends at %s with exit code 0', async (signal) => {
    const { child, listens, ended } = start([]);
    await listens;
    child.kill(signal);
    expect((await ended).code).toBe(0);
  });

  it('ends with the program that started it with a channel', async () => {
    const env = { DATA_DIR: folder, PORT: '0' };
    const { child, listens } = startProgram([], { env, hasChannel: true });
    running.push(child);
    await listens;
    const exit = once(child, 'exit');
    child.disconnect();
    expect(await exit).toEqual([0, null]);
  });

  it('finishes the request in flight before it ends', async () => {
    const { child, listens, ended } = start([]);
    const { port, hostname } = new URL(await listens);
    const socket = dial(Number(port), hostname);
    const answered = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => {
        resolve(text);
      });
    });
    const body = '{"token":"garbage"}';
    socket.write(
      'POST /api/token/verify/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n' +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    // The server has the head of the request once it answers another one.
    await fetch(`http://${hostname}:${port}/healthz`, { headers: { connection: 'close' } });
    child.kill('SIGTERM');
    socket.write(body.slice(5));
    expect(await answered).toMatch(/^HTTP\/1\.1 401 /);
    expect((await ended).code).toBe(0);
  });

  it('says in one line that the port is taken', async () => {
    const { port } = new URL(await start([]).listens);
    const { code, err } = await run([], { PORT: port, DATA_DIR: join(folder, 'other') });
    expect([code, err]).toEqual([
      1,
      `latchkey: port ${port} on 127.0.0.1 is in use: set PORT to another, or 0 for any\n`,
    ]);
  });
});
