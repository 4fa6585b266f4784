import { PassThrough, Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { readPassword } from './read-password.ts';

const stream = (isTTY: boolean) =>
  Object.assign(new PassThrough(), { isTTY }) as unknown as ReadStream & PassThrough;

describe('readPassword', () => {
  it.each([
    ['one line\n', 'one line'],
    ['windows\r\n', 'windows'],
    ['  spaces count  \n', '  spaces count  '],
    ['no end', 'no end'],
    ['', ''],
  ])('takes %j from a pipe for %j', async (piped, password) => {
    const input = stream(false);
    input.end(piped);
    expect(await readPassword(input, new PassThrough())).toBe(password);
  });

  it.each([
    ['the same', 'the same', 'the same'],
    ['one thing', 'another', 'the two passwords differ'],
    ['a first', '\u0003', 'no password was given'],
    ['a first', '\u0004', 'no password was given'],
  ])('asks twice at a terminal and shows nothing: %s, %s', async (first, second, outcome) => {
    const input = stream(true);
    const answers = [first, second];
    let shown = '';
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        shown += chunk.toString();
        const answer = shown.endsWith(': ') ? answers.shift() : undefined;
        setImmediate(() => answer !== undefined && input.write(`${answer}\n`));
        done();
      },
    });
    const result = await readPassword(input, output).catch((error: unknown) => (error as Error).message);
    expect(result).toEqual(outcome);
    expect(shown).toBe('Password: \nAgain: \n');
  });
});
