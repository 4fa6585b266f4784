// A PostgreSQL that tests start must go when they go, and one that people keep must still be there the next day.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('run.ts', () => {
  /** Where everything temporary goes. */
  let temporary: string;
  let kept: string;
  let children: ChildProcess[];
  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), 'latchkey-'));
    chmodSync(temporary, 0o755);
    kept = mkdtempSync(join(tmpdir(), 'latchkey-'));
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await expect.poll(() => readdirSync(temporary)).toEqual([]);
    for (const folder of [temporary, kept]) rmSync(folder, { recursive: true });
  });

  function run(...args: readonly string[]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'run.ts'), ...args], {
      env: { PATH: process.env['PATH'], TMPDIR: temporary },
    });
    children.push(child);
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    const lines = createInterface(child.stdout);
    return {
      child,
      url: (once(lines, 'line') as Promise<[string]>).then(([url]) => url),
      ended: once(child, 'close').then(([code]) => ({ code: code as number | null, words })),
    };
  }
  async function ask(url: string, sql: string): Promise<unknown> {
    const client = new Client(url);
    client.on('error', () => undefined);
    await client.connect();
    return (await client.query(sql).finally(() => client.end())).rows;
  }

  it('gives an empty database, and takes it back when the standard input ends', async () => {
    const { child, url, ended } = run('-c', 'max_connections=7');
    const tables =
      "select count(*)::int as tables from information_schema.tables where table_schema = 'public'";
    expect(await ask(await url, tables)).toEqual([{ tables: 0 }]);
    expect(await ask(await url, 'show max_connections')).toEqual([{ max_connections: '7' }]);
    child.stdin.end();
    expect(await ended).toEqual({ code: 0, words: '' });
    await expect(ask(await url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('sorts by a language, as most servers do', async () => {
    const { url } = run();
    const sorted = "select string_agg(c, '' order by c) as letters from unnest(array['b', 'A', 'a', 'B']) c";
    expect(await ask(await url, sorted)).toEqual([{ letters: 'aAbB' }]);
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('leaves nothing behind at %s', async (signal) => {
    const { child, url } = run();
    await url;
    child.kill(signal);
    await expect.poll(() => readdirSync(temporary)).toEqual([]);
    await expect(ask(await url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('keeps the data in a folder, for one server at a time', async () => {
    const first = run('--folder', join(kept, 'postgres'));
    await ask(await first.url, 'create table kept as select 42 as answer');
    const second = run('--folder', join(kept, 'postgres'));
    expect(await second.ended).toMatchObject({
      code: 1,
      words: expect.stringMatching(/^another PostgreSQL, process \d+, runs on .*postgres: stop it first\n$/),
    });
    first.child.stdin.end();
    await first.ended;

    const { port } = new URL(await first.url);
    const third = run('--folder', join(kept, 'postgres'), '--port', port);
    expect(await ask(await third.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await third.url).toBe(await first.url);
    third.child.stdin.end();
    await third.ended;
  });

  it('tells when PostgreSQL has ended by itself', async () => {
    const { url, ended } = run();
    const kill = "copy (select 1) to program 'kill -QUIT $(head -1 postmaster.pid)'";
    await ask(await url, kill).catch(() => undefined);
    expect(await ended).toEqual({ code: 1, words: 'PostgreSQL has ended by itself\n' });
  });

  it.each([['--data', 'x'], ['--port', 'x'], ['more']])(
    'explains itself when asked for %s',
    async (...args) => {
      const { code, words } = await run(...args).ended;
      expect(code).toBe(2);
      expect(words).toMatch(/\n\nUsage: node tools\/postgres\/run\.ts /);
    },
  );
});
