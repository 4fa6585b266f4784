// `npm run release:check`: the packages work where they are installed, in projects that know nothing of this workspace.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeNewApp } from './new-app.ts';
import { packAll, type Packed } from './pack.ts';
import { type PackageName, packages, root } from './packages.ts';

const usage = `usage: npm run release:check [-- --keep]

Builds and packs the packages, installs them from the npm registry's packages and
nothing else in an empty Fastify project and an empty Angular project, type-checks,
builds and runs both, and walks through them in a real browser.

  --keep  leaves the projects where they are, and says where
`;

const here = import.meta.dirname;
const { dependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'devDependencies', Record<string, string>>;

/** The version that this workspace is tested with; @angular/cli goes with @angular/build. */
function versionOf(name: string): string {
  const tested = name === '@angular/cli' ? '@angular/build' : name;
  const version = dependencies[tested] ?? devDependencies[tested];
  if (version === undefined) throw new Error(`the workspace has no ${name}`);
  return version;
}

function run(folder: string, command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
}

const node = (folder: string, ...args: readonly string[]) => {
  run(folder, process.execPath, ...args);
};

function step(name: string, work: () => void): void {
  const started = performance.now();
  process.stdout.write(`\n== ${name}\n`);
  work();
  process.stdout.write(`== ${name}: done after ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Makes a project of its own, and installs the packed packages in it beside what else it needs. */
function install(
  folder: string,
  packed: readonly Packed[],
  names: readonly PackageName[],
  others: readonly string[],
) {
  mkdirSync(folder);
  const tarballs = packed.filter(({ name }) => names.includes(name));
  const manifest = {
    private: true,
    type: 'module',
    dependencies: {
      ...Object.fromEntries(tarballs.map(({ name, tarball }) => [`@latchkey/${name}`, `file:${tarball}`])),
      ...Object.fromEntries(others.map((name) => [name, versionOf(name)])),
    },
    overrides: { 'msgpackr-extract': '3.0.4' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts');
  for (const { name } of tarballs) {
    const place = realpathSync(join(folder, 'node_modules/@latchkey', name));
    if (!place.startsWith(realpathSync(folder)))
      throw new Error(`${name} is not installed but linked: ${place}`);
  }
}

function buildAndPack(folder: string): Packed[] {
  const nx = fileURLToPath(import.meta.resolve('nx/bin/nx.js'));
  node(root, nx, 'run-many', '--target=build', `--projects=${packages.join(',')}`, '--output-style=static');
  return packAll(folder);
}

function tryFastify(folder: string): void {
  for (const file of ['shop.ts', 'check.ts', 'serve.ts'])
    cpSync(join(here, 'fastify-app', file), join(folder, file));
  const compilerOptions = {
    target: 'ES2024',
    module: 'nodenext',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  node(folder, 'node_modules/typescript/bin/tsc');
  node(folder, 'check.ts');
}

function buildAngular(folder: string): void {
  writeNewApp(folder);
  const config = join(folder, 'src/app/app.config.ts');
  const code = readFileSync(config, 'utf8');
  // The small shop keeps no sessions, which cookies need; the README names the other transport beside this one.
  const other = code.replace(
    'import { authInterceptor, cookieRefresh,',
    'import { authInterceptor, simpleJwt,',
  );
  const changed = other.replace('transport: cookieRefresh()', "transport: simpleJwt({ persist: 'session' })");
  if (changed === other || other === code) throw new Error(`${config} names no transport`);
  writeFileSync(config, changed);
  cpSync(join(here, 'angular-app'), folder, { recursive: true });
  node(folder, 'node_modules/@angular/cli/bin/ng.js', 'build');
}

async function openInBrowser(fastify: string, angular: string): Promise<void> {
  const args = ['serve.ts', join(angular, 'dist/browser')];
  const server = spawn(process.execPath, args, { cwd: fastify, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await addressOf(server);
    const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
    execFileSync(process.execPath, [playwright, 'test', '--config', 'apps/e2e/release.config.ts'], {
      cwd: root,
      env: { ...process.env, RELEASE_URL: url },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  } finally {
    server.kill();
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.once('data', (chunk: Buffer) => {
      resolve(chunk.toString().trim());
    });
    server.once('exit', (code) => {
      reject(new Error(`the server ended with ${code}`));
    });
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, keep: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-release-'));
  const fastify = join(folder, 'fastify');
  const angular = join(folder, 'angular');
  try {
    let packed: Packed[] = [];
    step('build and pack', () => {
      packed = buildAndPack(join(folder, 'packed'));
    });
    step('install in an empty Fastify project', () => {
      const others = ['fastify', 'typescript', '@types/node'];
      install(fastify, packed, ['tokens', 'drf', 'fastify-auth'], others);
    });
    step('type-check and run: sign-in, refresh, verify', () => {
      tryFastify(fastify);
    });
    step('install in an empty Angular project', () => {
      const framework = [
        'common',
        'compiler',
        'core',
        'platform-browser',
        'router',
        'build',
        'cli',
        'compiler-cli',
      ];
      const others = [...framework.map((name) => `@angular/${name}`), 'rxjs', 'tslib', 'typescript'];
      install(angular, packed, ['tokens', 'angular-auth'], others);
    });
    step("build the README's ten lines", () => {
      buildAngular(angular);
    });
    process.stdout.write('\n== open both in a browser\n');
    await openInBrowser(fastify, angular);
    process.stdout.write('\nThe packages install and work.\n');
  } finally {
    if (values.keep) process.stdout.write(`The projects are in ${folder}\n`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`\nThe release check failed: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
