// Weighs the built web app as a browser would load it, so that it cannot grow unnoticed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const built = resolve(import.meta.dirname, '../../dist/apps/web');
const served = resolve(built, 'browser');
const kB = 1024;

/** esbuild's account of the build: which file came from where, and what it imports. */
interface Stats {
  outputs: Record<
    string,
    { entryPoint?: string; inputs: Record<string, unknown>; imports: { path: string; kind: string }[] }
  >;
}

let html = '';
let stats: Stats = { outputs: {} };

beforeAll(() => {
  html = readFileSync(resolve(served, 'index.html'), 'utf8');
  stats = JSON.parse(readFileSync(resolve(built, 'browser-stats.json'), 'utf8')) as Stats;
});

/** The values of one attribute in all tags that hold some text. */
function attribute(tag: RegExp, name: string): string[] {
  return tags(tag).flatMap((found) => new RegExp(`\\s${name}="([^"]*)"`).exec(found)?.[1] ?? []);
}

function tags(tag: RegExp): string[] {
  return html.match(/<[a-z][^>]*>/gi)?.filter((found) => tag.test(found)) ?? [];
}

/** Files and all that they import at once, without what `but` already has. */
function withImports(files: Iterable<string>, but = new Set<string>()): Set<string> {
  const found = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const isNew = !found.has(file) && !but.has(file);
    const imports = isNew ? (stats.outputs[file]?.imports ?? []) : [];
    if (isNew) found.add(file);
    waiting.push(...imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path));
  }
  return found;
}

/** What is loaded before anything shows. */
function initialScripts(): Set<string> {
  return withImports([...attribute(/<script/, 'src'), ...attribute(/rel="modulepreload"/, 'href')]);
}

/** Pages and parts that are loaded when they are wanted, by their first source file. */
function lazyParts(): Map<string, Set<string>> {
  const initial = initialScripts();
  const entries = Object.entries(stats.outputs).filter(
    ([file, { entryPoint }]) =>
      entryPoint?.startsWith('apps/web/src/app/') && file.endsWith('.js') && !initial.has(file),
  );
  return new Map(entries.map(([file, { entryPoint = '' }]) => [entryPoint, withImports([file], initial)]));
}

/** Bytes on the wire, as the build has compressed them. */
function weigh(files: Iterable<string>): number {
  return sum([...files].map((file) => statSync(resolve(served, `${file}.br`)).size));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function expectAtMost(limit: number, bytes: number, what: string): void {
  expect(bytes, `${what}: ${(bytes / kB).toFixed(1)} kB of ${limit / kB} kB`).toBeLessThanOrEqual(limit);
  expect(bytes, `${what}: nothing was weighed`).toBeGreaterThan(0);
}

describe('what a browser has to load', () => {
  // The bundler keeps Angular's core in one file: what any page needs of it is loaded with the first. So templates say
  // their words with $localize rather than with i18n attributes, and fetch their parts without @defer: 7 and 3 kB.
  it('has the scripts of the first page at no more than 92 kB', () => {
    expectAtMost(92 * kB, weigh(initialScripts()), 'initial scripts');
  });

  it('has the styles of the first page at no more than 12 kB', () => {
    expectAtMost(12 * kB, weigh(attribute(/rel="stylesheet"/, 'href')), 'initial styles');
  });

  it('has all fonts together at no more than 60 kB, besides the Arabic one of no more than 40 kB', () => {
    const fonts = globSync('**/*.{woff,woff2,ttf,otf}', { cwd: served });
    const weighAll = (files: string[]) =>
      sum(files.map((file) => readFileSync(resolve(served, file)).length));
    const isArabic = (file: string) => file.includes('arabic');
    expectAtMost(60 * kB, weighAll(fonts.filter((file) => !isArabic(file))), 'fonts');
    expectAtMost(40 * kB, weighAll(fonts.filter(isArabic)), 'the Arabic font');
  });

  it('has fonts that are named after their content, because they are kept forever', () => {
    const fonts = globSync('fonts/*.woff2', { cwd: served });
    const misnamed = fonts.filter((file) => {
      const hash = createHash('sha256')
        .update(readFileSync(resolve(served, file)))
        .digest('hex');
      return !file.endsWith(`-${hash.slice(0, 8)}.woff2`);
    });
    expect(misnamed).toEqual([]);
  });

  it('has the list of products at no more than 108 kB in all', () => {
    const list = lazyParts().get('apps/web/src/app/products/product-routes.ts') ?? [];
    expectAtMost(108 * kB, weigh([...initialScripts(), ...list]), 'scripts of the list');
  });

  it('has each page that is loaded later at no more than 25 kB', () => {
    const weights = [...lazyParts()].map(([part, files]) => ({ part, bytes: weigh(files) }));
    expect(weights.length).toBeGreaterThan(0);
    expect(weights.filter(({ bytes }) => bytes > 25 * kB)).toEqual([]);
  });

  it('has the drawing of plates apart, at no more than 5 kB', () => {
    const drawings = [...lazyParts()].filter(([part]) => part.startsWith('apps/web/src/app/plate/'));
    expectAtMost(5 * kB, weigh(new Set(drawings.flatMap(([, files]) => [...files]))), 'plates');
  });
});

describe('the sign-in of the web app', () => {
  it('has the transport that it names, and not the one that puts tokens into storage', () => {
    const scripts = globSync('*.js', { cwd: served }).map((file) =>
      readFileSync(resolve(served, file), 'utf8'),
    );
    expect(scripts.filter((script) => script.includes('x-auth-mode'))).toHaveLength(1);
    // Begins the key under which simpleJwt() stores a refresh token.
    expect(scripts.filter((script) => script.includes('latchkey.refresh'))).toEqual([]);
  });
});

describe('index.html', () => {
  it('has the place where the server writes a nonce', () => {
    expect(html).toMatch(/<app-root[^>]* ngCspNonce="CSP_NONCE"/i);
  });

  it('has no script or style of its own that the policy would refuse', () => {
    const inline = [...tags(/^<style/i), ...tags(/^<script/i).filter((tag) => !/\ssrc=/.test(tag))];
    expect(inline.filter((tag) => !tag.includes('nonce="CSP_NONCE"'))).toEqual([]);
    expect(tags(/\sstyle=|\son[a-z]+=/i)).toEqual([]);
  });

  it('asks no other site for anything, and for nothing that is not there', () => {
    const asked = [...attribute(/<(script|img|source)/, 'src'), ...attribute(/<link/, 'href')];
    expect(asked.filter((address) => !existsSync(resolve(served, posix.normalize(`./${address}`))))).toEqual(
      [],
    );
  });
});
