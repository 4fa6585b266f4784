// What every journey has: a shop of its own, a page that is watched, and a few words for what people do.
import { test as base, expect, type Page, type Request, type Response } from '@playwright/test';
import { type Settings, Shop } from './shop.ts';

export { expect };

export const password = 'P_assw0rd***';

/** What a page did besides showing itself. A journey ends well only if `troubles` is empty. */
export interface Conduct {
  /** Errors on the console, uncaught errors, refusals by the content security policy, assets that did not load. */
  readonly troubles: string[];
  /** Requests to any other origin. */
  readonly strangers: string[];
}

interface TestFixtures {
  conduct: Conduct;
  /** Opens one more tab of the same browser, watched like the first. */
  openTab: () => Promise<Page>;
}

interface WorkerFixtures {
  /** The server's settings; `test.use` at the top of a file gives that file a shop with others. */
  settings: Settings;
  shop: Shop;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  settings: [{}, { scope: 'worker', option: true }],

  shop: [
    async ({ settings }, use) => {
      const shop = await Shop.open(settings);
      await use(shop);
      await shop.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ shop }, use) => use(shop.url),

  conduct: [
    async ({ page, shop }, use) => {
      const conduct = await watch(page, shop.url);
      await use(conduct);
      expectGood(conduct);
    },
    { auto: true },
  ],

  openTab: async ({ context, shop }, use) => {
    const conducts: Conduct[] = [];
    await use(async () => {
      const page = await context.newPage();
      conducts.push(await watch(page, shop.url));
      return page;
    });
    conducts.forEach(expectGood);
  },
});

function expectGood({ troubles, strangers }: Conduct): void {
  expect(troubles, 'troubles on the page').toEqual([]);
  expect(strangers, 'requests to other origins').toEqual([]);
}

async function watch(page: Page, origin: string): Promise<Conduct> {
  const conduct: Conduct = { troubles: [], strangers: [] };
  page.on('console', (message) => {
    // Chromium reports every answer above 399 in these words; the journeys provoke some. Assets are watched below.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isAnswer) conduct.troubles.push(message.text());
  });
  page.on('pageerror', (error) => conduct.troubles.push(error.stack ?? error.message));
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.status() >= 400 && !pathname.startsWith('/api/')) {
      conduct.troubles.push(`${response.status()} for ${pathname}`);
    }
  });
  page.on('request', (request) => {
    const { origin: to, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && to !== origin) conduct.strangers.push(request.url());
  });
  await page.exposeFunction('tellRefusal', (text: string) =>
    conduct.troubles.push(`refused by the policy: ${text}`),
  );
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      Reflect.get(window, 'tellRefusal')(`${violatedDirective} ${blockedURI} in ${sourceFile}`);
    });
  });
  return conduct;
}

/** Fills in the sign-in page, wherever the app has put it, and sends it. */
export async function enterPassword(page: Page, username = 'carol', secret = password): Promise<void> {
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signIn(page: Page, username = 'carol'): Promise<void> {
  await page.goto('/sign-in');
  await enterPassword(page, username);
  await seeProducts(page);
}

/** Opens a page of the shop as somebody who is signed in; of the browser, not by the form. */
export async function enter(page: Page, path: string, username = 'carol'): Promise<void> {
  const headers = { 'X-Auth-Mode': 'cookie', 'Sec-Fetch-Site': 'same-origin' };
  const answer = await page.request.post('/api/token/', { headers, data: { username, password } });
  expect(answer.status()).toBe(200);
  await page.goto(path);
}

/** As `enter`, at the list of products, and sees that it has come. */
export async function enterShop(page: Page, username = 'carol'): Promise<void> {
  await enter(page, '/products', username);
  await seeProducts(page);
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** The list of products is on the screen, with products in it. */
export async function seeProducts(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Products', level: 1 })).toBeVisible();
  await expect(productLinks(page).first()).toBeVisible();
}

/** The products on the screen are those that were asked for last: older ones stay until they are there. */
export async function seeLatestProducts(page: Page): Promise<void> {
  const list = page.getByRole('region', { name: 'Products on this page' });
  await expect(list).toHaveAttribute('aria-busy', 'false');
}

export async function seeSignIn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
}

export function productLinks(page: Page) {
  return page.getByRole('region', { name: 'Products on this page' }).getByRole('link');
}

/** The rows of the table on the screen, each of which is one link. */
export function rowLinks(page: Page) {
  return page.getByRole('table').getByRole('link');
}

export function pageLink(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true });
}

/** Every request of the page to one address of the API, from now on. */
export function record(page: Page, pathname: string): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === pathname) requests.push(request);
  });
  return requests;
}

/** Every answer that the page gets from one address of the API, from now on. */
export function answersTo(page: Page, pathname: string): Response[] {
  const answers: Response[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === pathname) answers.push(response);
  });
  return answers;
}

/** Says what was measured, for the table in the package's README; a number is no reason to fail. */
export function measured(id: string, words: string): void {
  process.stdout.write(`      ${id}: ${words}\n`);
}

/** As in a tab that nobody looks at, from the next page load on: no token is renewed ahead of time. */
export async function putInBackground(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
  });
}

/** The refresh token that the browser keeps in its cookie; nothing for who is signed out. */
export async function keptToken(page: Page): Promise<string | undefined> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === 'refresh')?.value;
}
