// Starts the programs that a tool needs, each of which ends with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Running {
  /** What the program said where it was waited for. */
  readonly found: string;
  readonly pid: number;
  stop(): Promise<void>;
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<number>;
  /** All that it has said so far. */
  words(): string;
}

function start(command: readonly string[], env: Readonly<Record<string, string>>): Started {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-100_000)));
  }
  const ended = once(child, 'close').then(([code]) => (code as number | null) ?? 1);
  return { child, ended, words: () => words };
}

/** Runs a program to its end. @param input what it reads @returns what it said @throws Error with that if it fails */
export async function run(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<string> {
  const { child, ended, words } = start(command, env);
  child.stdin?.end(input);
  if ((await ended) !== 0) throw new Error(`${command.join(' ')} failed:\n${words()}`);
  return words();
}

/** Starts a program that goes on. @param until what it says, with what is wanted of it as the first group */
export async function keep(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  until: RegExp,
): Promise<Running> {
  const { child, ended, words } = start(command, env);
  const found = new Promise<string>((resolve, reject) => {
    for (const input of [child.stdout, child.stderr].filter((stream) => stream !== null)) {
      createInterface({ input }).on('line', (line) => {
        const [, wanted] = until.exec(line) ?? [];
        if (wanted !== undefined) resolve(wanted);
      });
    }
    void ended.then(() => {
      reject(new Error(`${command.join(' ')} has ended:\n${words()}`));
    }, reject);
  });
  return {
    found: await found,
    pid: child.pid ?? 0,
    stop: async () => {
      child.stdin?.end();
      child.kill();
      await ended;
    },
  };
}
