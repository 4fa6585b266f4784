// The program as an operator starts it: a process with arguments, environment and streams.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../src/main.ts');

export interface Program {
  readonly child: ChildProcess;
  /** When it has ended. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
  /** The address it listens at, as soon as it does; rejects if it ends before. */
  readonly listens: Promise<string>;
}

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
  /** Whether there is a channel to it, as `fork` makes one. */
  readonly hasChannel?: boolean;
  /** The file it runs; default: the server's own. */
  readonly file?: string;
}

export function startProgram(
  args: readonly string[],
  { env, input = '', cwd = '.', hasChannel = false, file = main }: ProgramOptions,
): Program {
  const child = spawn(process.execPath, ['--conditions=@latchkey/source', file, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe', ...(hasChannel ? (['ipc'] as const) : [])],
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin?.end(input);
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
  const listens = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /Server listening at (http:\/\/[^"]+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
    child.on('close', () => {
      reject(new Error(`it ended: ${err}`));
    });
  });
  listens.catch(() => undefined);
  return { child, ended, listens };
}
