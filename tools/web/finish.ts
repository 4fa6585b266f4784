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

function scriptsOf(...sources: string[]): Set<string> {
  const entries = Object.entries(outputs).filter(([, { entryPoint = '' }]) => sources.includes(entryPoint));
  if (entries.length < sources.length) throw new Error(`The build has not all of ${sources.join()}`);
  return new Set(entries.flatMap(([file]) => [...withImports(file)]));
}

/** main.ts asks for them when the page is painted, or leads to them: without links they would come round trips later. */
function announceScripts(): void {
  const index = resolve(served, 'index.html');
  const start = scriptsOf('apps/web/src/start.ts');
  const products = scriptsOf(
    'apps/web/src/app/products/product-routes.ts',
    'apps/web/src/app/products/product-detail.ts',
  );
  const links = [...new Set([...start, ...products])].map(
    (file) =>
      `<link rel="${start.has(file) ? 'modulepreload' : 'products'}" href="${file}" nonce="CSP_NONCE">`,
  );
  writeFileSync(index, readFileSync(index, 'utf8').replace('</body>', `${links.join('')}</body>`));
}

/** As small as it gets, and no work for the server. Fonts are compressed already; index.html is another for each answer. */
async function compress(name: string): Promise<void> {
  const file = resolve(served, name);
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
  writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

announceScripts();
await Promise.all(globSync('**/*.{js,css}', { cwd: served }).map(compress));
