// Finds a browser for the journeys, so that `npm ci` is all the preparation they need.
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { chromium as playwright } from '@playwright/test';

/** One place to look: the path of a browser that is there, or nothing. */
export type Finder = () => string | undefined | Promise<string | undefined>;

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const usualPlaces = [
  '/opt/google/chrome/chrome',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * What the browser is started with besides Playwright's own flags: no name but the loopback's resolves, so
 * nothing can leave the machine, and no process that a container without privileges could not start.
 */
export const browserFlags = [
  '--no-sandbox',
  '--no-zygote',
  '--no-pings',
  '--disable-domain-reliability',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

export function fromEnvironment(path = process.env['LATCHKEY_BROWSER']): string | undefined {
  if (!path) return undefined;
  if (!isProgram(path)) throw new Error(`LATCHKEY_BROWSER names no program: ${path}`);
  return path;
}

export function installed(searchPath = process.env['PATH'] ?? ''): string | undefined {
  const places = searchPath.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...places, ...usualPlaces].find(isProgram);
}

/** Unpacks the npm one, once for each version; half an unpacking is never taken for a whole one. */
export async function fromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = createRequire(entry)('../package.json') as { version: string };
  const cache = resolve(entry, '../../../../.cache');
  const home = join(cache, `chromium-${version}`);
  const program = join(home, 'chromium');
  if (isProgram(program)) return program;

  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${home}-`);
  const tmpdir = process.env['TMPDIR'];
  try {
    process.env['TMPDIR'] = draft;
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
    renameSync(draft, home);
  } catch (error) {
    // Another run may have been faster.
    if (!isProgram(program)) throw error;
  } finally {
    restore('TMPDIR', tmpdir);
    rmSync(draft, { recursive: true, force: true });
  }
  return program;
}

export function downloaded(): string | undefined {
  const path = playwright.executablePath();
  return existsSync(path) ? path : undefined;
}

/** The first browser found. No browser is an error that says what to do, never a reason to skip. */
export async function findBrowser(
  finders: readonly Finder[] = [fromEnvironment, installed, fromNpm, downloaded],
): Promise<string> {
  for (const find of finders) {
    const path = await find();
    if (path !== undefined) return path;
  }
  throw new Error(
    'No browser was found for the journeys. Install Chrome or Chromium, or set LATCHKEY_BROWSER to the path of one, or run: npx playwright install chromium',
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return dirname(path) !== path;
  } catch {
    return false;
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
