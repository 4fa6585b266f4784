// A new Angular application, and what the README of angular-auth adds to it.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, readReadme } from './readme-examples.ts';

const newApp = join(import.meta.dirname, 'new-app');

/** Writes its sources into `folder`/src, with the files of the README in the place of those that `ng new` makes. */
export function writeNewApp(folder: string): void {
  rmSync(join(folder, 'src'), { recursive: true, force: true });
  cpSync(join(newApp, 'src'), join(folder, 'src'), { recursive: true });
  for (const [path, code] of files(readReadme('angular-auth'))) writeFileSync(join(folder, path), code);
}

/** The lines, but for imports, that the README adds to a new application, by file. */
export function addedLines(): ReadonlyMap<string, string[]> {
  const entries = [...files(readReadme('angular-auth'))].map(([path, code]) => {
    const before = code === '' ? [] : readFileSync(join(newApp, path), 'utf8').split('\n');
    const added = code.split('\n').filter((line) => !before.includes(line) && !line.startsWith('import '));
    return [path, added] as const;
  });
  return new Map(entries);
}
