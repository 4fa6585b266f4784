// S7: who is slow on purpose is hung up on, and nobody else waits for it.
import { type Socket, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { percentile } from './percentile.ts';
import { type Send, toAddress } from './wire.ts';

const { sockets } = figures.S7;

/** Milliseconds after which the last of them must be closed. */
const limit = 12_000;

/** What a slow socket begins with, before it goes on with a byte a second. */
const beginnings = {
  silence: '',
  headers: 'GET /api/v0/products/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
  body:
    'POST /api/token/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
    'Content-Length: 1000\r\n\r\n{"username":"',
} as const;

type Kind = keyof typeof beginnings;

interface Slow {
  readonly kind: Kind;
  readonly socket: Socket;
  /** Milliseconds until it was closed. */
  readonly closed: Promise<number>;
}

function openSlow(port: number, kind: Kind): Slow {
  const began = performance.now();
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  if (beginnings[kind]) socket.write(beginnings[kind]);
  const drip = kind === 'silence' ? undefined : setInterval(() => socket.write('a'), 1000);
  const closed = new Promise<number>((resolve) => {
    socket.on('close', () => {
      clearInterval(drip);
      resolve(performance.now() - began);
    });
  });
  return { kind, socket, closed };
}

describe('S7: slow sockets', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site.close());

  /** Reads the products, one after the other. @returns how long each took, in milliseconds */
  async function read(send: Send, headers: Record<string, string>, until: () => boolean): Promise<number[]> {
    const times: number[] = [];
    while (!until()) {
      const began = performance.now();
      const { status } = await send({ path: '/api/v0/products/', headers });
      expect(status).toBe(200);
      times.push(performance.now() - began);
      await sleep(10);
    }
    return times;
  }

  it(`are closed, ${sockets} of them at once, while everybody else is served`, async ({ task }) => {
    const address = await site.start({ ACCESS_TOKEN_LIFETIME: '3600' }).listens;
    const send = toAddress(address);
    const { access } = await new Client(send, { mode: 'json' }).signIn('carl');
    const headers = { authorization: `Bearer ${access}` };
    const quiet = performance.now() + 2000;
    const before = await read(send, headers, () => performance.now() > quiet);

    const kinds = Object.keys(beginnings) as Kind[];
    const slow = Array.from({ length: sockets }, (_, turn) =>
      openSlow(Number(new URL(address).port), kinds[turn % kinds.length] ?? 'headers'),
    );
    let open = sockets;
    const all = Promise.all(
      slow.map(async ({ kind, closed }) => {
        const time = await closed;
        open--;
        return { kind, time };
      }),
    );
    const overdue = performance.now() + 2 * limit;
    const during = await read(send, headers, () => open === 0 || performance.now() > overdue);
    for (const { socket } of slow) socket.destroy();

    const late = (await all).filter(({ time }) => time > limit);
    const last = Math.max(...(await all).map(({ time }) => time));
    const [usual, meanwhile] = [percentile(before, 99), percentile(during, 99)];
    task.meta.measured =
      `closed after ${(last / 1000).toFixed(1)} s at most; products, 99 of 100: ` +
      `within ${meanwhile.toFixed(0)} ms meanwhile, ${usual.toFixed(0)} ms before`;
    expect(late).toEqual([]);
  });
});
