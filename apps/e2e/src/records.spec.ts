// Invoices, accounts and addresses: who sees which, how they lead to each other, and the way back.
import type { Page } from '@playwright/test';
import { enter, enterShop, expect, pageLink, rowLinks, test } from './journey.ts';
import { Client, heading, open } from './records.ts';

const nouns = [
  ['invoices', 'Invoices'],
  ['accounts', 'Accounts'],
  ['addresses', 'Addresses'],
] as const;

const addressesOf = (links: { getAttribute(name: string): string | null }[]) =>
  links.map((link) => link.getAttribute('href'));

/** The addresses of all rows of a list, over all its pages, as a person finds them. */
async function addressesOfAllRows(page: Page, noun: string): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for (let number = 1; ; number++) {
    await page.goto(`/${noun}?page=${number}`);
    await expect(rowLinks(page).first()).toBeVisible();
    found.push(...(await rowLinks(page).evaluateAll(addressesOf)));
    if ((await pageLink(page, 'Next page').count()) === 0) return found;
  }
}

/** Until the other parts of the shop are there, which are fetched three seconds after the first page has come to rest. */
async function seeParts(page: Page): Promise<void> {
  const scripts = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length,
    );
  const seen: number[] = [];
  await expect
    .poll(async () => seen.push(await scripts()) > 1 && seen.at(-1) === seen.at(-2), { intervals: [4000] })
    .toBe(true);
}

test.describe('the navigation', () => {
  test('leads a customer to what is theirs, and to nothing that is for staff', async ({ page }) => {
    await enterShop(page);
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await expect(links).toHaveText(['Products', 'My invoices', 'My account']);
    await links.last().click();
    await page.getByRole('link', { name: 'Address' }).click();
    await expect(heading(page, 'Address')).toBeFocused();
    await expect(page.getByRole('figure').getByRole('paragraph')).toHaveText(/\d/);
    await page.goto('/users');
    await expect(heading(page, 'This page is not in the catalogue')).toBeVisible();
  });

  test('leads staff to every section, marks it and tells its heading', async ({ page }) => {
    await enterShop(page, 'alice');
    for (const [noun, title] of nouns) {
      await open(page, title);
      await expect(page).toHaveURL(new RegExp(`/${noun}$`));
      await expect(page).toHaveTitle(`${title} · Latchkey`);
      await expect(heading(page, title)).toBeFocused();
      await expect(page.getByRole('link', { name: title, exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      );
    }
  });
});

test.describe('without the network', () => {
  test('every section still opens, says what it waits for, and fills when the network is back', async ({
    context,
    page,
  }) => {
    await enterShop(page, 'alice');
    await seeParts(page);
    await context.setOffline(true);
    for (const [, title] of nouns) {
      await open(page, title);
      await expect(page.getByRole('alert')).toContainText('This page waits for the connection.');
    }
    await context.setOffline(false);
    await expect(rowLinks(page).first()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  for (const noun of ['products', ...nouns.map(([name]) => name)]) {
    test(`nothing moves while ${noun} load, and while one of them does`, async ({ page, shop }) => {
      const [row] = await (await Client.signIn(shop, 'carol')).rows(noun);
      await enterShop(page);
      for (const address of [`/${noun}`, `/${noun}/${row?.id}`]) {
        await page.goto(address);
        await page.waitForLoadState('networkidle');
        expect(await layoutShift(page)).toBeLessThanOrEqual(0.01);
      }
    });
  }
});

for (const [noun, title] of nouns) {
  test.describe(`the list of ${noun}`, () => {
    for (const username of ['alice', 'carol']) {
      test(`shows ${username} all that is hers to see, in the order of the API`, async ({ page, shop }) => {
        const rows = await (await Client.signIn(shop, username)).rows(noun);
        expect(rows.length).toBeGreaterThan(0);
        await enterShop(page, username);
        expect(await addressesOfAllRows(page, noun)).toEqual(rows.map(({ id }) => `/${noun}/${id}`));
      });
    }

    test('shows a customer fewer than staff', async ({ shop }) => {
      const [all, own] = await Promise.all(
        ['alice', 'carol'].map(async (username) => (await Client.signIn(shop, username)).rows(noun)),
      );
      expect(own?.length).toBeLessThan(all?.length ?? 0);
    });

    test('opens each row, and Back returns to it', async ({ page }) => {
      await enterShop(page, 'alice');
      await open(page, title);
      const link = rowLinks(page).last();
      // The names of users come after the accounts.
      await expect(link).not.toHaveText(/^Account of (…|user \d+)$/);
      const name = await link.innerText();
      const address = (await link.getAttribute('href')) ?? '';
      await link.click();
      await expect(page).toHaveURL(new RegExp(`${address}$`));
      await expect(heading(page, name)).toBeFocused();
      await expect(page).toHaveTitle(`${name} · Latchkey`);
      await page.goBack();
      await expect(heading(page, title)).toBeVisible();
      await expect(page.getByRole('link', { name, exact: true })).toBeFocused();
    });

    test('opens a row by a click anywhere on it', async ({ page }) => {
      await enterShop(page, 'alice');
      await open(page, title);
      const address = (await rowLinks(page).first().getAttribute('href')) ?? '';
      await page
        .getByRole('table')
        .getByRole('row')
        .nth(1)
        .click({ position: { x: 4, y: 4 } });
      await expect(page).toHaveURL(new RegExp(`${address}$`));
    });

    test('keeps from a customer what belongs to others', async ({ page, shop }) => {
      const all = await (await Client.signIn(shop, 'alice')).rows(noun);
      const own = new Set((await (await Client.signIn(shop, 'carol')).rows(noun)).map(({ id }) => id));
      const foreign = all.find(({ id }) => !own.has(id));
      await enter(page, `/${noun}/${foreign?.id}`, 'carol');
      await expect(
        heading(page, `There is no such ${title.toLowerCase().replace(/e?s$/, '')}`),
      ).toBeVisible();
      await page.getByRole('link', { name: `Back to the ${noun}` }).click();
      await expect(heading(page, title)).toBeVisible();
    });
  });
}

test.describe('a customer without an account', () => {
  test('is told so on every list, and shown a way on', async ({ page, shop }) => {
    const dave = await Client.signIn(shop, 'dave');
    const [account] = await dave.rows('accounts');
    const staff = await Client.signIn(shop, 'alice');
    expect(await staff.remove(`accounts/${account?.id}`)).toBe(204);
    await enterShop(page, 'dave');
    for (const [address, words] of [
      ['/invoices', 'You have no invoices yet'],
      ['/accounts', 'You have no account yet'],
      ['/addresses', 'No address of yours is here yet'],
      ['/account/address', 'You have no account yet'],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole('heading', { name: words })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Go to the products' })).toBeVisible();
    }
  });
});

/** How much has moved since the page was opened, as Chromium counts it: 1 is all of the window by its whole size. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const sum = (entries: PerformanceEntry[]) =>
          entries.reduce((total, entry) => total + Number(Reflect.get(entry, 'value')), 0);
        new PerformanceObserver((list) => resolve(sum(list.getEntries()))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        // Where nothing moved there is nothing to observe: two frames later that is certain.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      }),
  );
}
