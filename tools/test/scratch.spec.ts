// A folder in memory is taken only where it can hold a whole run.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryFolder } from './scratch.ts';

describe('memoryFolder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes a folder with room, and leaves nothing in it', () => {
    expect(memoryFolder(folder, 1)).toBe(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes none that is too small', () => {
    expect(memoryFolder(folder, 2 ** 80)).toBeUndefined();
  });

  it('takes none that is not there', () => {
    expect(memoryFolder(join(folder, 'none'), 1)).toBeUndefined();
  });

  it.skipIf(process.platform !== 'linux')('takes none that can hold no file', () => {
    expect(memoryFolder('/proc', 0)).toBeUndefined();
  });
});
