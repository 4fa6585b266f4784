// The server goes away in the middle of a visit and comes back.
import { expect, kept, pageLink, seeProducts, signIn, test } from './journey.ts';

test.describe('a server that is gone', () => {
  test('shows a strip with a way to try again, and costs nobody the session', async ({ page, shop }) => {
    await signIn(page);
    const before = await kept(page);
    await shop.stop();
    await pageLink(page, 'Next page').click();
    const strip = page.getByRole('alert');
    await expect(strip).toContainText('Products could not be loaded');
    await expect(page).toHaveURL(/\/products\?page=2$/);
    expect(await kept(page)).toBe(before);

    await shop.start();
    await strip.getByRole('button', { name: 'Try again' }).click();
    await expect(strip).toHaveCount(0);
    await seeProducts(page);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  });

  test('says at sign-in that it cannot be reached, and keeps what was typed', async ({ page, shop }) => {
    await page.goto('/sign-in');
    await page.getByLabel('User name').fill('carol');
    await page.getByLabel('Password', { exact: true }).fill('P_assw0rd***');
    await shop.stop();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('cannot be reached');
    await expect(page.getByLabel('User name')).toHaveValue('carol');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('P_assw0rd***');
    await shop.start();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await seeProducts(page);
  });
});
