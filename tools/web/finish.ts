// Finishes the built web app: scripts that are needed at once are announced, and each file has a compressed copy.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** esbuild's account of the build. */
interface Stats {
  outputs: Record<string, { entryPoint?: string; imports: { path: string; kind: string }[] }>;
}

const built = resolve(import.meta.dirname, '../../dist/apps/web');
const served = resolve(built, 'browser');
const { outputs } = JSON.parse(readFileSync(resolve(built, 'browser-stats.json'), 'utf8')) as Stats;

/** A script and all that it imports at once. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const imports = outputs[file]?.imports ?? [];
  imports.filter(({ kind }) => kind === 'import-statement').forEach(({ path }) => withImports(path, found));
  return found;
}

/** main.ts asks for the shop itself only once the page is painted: without this it would come a round trip later. */
function announceStart(): void {
  const index = resolve(served, 'index.html');
  const html = readFileSync(index, 'utf8');
  const [start] =
    Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === 'apps/web/src/start.ts') ?? [];
  if (start === undefined) throw new Error('There is no start.ts in the build');
  const links = [...withImports(start)]
    .filter((file) => !html.includes(`"${file}"`))
    .map((file) => `<link rel="modulepreload" href="${file}" nonce="CSP_NONCE">`);
  writeFileSync(index, html.replace('</body>', `${links.join('')}</body>`));
}

/** As small as it gets, and no work for the server. Fonts are compressed already; index.html is another for each answer. */
async function compress(name: string): Promise<void> {
  const file = resolve(served, name);
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
  writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

announceStart();
await Promise.all(globSync('**/*.{js,css}', { cwd: served }).map(compress));
