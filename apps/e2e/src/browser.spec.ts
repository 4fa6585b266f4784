// The choice of a browser: the first one found, and plain words where there is none.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findBrowser, fromEnvironment, installed } from './browser.ts';

test('the first browser found is taken, and nobody looks further', async () => {
  const looked: string[] = [];
  const finder = (name: string, path?: string) => () => {
    looked.push(name);
    return path;
  };
  const found = await findBrowser([finder('first'), finder('second', '/here'), finder('third', '/there')]);
  expect(found).toBe('/here');
  expect(looked).toEqual(['first', 'second']);
});

test('no browser is an error that says what to do', async () => {
  await expect(findBrowser([() => undefined])).rejects.toThrow(
    /No browser was found.*LATCHKEY_BROWSER.*playwright install/s,
  );
});

test('a browser named in the environment has to be there', () => {
  expect(fromEnvironment('')).toBeUndefined();
  expect(fromEnvironment(process.execPath)).toBe(process.execPath);
  expect(() => fromEnvironment('/no/such/browser')).toThrow(
    'LATCHKEY_BROWSER names no program: /no/such/browser',
  );
});

test('a browser installed on the search path is found there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-path-'));
  const browser = join(folder, 'chromium');
  writeFileSync(browser, '', { mode: 0o755 });
  expect(installed(['/no/such/folder', folder].join(delimiter))).toBe(browser);
  rmSync(folder, { recursive: true });
});
