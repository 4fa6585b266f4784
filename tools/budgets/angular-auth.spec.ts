// Weighs @latchkey/angular-auth as an application gets it, without Angular and rxjs, which are there already.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const published = resolve(root, 'dist/libs/angular-auth/fesm2022/latchkey-angular-auth.mjs');
const tokens = resolve(root, 'libs/tokens/dist/index.js');
const kB = 1024;

/** What is used here of the tools that Angular itself builds applications with. */
interface Esbuild {
  build(options: object): Promise<{ outputFiles: { contents: Uint8Array }[] }>;
}
interface Babel {
  transformAsync(code: string, options: object): Promise<{ code: string }>;
}
interface Linker {
  createEs2015LinkerPlugin(options: object): unknown;
}
interface CompilerCli {
  ConsoleLogger: new (level: number) => unknown;
  LogLevel: { readonly warn: number };
  NodeJSFileSystem: new () => unknown;
}

const requireHere = createRequire(import.meta.url);
const byAngular = createRequire(requireHere.resolve('@angular/build/package.json'));
const { build } = byAngular('esbuild') as Esbuild;
const { transformAsync } = byAngular('@babel/core') as Babel;

let linked = '';

/** The Angular linker, which every build of an application runs over packages from npm. */
beforeAll(async () => {
  const load = (path: string) => import(pathToFileURL(requireHere.resolve(path)).href) as Promise<unknown>;
  const { createEs2015LinkerPlugin } = (await load('@angular/compiler-cli/linker/babel')) as Linker;
  const { ConsoleLogger, LogLevel, NodeJSFileSystem } = (await load('@angular/compiler-cli')) as CompilerCli;
  const plugin = createEs2015LinkerPlugin({
    fileSystem: new NodeJSFileSystem(),
    logger: new ConsoleLogger(LogLevel.warn),
    linkerJitMode: false,
  });
  const { code } = await transformAsync(readFileSync(published, 'utf8'), {
    filename: published,
    compact: false,
    configFile: false,
    babelrc: false,
    plugins: [plugin],
  });
  linked = code;
});

/** Bytes on the wire of what is left when only `names` are used. */
async function weigh(...names: string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names.join(', ')} } from 'angular-auth'`, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    write: false,
    external: ['@angular/*', 'rxjs'],
    define: { ngDevMode: 'false', ngJitMode: 'false' },
    alias: { '@latchkey/tokens': tokens },
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [{ name: 'linked', setup: provideLinked }],
  });
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(outputFiles[0]?.contents ?? '', { params }).length;
}

interface PluginBuild {
  onResolve(options: object, answer: () => object): void;
  onLoad(options: object, answer: () => object): void;
}

function provideLinked({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^angular-auth$/ }, () => ({
    path: published,
    namespace: 'linked',
    sideEffects: false,
  }));
  onLoad({ filter: /.*/, namespace: 'linked' }, () => ({ contents: linked, resolveDir: root }));
}

function expectAtMost(limit: number, bytes: number): void {
  process.stdout.write(`A23: ${bytes} of ${limit} bytes\n`);
  expect(bytes).toBeLessThanOrEqual(limit);
  expect(bytes).toBeGreaterThan(kB);
}

const core = ['Auth', 'authInterceptor', 'provideAuth'];
const everythingElse = [
  ...['AUTH', 'REPLAY', 'SignInError', 'safeReturnUrl'],
  ...['claimGuard', 'guestGuard', 'signedInGuard'],
  ...['injectCookieTurn', 'withProactiveRefresh', 'withTabSync'],
];

describe('@latchkey/angular-auth, min + brotli, without Angular and rxjs', () => {
  it('has a core of no more than 3.5 kB', async () => {
    expectAtMost(3.5 * kB, await weigh(...core));
  });

  it.each(['cookieRefresh', 'simpleJwt'])(
    'has no more than 6 kB with all features: %s',
    async (transport) => {
      expectAtMost(6 * kB, await weigh(...core, ...everythingElse, transport));
    },
  );

  it.each([...everythingElse.slice(3), 'cookieRefresh', 'simpleJwt'])(
    'leaves %s out of an application that does not name it',
    async (name) => {
      expect(await weigh(...core, name)).toBeGreaterThan(await weigh(...core));
    },
  );
});
