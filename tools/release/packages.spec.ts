// What users install is whole: all that it needs, nothing that it does not, and every promise of its package.json kept.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Manifest, packages, publishFrom, readManifest, root } from './packages.ts';
import { packAll, type Packed, unpackAll } from './pack.ts';

const folder = join(root, 'dist/release-spec/packages');
const workspace = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
let packed: readonly Packed[] = [];

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  packed = packAll(folder);
  unpackAll(packed, folder);
});

const place = (name: string) => join(folder, 'node_modules/@latchkey', name);
const filesOf = (name: string) => packed.find((one) => one.name === name)?.files ?? [];
const scripts = (name: string) => filesOf(name).filter((file) => /\.m?js$|\.d\.ts$/.test(file));
const read = (name: string, file: string) => readFileSync(join(place(name), file), 'utf8');
const needs = ({ dependencies, peerDependencies }: Manifest) => ({ ...dependencies, ...peerDependencies });

/** Names of packages, without paths below them, that the files import; not those of Node. */
function imported(name: string): Set<string> {
  const all = scripts(name).flatMap((file) => ts.preProcessFile(read(name, file)).importedFiles);
  const names = all.map(({ fileName }) => fileName).filter((specifier) => !/^(\.|node:)/.test(specifier));
  return new Set(names.map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier));
}

/** Whether `^1.2.3` lets a version in. */
function admits(range: string, version: string): boolean {
  const parts = (text: string) => text.split('.').map(Number);
  const [major = 0, minor = 0, patch = 0] = parts(range.slice(1));
  const [itsMajor = -1, itsMinor = -1, itsPatch = -1] = parts(version);
  const isAtLeast = itsMinor > minor || (itsMinor === minor && itsPatch >= patch);
  const isCompatible =
    major === itsMajor && (major > 0 || (minor === itsMinor && (minor > 0 || patch === itsPatch)));
  return range.startsWith('^') && isCompatible && isAtLeast;
}

describe.each(packages)('the package %s', (name) => {
  it('has its README, the licence, and nothing but what was built', () => {
    const texts = ['LICENSE', 'README.md', 'package.json'];
    const others = filesOf(name).filter((file) => !texts.includes(file));
    expect(filesOf(name)).toEqual(expect.arrayContaining(texts));
    expect(others.length).toBeGreaterThan(1);
    expect(
      others.filter((file) => !/^(dist|fesm2022|types)\/[\w-/]+(\.d\.ts|\.m?js(\.map)?)$/.test(file)),
    ).toEqual([]);
    expect(others.filter((file) => /spec|\.test\./.test(file))).toEqual([]);
    expect(read(name, 'LICENSE')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
    expect(readManifest(place(name)).license).toBe('MIT');
  });

  it('has every file that its exports name, types first, and no word of its sources', () => {
    const { exports } = readManifest(place(name));
    const doors = Object.entries(exports).filter(([path]) => path !== './package.json');
    expect(doors.map(([path]) => path)).toContain('.');
    for (const [path, conditions] of doors) {
      expect(Object.keys(conditions), path).toEqual(['types', 'default']);
      const targets = Object.values(conditions).map((target) => target.replace('./', ''));
      expect(filesOf(name), path).toEqual(expect.arrayContaining(targets));
    }
    expect(scripts(name).filter((file) => /@latchkey\/source|\blibs\//.test(read(name, file)))).toEqual([]);
    expect(read(name, 'package.json')).not.toMatch(/src\/|@latchkey\/source/);
  });

  it('declares what it imports, and all that it declares can be had', () => {
    const manifest = readManifest(place(name));
    const declared = needs(manifest);
    const missing = [...imported(name)].filter((it) => !(it in declared) && it !== manifest.name);
    expect(missing).toEqual([]);
    const siblings = new Map(packages.map((it) => [`@latchkey/${it}`, readManifest(place(it)).version]));
    const refused = Object.entries(declared).filter(([needed, range]) => {
      const version = siblings.get(needed) ?? workspace.dependencies[needed]?.replace('^', '') ?? 'unknown';
      return !admits(range, version);
    });
    expect(refused).toEqual([]);
  });

  it('may be left out of a bundle where nothing of it is used', () => {
    expect(readManifest(place(name)).sideEffects).toBe(false);
  });
});

describe('the ranges of a dependency', () => {
  it.each([
    ['^1.2.3', '1.2.3', true],
    ['^1.2.3', '1.10.0', true],
    ['^1.2.3', '1.2.2', false],
    ['^1.2.3', '2.0.0', false],
    ['^0.1.0', '0.1.4', true],
    ['^0.1.0', '0.2.0', false],
    ['^0.0.0', '0.0.0', true],
    ['^0.0.0', '0.0.1', false],
    ['0.0.0', '0.0.0', false],
    ['^1.2.3', 'unknown', false],
  ])('%s and %s: %s', (range, version, isAdmitted) => {
    expect(admits(range, version)).toBe(isAdmitted);
  });
});

describe('nx release', () => {
  const settings = JSON.parse(readFileSync(join(root, 'nx.json'), 'utf8')) as {
    release: { projects: string[]; conventionalCommits: { types: object } };
    targetDefaults: Record<string, { options: { packageRoot: string } }>;
  };

  it('gives all packages a version and a place in the changelog', () => {
    expect(settings.release.projects).toEqual([...packages]);
    expect(Object.keys(settings.release.conventionalCommits.types)).toEqual([...packages]);
  });

  it('uploads what was laid out', () => {
    const place = settings.targetDefaults['nx-release-publish']?.options.packageRoot ?? '';
    expect(place.replace('{workspaceRoot}', root)).toBe(`${publishFrom}/{projectName}`);
  });
});
