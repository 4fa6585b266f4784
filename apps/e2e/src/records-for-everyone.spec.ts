// The old API's rule, PERMISSIONS=authenticated: the same screens show everybody all rows, and what they say stays true.
import { enter, expect, rowLinks, test } from './journey.ts';

test.use({ settings: { PERMISSIONS: 'authenticated' } });

test('a customer sees every account, and which one is hers', async ({ page }) => {
  await enter(page, '/accounts', 'carol');
  const links = rowLinks(page);
  await expect(links.filter({ hasText: /^Your account$/ })).toHaveCount(1);
  await expect(links.filter({ hasText: /^Account of user \d+$/ })).not.toHaveCount(0);
  await links
    .filter({ hasText: /^Account of user \d+$/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Account of user \d+$/ })).toBeVisible();
});
