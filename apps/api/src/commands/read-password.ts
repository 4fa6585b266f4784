// Reads a new password without showing it.
import { createInterface } from 'node:readline/promises';
import type { ReadStream } from 'node:tty';
import { Writable } from 'node:stream';
import { UserError } from '../users/user-store.ts';

async function readAll(input: AsyncIterable<string | Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of input) text += chunk.toString();
  return text.replace(/\r?\n$/, '');
}

async function ask(input: ReadStream, output: Writable, question: string): Promise<string> {
  output.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input, output: silence, terminal: true });
  try {
    return await prompt.question('');
  } catch {
    throw new UserError('no password was given');
  } finally {
    prompt.close();
    output.write('\n');
  }
}

/**
 * Asks twice at a terminal; takes what a pipe holds, without its last line end.
 * @throws UserError if the two differ, or if the person gives up (Ctrl+C, Ctrl+D)
 */
export async function readPassword(input: ReadStream, output: Writable): Promise<string> {
  if (!input.isTTY) return readAll(input);
  const password = await ask(input, output, 'Password: ');
  if (password !== (await ask(input, output, 'Again: '))) throw new UserError('the two passwords differ');
  return password;
}
