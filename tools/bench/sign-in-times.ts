// Judges on a real server what a spec must not judge, since it would fail whenever its machine is busy: whether the time
// that a sign-in takes to fail tells why it has failed. Run it alone, on a machine with nothing else to do.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as dial } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';

const usage = `usage: node tools/bench/sign-in-times.ts [--tries 100] [--most 2]

Signs in so many times in vain for each reason there is, in turn, and compares the
medians. Ends with code 1 if they lie further apart than so many milliseconds.
`;

const root = resolve(import.meta.dirname, '../..');
const program = ['--conditions=@latchkey/source', join(root, 'apps/api/src/main.ts')];

/** Hashes as Django stores them; what they are of is forgotten. */
const stored = {
  pbkdf2: 'pbkdf2_sha256$260000$seasalt12345$5hvTO64UZXyKeouY564UTuoegksC8pUQA8GSHaxRjKU=',
  oldPbkdf2: 'pbkdf2_sha256$1000$seasalt12345$GdAeLW4jFKvrrUamxqZPNBS/h+27B6OUULXO70wBSSg=',
  scrypt:
    'scrypt$16384$seasalt12345$8$1$w/MXvqT7pt8BUwdIxXgEl7dFB6c7Rj1x4IJ/OqWEM7O8m/1BHHq2weHshrElb82wLYAEim9nWvY5hBvFQ4yWfA==',
  bcrypt: 'bcrypt_sha256$$2b$12$eTlIpJrlv.k3CAdaVIFe/.rXlzQxBQK18VXmHwsaL/20YPaLpusla',
  unusable: '!LuJ4hXbfcaZzCJUjLWgAsuuCqRJeXTUyTVZcHzVG',
};

/** Why a sign-in fails, by the name that is tried; alice and bob are of the demo, and bob is inactive. */
const reasons = ['nobody', 'alice', 'bob', ...Object.keys(stored)];

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

function addUsers(folder: string): void {
  const database = new Sqlite(join(folder, 'latchkey.sqlite3'));
  const insert = database.prepare('insert into users (username, folded_username, password) values (?, ?, ?)');
  for (const [name, hash] of Object.entries(stored)) insert.run(name, name.toLowerCase(), hash);
  database.close();
}

async function start(folder: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, DEMO: 'on', PORT: '0', LOGIN_THROTTLE: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const address = await new Promise<string>((ready, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Server listening at (http:\/\/[^"]+)/.exec(said)?.[1];
      if (found !== undefined) ready(found);
    });
    child.once('exit', () => {
      failed(new Error(`the server ended before it was ready:\n${said}`));
    });
  });
  return { child, address };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds until a sign-in has been refused. */
function timeOf(address: string, username: string): Promise<number> {
  const body = JSON.stringify({ username, password: 'not the password of anybody' });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const began = performance.now();
  return new Promise((done, failed) => {
    const request = dial(`${address}/api/token/`, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 401) done(performance.now() - began);
        else failed(new Error(`${username} was answered ${answer.statusCode}`));
      });
    });
    request.on('error', failed);
    request.end(body);
  });
}

async function measure(address: string, tries: number): Promise<[reason: string, median: number][]> {
  const times = new Map(reasons.map((reason) => [reason, [] as number[]]));
  // The first failure waits until all kinds of hashes have been timed.
  await timeOf(address, 'nobody');
  for (let turn = 0; turn < tries; turn++) {
    for (const reason of reasons) times.get(reason)?.push(await timeOf(address, reason));
  }
  return [...times].map(([reason, all]) => [reason, median(all)]);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { tries: { type: 'string', default: '100' }, most: { type: 'string', default: '2' } },
  });
  const [tries, most] = [Number(values.tries), Number(values.most)];
  if (!Number.isSafeInteger(tries) || tries < 1 || !(most > 0)) {
    process.stderr.write(usage);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  try {
    // Makes the tables and the people of the demo.
    await stop((await start(folder)).child);
    addUsers(folder);
    const { child, address } = await start(folder);
    const medians = await measure(address, tries).finally(() => stop(child));
    for (const [reason, ms] of medians) process.stdout.write(`${reason.padEnd(12)} ${ms.toFixed(2)} ms\n`);
    const all = medians.map(([, ms]) => ms);
    const spread = Math.max(...all) - Math.min(...all);
    process.stdout.write(
      `\nmedians over ${tries} tries differ by ${spread.toFixed(2)} ms, at most ${most} ms\n`,
    );
    return spread <= most ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = await main();
