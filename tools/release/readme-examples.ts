// Takes the examples out of the README of a package, so that tests can run what stands there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackageName, root } from './packages.ts';

const fence = /^```(\w+)\n(.*?)^```$/gms;

/** The code blocks of one language, in order. */
export function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(fence)]
    .filter(([, written]) => written === language)
    .map(([, , code = '']) => code);
}

export function readReadme(name: PackageName): string {
  return readFileSync(join(root, 'libs', name, 'README.md'), 'utf8');
}

/** The blocks in TypeScript that begin with the path of a file: `// src/app/app.config.ts`. */
export function files(markdown: string): ReadonlyMap<string, string> {
  const named = blocks(markdown, 'ts').map(
    (code) => [/^\/\/ (src\/\S+\.ts)\n/.exec(code)?.[1], code] as const,
  );
  return new Map(named.filter((entry): entry is [string, string] => entry[0] !== undefined));
}

/** The other blocks in TypeScript: programs, each complete. */
export function programs(markdown: string): string[] {
  return blocks(markdown, 'ts').filter((code) => !code.startsWith('// src/'));
}
