// What `npm run lighthouse` does: opens the built shop, signs in, measures its pages and writes down what it found.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { browserFlags, findBrowser } from '../src/browser.ts';
import { enterPassword, seeProducts } from '../src/journey.ts';
import { Shop } from '../src/shop.ts';
import { audit } from './audit.ts';
import { measureInteractions } from './interactions.ts';
import { inWords, misses, type PageFigures } from './marks.ts';

const root = resolve(import.meta.dirname, '../../..');
const runs = 3;

/** A browser whose sessions Lighthouse shares: its tabs are in the profile's own context. */
async function openBrowser(profile: string, baseURL: string) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findBrowser(),
    args: [...browserFlags, '--remote-debugging-port=0'],
    baseURL,
    locale: 'en-GB',
  });
  const port = Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
  return { context, port };
}

async function measure(context: BrowserContext, port: number, origin: string) {
  const pages: PageFigures[] = [];
  const look = async (page: string, path: string) => {
    process.stdout.write(`Loading ${path}, ${runs} times\n`);
    pages.push(await audit(port, origin, page, path, runs));
  };
  await look('Sign in', '/sign-in');

  const page = await context.newPage();
  await page.goto('/sign-in');
  await enterPassword(page);
  await seeProducts(page);
  const product = await page.locator('main a[href^="/products/"]').first().getAttribute('href');
  if (product === null) throw new Error('The list of products leads to no product');
  const interaction = await measureInteractions(page);
  // Its session would be refreshed while others are measured.
  await page.close();

  await look('Products', '/products');
  await look('Product', new URL(product, origin).pathname);
  return { pages, interaction };
}

const profile = mkdtempSync(join(tmpdir(), 'latchkey-lighthouse-'));
const shop = await Shop.open();
try {
  const { context, port } = await openBrowser(profile, shop.url);
  try {
    const { pages, interaction } = await measure(context, port, shop.url);
    const { version } = JSON.parse(
      readFileSync(resolve(root, 'node_modules/lighthouse/package.json'), 'utf8'),
    ) as { version: string };
    const browser = context.browser()?.version() ?? 'unknown';
    const date = new Date().toISOString().slice(0, 10);
    const measuredWith = `Measured on ${date} with Lighthouse ${version}, Chromium ${browser} and Node ${process.versions.node}, on ${cpus().length} cores (${cpus()[0]?.model}) under a load of ${loadavg()[1]?.toFixed(1)}: what else runs there lengthens TBT most.`;
    const text = inWords(pages, interaction, measuredWith, runs);
    const file = resolve(root, 'docs/lighthouse.md');
    const page = await format(text, { ...(await resolveConfig(file)), filepath: file });
    writeFileSync(file, page);
    process.stdout.write(`\n${page}`);
    process.exitCode = misses(pages, interaction).length > 0 ? 1 : 0;
  } finally {
    await context.close();
  }
} finally {
  await shop.close();
  rmSync(profile, { recursive: true, force: true });
}
