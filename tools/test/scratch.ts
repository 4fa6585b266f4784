// Where the tests keep what they throw away.
import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A whole run needs about a third of it. */
const enough = 4 * 1024 ** 3;

/**
 * Memory that the system offers as a folder, if there is enough of it and programs may be started in it. The specs make
 * several hundred databases and the journeys as many browser profiles: on a disk, each takes up to ten times as long.
 *
 * @param room bytes that must be free
 */
export function memoryFolder(folder = '/dev/shm', room = enough): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < room) return undefined;
    const probe = mkdtempSync(join(folder, 'latchkey-'));
    try {
      const program = join(probe, 'program');
      writeFileSync(program, '', { mode: 0o700 });
      accessSync(program, constants.X_OK);
      return folder;
    } finally {
      rmSync(probe, { recursive: true });
    }
  } catch {
    return undefined;
  }
}
