// Several tabs of one browser: what one of them does to the session, the others learn at their next request.
import type { Request } from '@playwright/test';
import {
  answersTo,
  enterPassword,
  expect,
  keptToken,
  pageLink,
  productLinks,
  record,
  seeProducts,
  seeSignIn,
  signIn,
  signOut,
  test,
} from './journey.ts';

test('a sign-out in one tab ends it in all: the next request of the others is refused', async ({
  page,
  openTab,
}) => {
  await signIn(page);
  const other = await openTab();
  await other.goto('/products');
  await seeProducts(other);
  const name = await productLinks(other).first().innerText();
  await signOut(page);
  await seeSignIn(page);

  const asked = answersTo(other, '/api/v0/products/');
  const refreshed = answersTo(other, '/api/token/refresh/');
  await pageLink(other, 'Next page').click();
  await seeSignIn(other);
  await expect(other).toHaveURL(/returnUrl=%2Fproducts%3Fpage%3D2/);
  await expect(other.getByText(name, { exact: true })).toHaveCount(0);
  expect(asked.map((answer) => answer.status())).toEqual([401]);
  // Asked once more, in case the cookie has changed meanwhile.
  expect(refreshed.map((answer) => answer.status())).toEqual([401, 401]);
  expect(await keptToken(other)).toBeUndefined();
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
  await signOut(other);
  await seeSignIn(other);
  await enterPassword(other, 'carol');
  await seeProducts(other);

  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked.push('a page load');
    if (new URL(request.url()).pathname === '/api/v0/products/') asked.push(userOf(request));
  });
  await page.getByRole('link', { name: 'Products', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Account/ })).toContainText('carol');
  await seeProducts(page);
  // What alice asked for is not sent again for carol, who gets a page of her own.
  expect(asked).toEqual(['1', 'a page load', '3']);
});

/** Whose token a request carries: 1 is alice, 3 is carol. */
function userOf(request: Request): string {
  const payload = request.headers()['authorization']?.split('.')[1] ?? '';
  const { user_id } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { user_id: string };
  return user_id;
}
