// Several tabs of one browser: what one of them does to the session, the others follow at once.
import type { Page, Request } from '@playwright/test';
import {
  enterPassword,
  expect,
  keptToken,
  measured,
  productLinks,
  record,
  seeProducts,
  seeSignIn,
  signIn,
  signOut,
  test,
} from './journey.ts';

test('A16: a sign-out in one of six tabs ends the session in all at once, and Back shows nothing', async ({
  page,
  openTab,
}) => {
  await signIn(page);
  const others = [await openTab(), await openTab(), await openTab(), await openTab(), await openTab()];
  for (const tab of others) {
    await tab.goto('/products?page=2');
    await seeProducts(tab);
    await productLinks(tab).first().click();
    await expect(tab).toHaveURL(/\/products\/\d+$/);
  }
  const asked = others.map((tab) => recordAll(tab));
  const arrivals = others.map((tab) => arriveAtSignIn(tab));
  const click = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const hear = ({ target }: Event) => {
          if ((target as Element).textContent?.trim() === 'Sign out') resolve(Date.now());
        };
        addEventListener('click', hear, { capture: true });
      }),
  );
  await signOut(page);
  await seeSignIn(page);
  const clicked = await click;
  const slowest = Math.max(...(await Promise.all(arrivals)).map((arrived) => arrived - clicked));
  measured('A16', `the last of five other tabs shows the sign-in page ${slowest} ms after the click`);

  for (const tab of others) {
    await seeSignIn(tab);
    await tab.goBack();
    await seeSignIn(tab);
    await expect(productLinks(tab)).toHaveCount(0);
  }
  // Nobody had to ask the server.
  expect(asked.flat()).toEqual([]);
  await expect.poll(() => keptToken(page)).toBeUndefined();
});

test('a sign-out waits for the refresh of another tab, which could bring the cookie back', async ({
  page,
  openTab,
}) => {
  await signIn(page);
  const other = await openTab();
  await other.goto('/products');
  await seeProducts(other);

  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const asked = page.waitForRequest('**/api/token/refresh/');
  await page.route('**/api/token/refresh/', async (route) => {
    await released;
    await route.continue();
  });
  await page.reload();
  await asked;
  const signOuts = record(other, '/api/v1/auth/logout/');
  await signOut(other);
  await seeSignIn(other);
  // Were it not to wait, it would have been sent before the page changed.
  expect(signOuts).toHaveLength(0);
  release();
  await expect.poll(() => keptToken(other)).toBeUndefined();
  expect(signOuts).toHaveLength(1);
});

test('a sign-in in one tab is taken up by the others, each on the page that it wanted', async ({
  page,
  openTab,
}) => {
  const other = await openTab();
  await other.goto('/products?page=2');
  await seeSignIn(other);
  await signIn(page);
  await seeProducts(other);
  await expect(other).toHaveURL(/\/products\?page=2$/);
  expect(await keptToken(page)).toBeDefined();
});

test('somebody else who signs in in another tab sees nothing of whoever was there before', async ({
  page,
  openTab,
}) => {
  await signIn(page, 'alice');
  await page.goto('/accounts');
  await expect(page.getByRole('heading', { name: 'Accounts', level: 1 })).toBeVisible();
  const other = await openTab();
  await other.goto('/products');
  await seeProducts(other);
  const asked: string[] = [];
  page.on('request', (request) => {
    if ('authorization' in request.headers()) asked.push(userOf(request));
  });
  await signOut(other);
  await seeSignIn(page);
  await enterPassword(other, 'carol');
  await seeProducts(other);

  await seeProducts(page);
  await expect(page.getByRole('button', { name: /^Account/ })).toContainText('carol');
  expect(new Set(asked)).toEqual(new Set(['3']));
});

test('tabs that do not hear each other learn at their next request who is signed in', async ({
  page,
  openTab,
}) => {
  await page.addInitScript(() =>
    Object.assign(window, {
      BroadcastChannel: class {
        postMessage() {}
        close() {}
      },
    }),
  );
  await signIn(page, 'alice');
  await page.goto('/accounts');
  await expect(page.getByRole('heading', { name: 'Accounts', level: 1 })).toBeVisible();
  const other = await openTab();
  await other.goto('/products');
  await seeProducts(other);
  await signOut(other);
  await seeSignIn(other);
  await enterPassword(other, 'carol');
  await seeProducts(other);

  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked.push('a page load');
    if (new URL(request.url()).pathname === '/api/v1/catalogue/products/') asked.push(userOf(request));
  });
  await page.getByRole('link', { name: 'Products', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Account/ })).toContainText('carol');
  await seeProducts(page);
  // What alice asked for is not sent again for carol, who gets a page of her own.
  expect(asked).toEqual(['1', 'a page load', '3']);
});

/** All requests to the API, from now on. */
function recordAll(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  return asked;
}

/** When the page shows the sign-in page, in milliseconds since 1970. */
async function arriveAtSignIn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const isThere = () =>
      location.pathname === '/sign-in' && document.querySelector('h1')?.textContent === 'Sign in';
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
    return Date.now();
  });
}

/** Whose token a request carries: 1 is alice, 3 is carol. */
function userOf(request: Request): string {
  const payload = request.headers()['authorization']?.split('.')[1] ?? '';
  const { user_id } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { user_id: string };
  return user_id;
}
