// Where the log goes: to standard output, line by line. Nobody waits for a log that is not read, and nobody ends for it.
import { writeSync } from 'node:fs';

/** Bytes that are kept for a reader who is slow, or for a disk that is full; lines that come then are left out. */
const most = 1024 * 1024;
/** Milliseconds until what was refused is tried again. */
const pause = 100;

/** As pino wants it; its own would keep any number of lines, and try for ever at the end of the process. */
export function logLines(): { write(line: string): void } {
  // Asking Node for it makes a pipe one that does not block: what finds no room in it is refused.
  const { fd } = process.stdout;
  const waiting: Buffer[] = [];
  let size = 0;
  let again: NodeJS.Timeout | undefined;

  function writeAll(): void {
    try {
      for (let next = waiting[0]; next; next = waiting[0]) {
        const written = writeSync(fd, next);
        size -= written;
        if (written < next.length) waiting[0] = next.subarray(written);
        else waiting.shift();
      }
    } catch {
      // No room, no reader or no disk.
      again ??= setTimeout(() => {
        again = undefined;
        writeAll();
      }, pause).unref();
    }
  }

  // Those that wait have one more chance.
  process.once('exit', writeAll);
  return {
    write(line) {
      if (size >= most) return;
      const bytes = Buffer.from(line);
      waiting.push(bytes);
      size += bytes.length;
      if (again === undefined) writeAll();
    },
  };
}
