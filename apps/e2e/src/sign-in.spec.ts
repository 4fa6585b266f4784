// Coming in, staying in, and going out.
import {
  enterPassword,
  expect,
  keptToken,
  pageLink,
  rowLinks,
  seeProducts,
  seeSignIn,
  signIn,
  signOut,
  test,
} from './journey.ts';

const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;

test.describe('signing in', () => {
  test('leads from any page to sign-in, and from there to the products', async ({ page }) => {
    await page.goto('/');
    await seeSignIn(page);
    await enterPassword(page, 'alice');
    await seeProducts(page);
    await expect(page).toHaveURL(/\/products$/);
    await expect(page.getByRole('button', { name: /^Account/ })).toContainText('alice');
  });

  for (const [who, username] of [
    ['a wrong password', 'carol'],
    ['an unknown person', 'nobody'],
    ['an inactive user', 'bob'],
  ] as const) {
    test(`refuses ${who} in words, aloud, and keeps the user name`, async ({ page }) => {
      await page.goto('/sign-in');
      await enterPassword(page, username, 'not the password');
      await expect(page.getByRole('alert')).toContainText('User name or password is not right');
      await expect(page.getByLabel('User name')).toHaveValue(username);
      await expect(page).toHaveURL(/\/sign-in/);
      expect(await keptToken(page)).toBeUndefined();
    });
  }

  test('asks for what is missing before it asks the server', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByLabel('User name')).toBeFocused();
    expect(asked).not.toContain('/api/token/');
  });

  test('works with the keyboard alone', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('User name').focus();
    await page.keyboard.type('carol');
    await page.keyboard.press('Tab');
    await page.keyboard.type('P_assw0rd***');
    await page.keyboard.press('Enter');
    await seeProducts(page);
  });

  test('leads back to the page that asked for it', async ({ page }) => {
    await page.goto('/products?page=2');
    await seeSignIn(page);
    await enterPassword(page);
    await seeProducts(page);
    await expect(page).toHaveURL(/\/products\?page=2$/);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  });

  test('leaves no sign-in in the history: Back leads to the page before', async ({ page }) => {
    await page.goto('/no/such/page');
    await page.goto('/invoices');
    await seeSignIn(page);
    await enterPassword(page);
    await rowLinks(page).first().click();
    await expect(page).toHaveTitle(/^Invoice \d+ · Latchkey$/);
    const title = await page.title();
    await page.goBack();
    await expect(page).toHaveURL(/\/invoices$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/no\/such\/page$/);
    await page.goForward();
    await expect(rowLinks(page).first()).toBeVisible();
    await page.goForward();
    await expect(page).toHaveTitle(title);
  });

  test('leads to a record whose title stays when sign-in is asked for again', async ({ page }) => {
    await signIn(page);
    await page.goto('/invoices');
    await rowLinks(page).first().click();
    await expect(page).toHaveTitle(/^Invoice \d+ · Latchkey$/);
    const [title, address] = [await page.title(), new URL(page.url()).pathname];
    // An address that somebody types, as the browser tells the page of it.
    await page.evaluate((returnUrl) => {
      history.pushState(null, '', `/sign-in?returnUrl=${encodeURIComponent(returnUrl)}`);
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, address);
    await expect(page).toHaveURL(address);
    await expect(page).toHaveTitle(title);
  });

  for (const elsewhere of [
    'https://example.com/',
    '//example.com',
    '/\\example.com',
    'javascript:alert(1)',
  ]) {
    test(`never leads to another site: ${elsewhere}`, async ({ page, shop }) => {
      await page.goto(`/sign-in?returnUrl=${encodeURIComponent(elsewhere)}`);
      await enterPassword(page);
      await seeProducts(page);
      expect(new URL(page.url()).origin).toBe(shop.url);
    });
  }

  test('is not offered to those who are signed in', async ({ page }) => {
    await signIn(page);
    await page.goto('/sign-in');
    await seeProducts(page);
  });
});

test.describe('staying signed in', () => {
  test('outlasts a reload of a deep link', async ({ page }) => {
    await signIn(page);
    await page.goto('/products?page=2');
    await seeProducts(page);
    await page.reload();
    await seeProducts(page);
    await expect(page).toHaveURL(/\/products\?page=2$/);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  });

  test('shows nothing of sign-in on the way', async ({ page }) => {
    await signIn(page);
    // Each state that the document is ever in, painted or not, of this page load and of those that follow. What
    // index.html has for another page than the one that opens is not displayed.
    await page.addInitScript(() => {
      const seen = new Set<string>();
      Reflect.set(window, 'seen', seen);
      new MutationObserver(() => {
        seen.add(`${location.pathname} ${document.title}`);
        const displayed = [...document.querySelectorAll('h1, label')].filter((one) => one.checkVisibility());
        displayed.forEach(({ textContent }) => seen.add(textContent));
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    await page.goto('/products?page=2');
    await seeProducts(page);
    await expect(page).toHaveTitle(/^Products/);
    const seen = await page.evaluate(() => [...(Reflect.get(window, 'seen') as Set<string>)].join('\n'));
    expect(seen).toContain('Products');
    expect(seen).not.toMatch(/sign.?in|password/i);
  });
});

test.describe('signing out', () => {
  test('shows sign-in and leaves no token behind', async ({ page }) => {
    await signIn(page);
    await signOut(page);
    await seeSignIn(page);
    await expect.poll(() => keptToken(page)).toBeUndefined();
  });

  test('says nothing more of what was on the screen', async ({ page }) => {
    await signIn(page);
    await expect(page.getByText(/^Products 1 to 15 of [\d,]+$/)).toBeAttached();
    await signOut(page);
    await seeSignIn(page);
    await expect(page.locator('body')).not.toContainText(/Products \d+ to/);
  });

  test('keeps the products from whoever presses Back', async ({ page }) => {
    await signIn(page);
    const name = await page
      .getByRole('region', { name: 'Products on this page' })
      .getByRole('link')
      .first()
      .innerText();
    await signOut(page);
    await seeSignIn(page);
    await page.goBack();
    await seeSignIn(page);
    await expect(page.getByText(name, { exact: true })).toHaveCount(0);
  });
});

test.describe('the log of the server', () => {
  test('holds no password and no token', async ({ page, shop }) => {
    await signIn(page);
    await page.reload();
    await seeProducts(page);
    await signOut(page);
    await seeSignIn(page);
    // Beside its log the demo shop greets its operator, and tells the password of the demo.
    const log = shop.log.split('\n').filter((line) => line.startsWith('{'));
    expect(log.length).toBeGreaterThan(10);
    expect(log.filter((line) => line.includes('P_assw0rd') || token.test(line))).toEqual([]);
  });
});
