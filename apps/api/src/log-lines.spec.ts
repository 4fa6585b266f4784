import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startProgram } from '../testing/program.ts';

describe('a server whose log', () => {
  let program: Program;
  let address: string;
  beforeEach(async () => {
    program = startProgram([], {
      env: {
        DATABASE_URL: 'sqlite::memory:',
        DEMO: 'off',
        LOG_LEVEL: 'info',
        PORT: '0',
        SIGNING_KEY: 'k'.repeat(32),
      },
    });
    address = await program.listens;
    program.child.stdout?.removeAllListeners('data').pause();
  });
  afterEach(async () => {
    program.child.kill('SIGKILL');
    await program.ended;
  });

  /** Does not wait for the streams, which nobody reads. */
  const exitCode = async () => program.child.exitCode ?? (await once(program.child, 'exit'))[0];

  /** Requests whose log lines are more than fit on the way to a reader. */
  async function askOften(): Promise<Set<number>> {
    const statuses = new Set<number>();
    for (let turn = 0; turn < 50; turn++) {
      const asked = Array.from({ length: 20 }, async () => {
        const answer = await fetch(`${address}/api/v0/products/?${'a'.repeat(900)}`);
        await answer.arrayBuffer();
        return answer.status;
      });
      for (const status of await Promise.all(asked)) statuses.add(status);
    }
    return statuses;
  }

  it('nobody reads goes on, and ends well', async () => {
    expect(await askOften()).toEqual(new Set([401]));
    program.child.kill('SIGTERM');
    expect(await exitCode()).toBe(0);
  });

  it('has lost its reader goes on, and ends well', async () => {
    await askOften();
    program.child.stdout?.destroy();
    program.child.stderr?.destroy();
    expect(await askOften()).toEqual(new Set([401]));
    program.child.kill('SIGTERM');
    expect(await exitCode()).toBe(0);
  });

  it('is read again goes on with it, in whole lines', async () => {
    await askOften();
    let told = '';
    program.child.stdout?.on('data', (chunk: Buffer) => (told += chunk.toString())).resume();
    await expect.poll(() => told.length).toBeGreaterThan(100_000);
    await fetch(`${address}/the-last-line`);
    await expect.poll(() => told).toContain('the-last-line');
    const lines = told.trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('{"') || !line.endsWith('"}'))).toEqual([]);
  });
});
