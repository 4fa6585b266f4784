// The access token expires between two clicks, again and again, and nobody notices.
import type { Page, Response } from '@playwright/test';
import {
  answersTo,
  expect,
  keptToken,
  pageLink,
  productLinks,
  putInBackground,
  record,
  seeProducts,
  signIn,
  test,
} from './journey.ts';

const lifetime = 2;
test.use({ settings: { ACCESS_TOKEN_LIFETIME: String(lifetime) } });

/** Only time makes a token expire. */
const expire = () => new Promise((over) => setTimeout(over, lifetime * 1000 + 600));

test.describe('an access token that expires between two clicks', () => {
  test.beforeEach(({ page }) => putInBackground(page));

  test('is replaced by one refresh before the next page shows', async ({ page }) => {
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => addresses.push(new URL(frame.url()).pathname));
    await signIn(page);
    await expire();
    addresses.length = 0;
    const refreshes = record(page, '/api/token/refresh/');

    await pageLink(page, 'Next page').click();
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
    await seeProducts(page);
    await expect(page).toHaveURL(/\/products\?page=2$/);
    expect(refreshes.map((request) => request.method())).toEqual(['POST']);
    expect(addresses).not.toContain('/sign-in');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('is replaced as often as it takes', async ({ page }) => {
    await signIn(page);
    const refreshes = record(page, '/api/token/refresh/');
    for (const name of ['Next page', 'Next page', 'Previous page']) {
      await expire();
      const before = refreshes.length;
      await pageLink(page, name).click();
      await expect.poll(() => refreshes.length).toBe(before + 1);
      await seeProducts(page);
    }
    await expect(page).toHaveURL(/\/products\?page=2$/);
  });

  test('is replaced on a reload too', async ({ page }) => {
    await signIn(page);
    await page.goto('/products?page=2');
    await seeProducts(page);
    await expire();
    const refreshes = record(page, '/api/token/refresh/');
    await page.reload();
    await seeProducts(page);
    await expect(page).toHaveURL(/\/products\?page=2$/);
    expect(refreshes).toHaveLength(1);
  });

  test('takes one refresh for all that people ask for meanwhile', async ({ page }) => {
    await signIn(page);
    await expire();
    const refreshes = record(page, '/api/token/refresh/');
    let answer = () => {};
    const asked = new Promise<void>((heard) => {
      void page.route('**/api/token/refresh/', async (route) => {
        heard();
        await new Promise<void>((go) => {
          answer = go;
        });
        await route.continue();
      });
    });

    await pageLink(page, 'Next page').click();
    await asked;
    await productLinks(page).first().click();
    await expect(page).toHaveURL(/\/products\/\d+$/);
    await page.goBack();
    await page.goBack();
    await page.goForward();
    answer();

    await expect(page).toHaveURL(/\/products\?page=2$/);
    await seeProducts(page);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
    expect(refreshes).toHaveLength(1);
  });

  test('is replaced even where the clock of the machine is an hour behind', async ({ page }) => {
    await page.clock.install({ time: Date.now() - 3_600_000 });
    await page.clock.resume();
    await signIn(page);
    await expire();
    const refreshes = record(page, '/api/token/refresh/');
    await pageLink(page, 'Next page').click();
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
    await seeProducts(page);
    expect(refreshes).toHaveLength(1);
  });

  test('is replaced even where the clock of the machine is an hour ahead', async ({ page }) => {
    await page.clock.install({ time: Date.now() + 3_600_000 });
    await page.clock.resume();
    await signIn(page);
    await expire();
    await pageLink(page, 'Next page').click();
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
    await seeProducts(page);
  });
});

test('six tabs whose access tokens expire together go on in one session', async ({ page, openTab }) => {
  await signIn(page, 'dave');
  const tabs = [page];
  while (tabs.length < 6) tabs.push(await openTab());
  for (const tab of tabs.slice(1)) {
    await tab.goto('/products');
    await seeProducts(tab);
  }
  const refreshes = tabs.map((tab) => answersTo(tab, '/api/token/refresh/'));

  for (const number of [2, 3]) {
    refreshes.forEach((answers) => answers.splice(0));
    await expire();
    await Promise.all(
      tabs.map(async (tab) => {
        await pageLink(tab, 'Next page').click();
        await expect(pageLink(tab, `Page ${number}`)).toHaveAttribute('aria-current', 'page');
        await seeProducts(tab);
      }),
    );
    for (const answers of refreshes) {
      expect(answers.length).toBeGreaterThan(0);
      expect(answers.filter((answer) => answer.status() !== 200)).toEqual([]);
    }
    const successors = await Promise.all(refreshes.flat().map(cookieOf));
    expect(new Set(successors)).toEqual(new Set([await keptToken(page)]));
  }
  expect(await sessionsOf(page)).toEqual([expect.objectContaining({ mode: 'cookie', current: true })]);
});

const cookieOf = async (response: Response) => {
  const line = await response.headerValue('set-cookie');
  return /^refresh=([^;]+)/.exec(line ?? '')?.[1];
};

/** What the server knows of the sessions of whoever is signed in on the page. */
async function sessionsOf(page: Page): Promise<unknown[]> {
  const asking = page.waitForRequest((request) => 'authorization' in request.headers());
  await page.reload();
  const authorization = (await asking).headers()['authorization'] ?? '';
  const answer = await page.request.get('/api/v1/auth/sessions/', { headers: { authorization } });
  const { results } = (await answer.json()) as { results: unknown[] };
  return results;
}
