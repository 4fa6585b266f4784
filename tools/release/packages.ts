// Lays out what is published: each package as its users get it, in dist/packages, without a word about this workspace.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** The published packages by their folder in libs; what others need comes first. */
export const packages = ['tokens', 'drf', 'fastify-auth', 'angular-auth'] as const;
export type PackageName = (typeof packages)[number];

type Exports = Record<string, Record<string, string>>;

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly sideEffects: boolean;
  readonly exports: Exports;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Where `nx release publish` finds them: a folder for each. */
export const publishFrom = join(root, 'dist/packages');

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The condition under which this workspace runs on sources; the sources are not in the package. */
const workspaceOnly = '@latchkey/source';

function withoutSources(manifest: Manifest): Manifest {
  const exports = Object.entries(manifest.exports).map(([path, conditions]) => [
    path,
    Object.fromEntries(Object.entries(conditions).filter(([condition]) => condition !== workspaceOnly)),
  ]);
  return { ...manifest, exports: Object.fromEntries(exports) as Exports };
}

/** Copies what the build has made, the README and the licence. @returns the package's folder below `place` */
export function layOut(name: PackageName, place: string): string {
  const source = join(root, 'libs', name);
  const folder = join(place, name);
  rmSync(folder, { recursive: true, force: true });
  if (name === 'angular-auth') {
    // ng-packagr makes whole packages; its exports and type files are its own.
    cpSync(join(root, 'dist/libs', name), folder, { recursive: true });
  } else {
    cpSync(join(source, 'dist'), join(folder, 'dist'), { recursive: true });
    writeFileSync(
      join(folder, 'package.json'),
      `${JSON.stringify(withoutSources(readManifest(source)), null, 2)}\n`,
    );
  }
  cpSync(join(source, 'README.md'), join(folder, 'README.md'));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  return folder;
}
