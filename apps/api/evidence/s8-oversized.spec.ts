// S8: what is too large is refused before it takes room.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { statusOf, tell } from './raw.ts';
import { Site } from './servers.ts';
import { toAddress } from './wire.ts';

const { rounds } = figures.S8;
const megabyte = 1024 ** 2;

/** Memory that a process has in use, in megabytes. Linux only. */
const residentMemory = (pid: number) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

describe('S8: oversized requests', { timeout: patience }, () => {
  let site: Site;
  let port: number;
  let pid: number;
  let access: string;
  beforeAll(async () => {
    site = await Site.open();
    await createUser(site.database, { username: 'ada', password, isStaff: true });
    const { child, listens } = site.start();
    const address = await listens;
    port = Number(new URL(address).port);
    pid = child.pid ?? 0;
    ({ access } = await new Client(toAddress(address), { mode: 'json' }).signIn('ada'));
  });
  afterAll(() => site.close());

  const post = (body: Buffer | string, headers: readonly string[] = []) => {
    const bytes = Buffer.from(body);
    const head = [
      'POST /api/v0/products/ HTTP/1.1',
      'Host: localhost',
      'Connection: close',
      'Content-Type: application/json',
      `Authorization: Bearer ${access}`,
      ...(headers.some((line) => line.startsWith('Transfer')) ? [] : [`Content-Length: ${bytes.length}`]),
      ...headers,
    ];
    return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
  };
  const chunked = (size: number) => {
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 0x20), Buffer.from('\r\n')]);
    return Buffer.concat([...Array<Buffer>(size / 65_536).fill(chunk), Buffer.from('0\r\n\r\n')]);
  };
  const get = (header: string) => `GET /healthz HTTP/1.1\r\nHost: localhost\r\n${header}\r\n\r\n`;

  const kinds: [what: string, status: number, bytes: () => Buffer | string][] = [
    ['a body of 10 MB', 413, () => post(Buffer.alloc(10 * megabyte, 0x20))],
    ['a body of 10 MB in chunks', 413, () => post(chunked(10 * megabyte), ['Transfer-Encoding: chunked'])],
    [
      'a body that says it has a terabyte',
      413,
      () =>
        post('{}')
          .toString()
          .replace(/Length: \d+/, 'Length: 1099511627776'),
    ],
    ['brackets, 200,000 deep', 413, () => post('['.repeat(200_000))],
    ['brackets, as deep as a body may be large', 400, () => post('['.repeat(60_000))],
    [
      '100 MB that are 100 kB when packed',
      413,
      () => post(gzipSync(Buffer.alloc(100 * megabyte)), ['Content-Encoding: gzip']),
    ],
    [
      '10 MB that are 10 kB when packed',
      400,
      () => post(gzipSync(Buffer.alloc(10 * megabyte)), ['Content-Encoding: gzip']),
    ],
    ['a header of 64 kB', 431, () => get(`X: ${'x'.repeat(65_536)}`)],
    [
      'three thousand headers',
      431,
      () => get(Array.from({ length: 3000 }, (_, n) => `X-${n}: x`).join('\r\n')),
    ],
    ['an address of 64 kB', 431, () => get('X: x').replace('/healthz', `/${'x'.repeat(65_536)}`)],
  ];

  it.each(kinds)('are refused: %s', async (_what, status, bytes) => {
    const told = await tell(port, bytes());
    // Who still sends when the server hangs up may lose the answer: TCP's way, RFC 9112 section 9.6.
    expect([status, 0]).toContain(statusOf(told));
  });

  it(`take no memory that stays, ${rounds} times each`, async ({ task }) => {
    const all = kinds.map(([, , bytes]) => bytes());
    const send = () => Promise.all(all.map((bytes) => tell(port, bytes)));
    await send();
    if (process.platform !== 'linux') return;
    const before = residentMemory(pid);
    for (let round = 0; round < rounds; round++) await send();
    const grown = residentMemory(pid) - before;
    task.meta.measured = `${grown.toFixed(0)} MB more than before`;
    // Twenty rounds have brought half a gigabyte.
    expect(grown).toBeLessThan(100);
    expect(statusOf(await tell(port, get('Connection: close')))).toBe(200);
  });
});
