// The two shops: Django's on the system's own Python, and ours.
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Place } from './places.ts';
import { type Running, keep, run } from '../programs.ts';

/** What both sign with: long enough for both, and made anew each time. */
export const secretKey = randomBytes(32).toString('hex');
export const password = 'P_assw0rd*** ☃';

/** Debian's own: another Python on the PATH would not see Debian's packages. */
const python = '/usr/bin/python3';
const server = resolve(import.meta.dirname, '../../apps/api/src/main.ts');
const program = [process.execPath, '--conditions=@latchkey/source', server];

/** What must be installed, as in docs/moving-over.md. */
const packages =
  'python3-django python3-djangorestframework python3-djangorestframework-simplejwt ' +
  'python3-argon2 python3-bcrypt python3-psycopg2';

/** @throws Error that tells what is missing */
async function requirePackages(): Promise<void> {
  const modules = 'django, rest_framework_simplejwt, argon2, bcrypt, psycopg2';
  await run([python, '-c', `import ${modules}`], {}).catch(() => {
    throw new Error(`This needs Debian's Django: sudo apt-get install ${packages}`);
  });
}

/** @returns where it listens */
export async function startDjango({ django, folder }: Place): Promise<Running> {
  await requirePackages();
  const env = {
    MOVING_SECRET_KEY: secretKey,
    MOVING_PASSWORD: password,
    MOVING_DATABASE: JSON.stringify(django),
    TMPDIR: folder,
  };
  const serve = join(import.meta.dirname, 'django/serve.py');
  const running = await keep([python, '-B', serve], env, /^listening on (\d+)$/);
  return { ...running, found: `http://127.0.0.1:${running.found}` };
}

/** The settings that `import-django` tells at its end, and where the data are. */
const settings = ({ ours, folder }: Place) => ({
  DATABASE_URL: ours,
  DATA_DIR: folder,
  SIGNING_KEY: secretKey,
  PERMISSIONS: 'authenticated',
  LOGIN_THROTTLE: 'off',
  PORT: '0',
});

/** Starts our shop. @returns where it listens */
export const startOurs = (place: Place): Promise<Running> =>
  keep([...program, 'serve'], settings(place), /Server listening at (http:\/\/[^"]+)/);

/** Runs the import. @returns what it said */
export const importDjango = (place: Place, ...options: string[]): Promise<string> =>
  run([...program, 'import-django', '--from', place.from, ...options], settings(place));
