// Where the log goes: line by line, at once. Nobody waits for a log that is not read, and nobody ends for it.
import { writeSync } from 'node:fs';

/** Bytes that are kept for a reader who is slow, or for a disk that is full; lines that come then are left out. */
const most = 1024 * 1024;
/** Milliseconds until what was refused is tried again. */
const pause = 100;

export interface LogLines {
  write(line: string): void;
  /** Gives those that wait one more chance, at the end of the process. */
  flush(): void;
}

/**
 * As pino wants it; its own would keep any number of lines, and try for ever at the end of the process.
 * @param fd one that does not block, as Node makes the pipe of `process.stdout`: what finds no room in it is refused
 */
export function logLines(fd: number): LogLines {
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

  return {
    flush: writeAll,
    write(line) {
      if (size >= most) return;
      const bytes = Buffer.from(line);
      waiting.push(bytes);
      size += bytes.length;
      if (again === undefined) writeAll();
    },
  };
}
