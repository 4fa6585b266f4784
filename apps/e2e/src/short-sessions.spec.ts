// The refresh token expires: people sign in again and go on where they were.
import {
  enterPassword,
  expect,
  keptToken,
  pageLink,
  productLinks,
  putInBackground,
  seeProducts,
  seeSignIn,
  signIn,
  test,
} from './journey.ts';

const lifetime = 12;
test.use({ settings: { ACCESS_TOKEN_LIFETIME: '2', REFRESH_TOKEN_LIFETIME: String(lifetime) } });

/** Only time makes a session expire. */
const expire = () => new Promise((over) => setTimeout(over, lifetime * 1000 + 600));

test.describe('a session that is over', () => {
  test.beforeEach(({ page }) => putInBackground(page));

  test('asks for the password at the next click, and leads to the page that was wanted', async ({ page }) => {
    await signIn(page);
    await expire();
    await pageLink(page, 'Next page').click();
    await seeSignIn(page);
    await expect(page).toHaveURL(/returnUrl=/);
    expect(await keptToken(page)).toBeUndefined();
    await expect(productLinks(page)).toHaveCount(0);

    await enterPassword(page);
    await seeProducts(page);
    await expect(page).toHaveURL(/\/products\?page=2$/);
  });

  test('asks for the password at a reload, and leads back to the same page', async ({ page }) => {
    await signIn(page);
    await page.goto('/products?page=3');
    await seeProducts(page);
    await expire();
    await page.reload();
    await seeSignIn(page);
    await enterPassword(page);
    await seeProducts(page);
    await expect(page).toHaveURL(/\/products\?page=3$/);
  });
});
