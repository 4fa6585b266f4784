// A server whose socket is held by another process, as systemd does it (docs/deploy).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../bench/shops.ts';

export interface Held {
  readonly port: string;
  /** Ends the server, and waits for the one that takes its place. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const holder = join(root, 'apps/api/testing/socket-holder.ts');

/** @param starts how often a server is started in all */
export async function holdServer(settings: Readonly<Record<string, string>>, starts: number): Promise<Held> {
  const child = spawn(process.execPath, [holder, `${starts}`], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let port = '';
  const pids: number[] = [];
  createInterface(child.stdout).on('line', (line) => {
    port ||= /^holding (\d+)$/.exec(line)?.[1] ?? '';
    if (/"level":[456]0|"status":503/.test(line)) process.stderr.write(`${line}\n`);
    const pid = /"pid":(\d+).*Server listening/.exec(line)?.[1];
    if (pid !== undefined) pids.push(Number(pid));
  });
  const served = async (times: number) => {
    while (pids.length < times) {
      if (child.exitCode !== null) throw new Error('the holder of the socket has ended');
      await setTimeout(5);
    }
  };
  await served(1);
  const end = () => process.kill(pids.at(-1) ?? 0, 'SIGTERM');
  return {
    port,
    restart: async () => {
      const times = pids.length;
      end();
      await served(times + 1);
    },
    stop: async () => {
      end();
      await ended;
    },
  };
}
