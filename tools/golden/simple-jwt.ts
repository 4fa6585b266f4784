// `npm run angular-auth:django`: the built @latchkey/angular-auth in front of a real Django with SimpleJWT.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startVitest } from 'vitest/node';
import { password, startDjango, versions } from './django-server.ts';

const root = resolve(import.meta.dirname, '../..');
const built = resolve(root, 'dist/libs/angular-auth/fesm2022/latchkey-angular-auth.mjs');
/** Seconds. */
const accessTokenLifetime = 2;

if (!existsSync(built)) throw new Error(`${built} is not there: run npm run angular-auth:django`);
process.stdout.write(
  `${Object.entries(versions())
    .map((entry) => entry.join(' '))
    .join(', ')}\n`,
);
const django = await startDjango({
  ACCESS_TOKEN_LIFETIME: String(accessTokenLifetime),
  ROTATE_REFRESH_TOKENS: 'on',
  BLACKLIST_AFTER_ROTATION: 'on',
});
try {
  const vitest = await startVitest(
    'test',
    [],
    {
      root: resolve(root, 'libs/angular-auth/django'),
      config: false,
      watch: false,
      include: ['*.django.ts'],
      setupFiles: ['set-up.ts'],
      environment: 'jsdom',
      // Node's own localStorage would stand before that of jsdom.
      execArgv: ['--no-experimental-webstorage'],
      testTimeout: 60_000,
      provide: {
        api: `http://127.0.0.1:${django.port}/api/`,
        username: 'alice',
        password,
        accessTokenLifetime,
      },
    },
    { resolve: { alias: { '@latchkey/angular-auth': built } } },
  );
  const failed = vitest.state.getCountOfFailedTests();
  const files = vitest.state.getFiles();
  await vitest.close();
  if (failed > 0 || files.length === 0 || files.some(({ result }) => result?.state !== 'pass'))
    process.exitCode = 1;
} finally {
  await django.stop();
}
