// Bytes over a socket, as no client of HTTP would send them.
import { connect } from 'node:net';

/** Milliseconds of silence after which nothing more is said either. */
const silence = 300;
/** Milliseconds after which a server that has not hung up by then does not answer. */
const longest = 10_000;

/**
 * Sends bytes, and reads until the server hangs up; where it waits for more, it is told that there is no more.
 * @returns all that came back @throws Error if the server does not hang up then
 */
export function tell(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    const socket = connect(port, '127.0.0.1');
    const overdue = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end after ${longest} ms: ${JSON.stringify(String(bytes).slice(0, 500))}`));
    }, longest);
    socket.setTimeout(silence, () => socket.end());
    socket.on('data', (chunk: Buffer) => (told += chunk.toString('latin1')));
    // Whoever is hung up on while sending is told so.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(overdue);
      resolve(told);
    });
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  });
}

/** The status of an answer, 0 for none. */
export const statusOf = (told: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(told)?.[1] ?? 0);
