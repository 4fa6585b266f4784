// A page that only signed-in people see, opened by its address.
import { expect, productLinks, seeProducts, signIn, test } from './journey.ts';

test('A17: a reload of a guarded page shows the same page, and never the sign-in page', async ({ page }) => {
  await signIn(page);
  await productLinks(page).first().click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page).toHaveURL(/\/products\/\d+$/);
  const name = await heading.innerText();
  const address = `${page.url()}?from=mail#top`;
  await page.goto(address);

  // What the page shows from its first moment on, while the answer to the refresh takes its time.
  const seen: string[] = [];
  await page.exposeFunction('tellSeen', (text: string) => seen.push(text));
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const heading = document.querySelector('h1')?.textContent?.trim() ?? '';
      Reflect.get(window, 'tellSeen')(`${location.pathname} ${heading}`);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.route('**/api/token/refresh/', async (route) => {
    await new Promise((over) => setTimeout(over, 1_000));
    await route.continue();
  });
  await page.reload();
  await expect(heading).toHaveText(name);
  await expect(page).toHaveURL(address);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((text) => text.includes('sign-in') || text.includes('Sign in'))).toEqual([]);

  await page.goto('/products');
  await seeProducts(page);
});
