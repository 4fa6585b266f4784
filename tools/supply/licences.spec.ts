import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LockedPackage, isMet, packagesOf, refused, summary } from './licences.ts';

const lockFile = resolve(import.meta.dirname, '../../package-lock.json');

describe('isMet', () => {
  it.each([
    ['MIT', true],
    ['GPL-3.0', false],
    ['none', false],
    ['MIT OR GPL-3.0', true],
    ['GPL-3.0 OR MIT', true],
    ['MIT AND GPL-3.0', false],
    ['MIT AND ISC', true],
    ['GPL-3.0 OR MIT AND ISC', true],
    ['(GPL-3.0 OR MIT) AND ISC', true],
    ['(GPL-3.0 AND MIT) OR ISC', true],
    ['(GPL-3.0 AND MIT) OR AGPL-3.0', false],
    ['((MIT))', true],
    ['SEE LICENSE IN x', false],
    ['met', false],
  ])('says of %j with MIT and ISC: %s', (expression, answer) => {
    expect(isMet(expression, new Set(['MIT', 'ISC']))).toBe(answer);
  });
});

describe('the packages of a lock file', () => {
  const packages = packagesOf({
    '': { version: '1.0.0', license: 'GPL-3.0' },
    'libs/own': { license: 'GPL-3.0' },
    'node_modules/@own/own': { link: true },
    'node_modules/a': { version: '1.0.0', license: 'MIT', dev: true },
    'node_modules/b/node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/@c/d': { version: '2.0.0', license: 'MPL-2.0', dev: true },
    'node_modules/e': { version: '3.0.0', license: 'MPL-2.0' },
    'node_modules/f': { version: '4.0.0', devOptional: true },
    'node_modules/@img/sharp-libvips-x': { version: '5.0.0', license: 'LGPL-3.0-or-later' },
    'node_modules/g': { version: '6.0.0', license: 'LGPL-3.0-or-later' },
  });

  it('are those of others, each once, and shipped where one place is', () => {
    expect(packages.map(({ name, isShipped }) => [name, isShipped])).toEqual([
      ['@c/d', false],
      ['@img/sharp-libvips-x', true],
      ['a', true],
      ['e', true],
      ['f', false],
      ['g', true],
    ]);
  });

  it('are refused where their licence is on no list for them', () => {
    expect(refused(packages)).toEqual([
      'e@3.0.0 has the licence MPL-2.0',
      'f@4.0.0 (tools) has the licence none',
      'g@6.0.0 has the licence LGPL-3.0-or-later',
    ]);
  });

  it('are counted and listed', () => {
    expect(summary(packages)).toContain('| MPL-2.0 | 1 | 1 |');
    expect(summary(packages)).toContain('- @c/d 2.0.0: MPL-2.0 (tools)');
  });
});

describe('the packages of this workspace', () => {
  const { packages: locked } = JSON.parse(readFileSync(lockFile, 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };

  it('have licences that are on the list', () => {
    expect(packagesOf(locked).length).toBeGreaterThan(500);
    expect(refused(packagesOf(locked))).toEqual([]);
  });

  it('are asked for in exact versions, but for a few that only types and helpers come from', () => {
    const { dependencies, devDependencies, optionalDependencies } = locked[''] as Record<
      string,
      Record<string, string>
    >;
    const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const loose = asked.filter(([, version]) => !/^\d/.test(version)).map(([name]) => name);
    expect(loose.sort()).toEqual(['@types/better-sqlite3', '@types/node', 'tslib']);
  });
});
