// What `npm run supply` does: lists what the shop is made of, and fails for a licence that is on no list.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type LockedPackage, packagesOf, refused, summary } from './licences.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(resolve(root, file), 'utf8')) as object;

/** CycloneDX, of what runs: npm cannot list the tools, whose peers disagree. */
function billOfMaterials(): string {
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--omit=dev'];
  const bill = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' })) as {
    metadata: { component: Record<string, unknown> };
  };
  const { name } = read('package.json') as { name: string };
  // npm takes the name of the folder.
  bill.metadata.component['name'] = name;
  return `${JSON.stringify(bill, null, 2)}\n`;
}

const { packages: locked } = read('package-lock.json') as { packages: Record<string, LockedPackage> };
const packages = packagesOf(locked);
mkdirSync(resolve(root, 'dist'), { recursive: true });
writeFileSync(resolve(root, 'dist/licences.md'), summary(packages));
writeFileSync(resolve(root, 'dist/sbom.cdx.json'), billOfMaterials());
process.stdout.write(
  `${packages.length} packages: dist/licences.md, and those that run in dist/sbom.cdx.json\n`,
);

const lines = refused(packages);
for (const line of lines) process.stderr.write(`${line}\n`);
if (lines.length) process.exitCode = 1;
