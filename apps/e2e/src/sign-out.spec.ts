// A sign-out holds, even where the server does not hear of it at once.
import type { Page } from '@playwright/test';
import {
  enterPassword,
  expect,
  keptToken,
  record,
  seeProducts,
  seeSignIn,
  signIn,
  signOut,
  test,
} from './journey.ts';

const logout = '/api/v1/auth/logout/';

/** What the page asks of the session's endpoints, from now on. */
function recordSession(page: Page) {
  return { logouts: record(page, logout), refreshes: record(page, '/api/token/refresh/') };
}

/** A server whose way for sign-outs is blocked, until the function returned is called. */
async function block(page: Page): Promise<() => Promise<void>> {
  await page.route(`**${logout}`, (route) => route.fulfill({ status: 503, json: {} }));
  return () => page.unroute(`**${logout}`);
}

test('a sign-out ends the session on the server', async ({ page }) => {
  await signIn(page);
  const token = await keptToken(page);
  await signOut(page);
  await seeSignIn(page);
  await expect.poll(() => keptToken(page)).toBeUndefined();
  const headers = { 'X-Auth-Mode': 'cookie', 'Sec-Fetch-Site': 'same-origin', Cookie: `refresh=${token}` };
  const answer = await page.request.post('/api/token/refresh/', { headers, data: {} });
  expect(answer.status()).toBe(401);
});

test('a sign-out with the server gone holds over the next page load, which makes up for it', async ({
  page,
  shop,
}) => {
  await signIn(page);
  await shop.stop();
  await signOut(page);
  await seeSignIn(page);
  expect(await keptToken(page)).toMatch(/^eyJ/);
  await shop.start();

  const { logouts, refreshes } = recordSession(page);
  await page.goto('/products');
  await seeSignIn(page);
  await expect.poll(() => keptToken(page)).toBeUndefined();
  expect(logouts).toHaveLength(1);
  expect(refreshes).toHaveLength(0);
});

test('nobody is signed in again while the sign-out cannot be sent, in no tab', async ({ page, openTab }) => {
  await signIn(page);
  const unblock = await block(page);
  // The page says so before the request is on its way: it is not to be counted among those of the next pages.
  const sent = page.waitForRequest(`**${logout}`);
  await signOut(page);
  await seeSignIn(page);
  await sent;
  for (const address of ['/products', '/sign-in']) {
    const { logouts, refreshes } = recordSession(page);
    await page.goto(address);
    await seeSignIn(page);
    await expect.poll(() => logouts.length).toBe(1);
    expect(refreshes).toHaveLength(0);
  }
  expect(await keptToken(page)).toMatch(/^eyJ/);
  await unblock();

  const tab = await openTab();
  await tab.goto('/products');
  await seeSignIn(tab);
  await expect.poll(() => keptToken(tab)).toBeUndefined();
});

test('a sign-out without the network is sent when the network is back', async ({ page, context }) => {
  await signIn(page);
  await context.setOffline(true);
  await signOut(page);
  await seeSignIn(page);
  expect(await keptToken(page)).toMatch(/^eyJ/);
  await context.setOffline(false);
  await expect.poll(() => keptToken(page)).toBeUndefined();
});

test('a sign-in settles a sign-out that could not be sent', async ({ page }) => {
  await signIn(page);
  const unblock = await block(page);
  await signOut(page);
  await seeSignIn(page);
  await enterPassword(page, 'dave');
  await seeProducts(page);
  await unblock();
  const { logouts } = recordSession(page);
  await page.reload();
  await seeProducts(page);
  await expect(page.getByRole('button', { name: /^Account/ })).toContainText('dave');
  expect(logouts).toHaveLength(0);
});
