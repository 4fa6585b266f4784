// Opens a real shop for the journeys: the server's own process on a free port, with an empty data folder.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Environment variables of the server, by SimpleJWT's names where it has one: ACCESS_TOKEN_LIFETIME. */
export type Settings = Readonly<Record<string, string>>;

const root = resolve(import.meta.dirname, '../../..');
const program = ['--conditions=@latchkey/source', 'apps/api/src/main.ts'];
const ownPages = 'dist/apps/web/browser';
const patience = 60_000;

export class Shop {
  readonly #settings: Settings;
  readonly #pages: string;
  readonly #data = mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
  #server: ChildProcess | undefined;
  #log = '';
  #url = '';

  private constructor(settings: Settings, pages: string) {
    this.#settings = settings;
    this.#pages = pages;
  }

  /** @param pages the folder of the built application that it serves, from the root of the workspace */
  static async open(settings: Settings = {}, pages = ownPages): Promise<Shop> {
    const shop = new Shop(settings, pages);
    try {
      await shop.start();
    } catch (error) {
      await shop.close();
      throw error;
    }
    return shop;
  }

  /** `http://127.0.0.1:PORT`; the port stays the same over `stop` and `start`. */
  get url(): string {
    return this.#url;
  }

  /** All that the server has said so far. */
  get log(): string {
    return this.#log;
  }

  #environment() {
    return {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: this.#url === '' ? '0' : new URL(this.#url).port,
      DATA_DIR: this.#data,
      DEMO: 'on',
      LOG_LEVEL: 'info',
      LOGIN_THROTTLE: 'off',
      ...this.#settings,
    };
  }

  /** Gives the shop's command line a command, and what it reads from standard input; tells what it says. */
  run(args: readonly string[], input = ''): string {
    const env = this.#environment();
    return execFileSync(process.execPath, [...program, ...args], { cwd: root, env, input, encoding: 'utf8' });
  }

  async start(): Promise<void> {
    const server = spawn(process.execPath, [...program, 'serve', '--web', this.#pages], {
      cwd: root,
      env: this.#environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#server = server;
    const before = this.#log.length;
    const hear = (chunk: Buffer) => {
      this.#log += chunk.toString();
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);

    const isReady = async () => {
      if (server.exitCode !== null || server.signalCode !== null) {
        this.#server = undefined;
        throw new Error(`The server ended before it was ready:\n${this.#log.slice(before)}`);
      }
      this.#url =
        /Server listening at (http:\/\/127\.0\.0\.1:\d+)/.exec(this.#log.slice(before))?.[1] ?? this.#url;
      if (this.#url === '') return false;
      return fetch(`${this.#url}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      );
    };
    const giveUp = Date.now() + patience;
    while (!(await isReady())) {
      if (Date.now() > giveUp) {
        await this.stop();
        throw new Error(`The server was not ready after ${patience / 1000} s:\n${this.#log.slice(before)}`);
      }
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  /** Asks the server to end, as an operator would, and insists that it ends well. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const ended = once(server, 'exit') as Promise<[code: number | null, signal: string | null]>;
    const tooLate = setTimeout(() => server.kill('SIGKILL'), patience);
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM');
    const [code, signal] = server.exitCode === null ? await ended : [server.exitCode, server.signalCode];
    clearTimeout(tooLate);
    if (code !== 0) throw new Error(`The server ended with ${code ?? signal}:\n${this.#log}`);
  }

  /** Stops the server and forgets its data. */
  async close(): Promise<void> {
    try {
      await this.stop();
    } finally {
      rmSync(this.#data, { recursive: true, force: true });
    }
  }
}
