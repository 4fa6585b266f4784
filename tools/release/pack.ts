// Packs the packages as `npm publish` would, and puts them where a consumer's node_modules would have them.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { layOut, type PackageName, packages } from './packages.ts';

export interface Packed {
  readonly name: PackageName;
  readonly tarball: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
}

/** Needs the build of each package. */
export function packAll(folder: string): Packed[] {
  mkdirSync(folder, { recursive: true });
  return packages.map((name) => {
    const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: layOut(name, join(folder, 'packages')),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [report] = JSON.parse(output) as { filename: string; files: { path: string }[] }[];
    if (!report) throw new Error(`npm pack tells nothing about ${name}: ${output}`);
    return { name, tarball: join(folder, report.filename), files: report.files.map(({ path }) => path) };
  });
}

/** Unpacks them below `folder`/node_modules, as an installation without anything else. */
export function unpackAll(packed: readonly Packed[], folder: string): void {
  for (const { name, tarball } of packed) {
    const place = join(folder, 'node_modules/@latchkey', name);
    mkdirSync(place, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', place]);
  }
}
