// No script in the page can read what keeps people signed in, whatever they do.
import type { Page } from '@playwright/test';
import {
  enterPassword,
  expect,
  pageLink,
  productLinks,
  putInBackground,
  record,
  rowLinks,
  seeProducts,
  seeSignIn,
  signIn,
  signOut,
  test,
} from './journey.ts';
import { collectTokens, findInReach } from './reach.ts';

const lifetime = 2;
test.use({ settings: { ACCESS_TOKEN_LIFETIME: String(lifetime) } });

/** Only time makes a token expire. */
const expire = () => new Promise((over) => setTimeout(over, lifetime * 1000 + 600));

const steps: [string, (page: Page) => Promise<void>][] = [
  ['signing in', (page) => signIn(page)],
  [
    'opening a product',
    async (page) => {
      await productLinks(page).first().click();
      await expect(page).toHaveURL(/\/products\/\d+$/);
    },
  ],
  [
    'going back',
    async (page) => {
      await page.goBack();
      await seeProducts(page);
    },
  ],
  [
    'a click after the access token has expired',
    async (page) => {
      await expire();
      const refreshes = record(page, '/api/token/refresh/');
      await pageLink(page, 'Next page').click();
      await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
      await expect.poll(() => refreshes.length).toBe(1);
    },
  ],
  [
    'opening the invoices',
    async (page) => {
      await page.getByRole('link', { name: 'My invoices' }).click();
      await expect(rowLinks(page).first()).toBeVisible();
    },
  ],
  [
    'a reload',
    async (page) => {
      await page.reload();
      await expect(rowLinks(page).first()).toBeVisible();
    },
  ],
  [
    'signing out',
    async (page) => {
      await signOut(page);
      await seeSignIn(page);
    },
  ],
  [
    'a wrong password',
    async (page) => {
      await enterPassword(page, 'carol', 'not the password');
      await expect(page.getByRole('alert')).toContainText('User name or password is not right');
    },
  ],
];

test('S10: no script in the page can read a token, after any step of a visit', async ({ page, context }) => {
  await putInBackground(page);
  const tokens = collectTokens(page);
  for (const [step, take] of steps) {
    await test.step(step, async () => {
      await take(page);
      expect(await findInReach(page, await tokens()), step).toEqual([]);
    });
  }
  // One of each kind at the sign-in, both anew at the refresh, and an access token at the reload.
  expect((await tokens()).length).toBeGreaterThanOrEqual(5);
  expect(await context.cookies()).toEqual([]);
});

test('S10: the session rests in one cookie that only the server reads', async ({ page, context }) => {
  await signIn(page);
  // So on a machine of one's own; over TLS its name is __Host-Http-refresh, and it is secure.
  const cookie = { name: 'refresh', domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Strict' };
  expect(await context.cookies()).toEqual([expect.objectContaining(cookie)]);
});

const hide: Record<string, (secret: string) => unknown> = {
  address: (secret) => {
    location.hash = secret;
  },
  history: (secret) => {
    history.replaceState({ deep: [secret] }, '');
  },
  'document.cookie': (secret) => {
    document.cookie = `probe=${secret}`;
  },
  localStorage: (secret) => {
    localStorage.setItem('probe', secret);
  },
  sessionStorage: (secret) => {
    sessionStorage.setItem('probe', secret);
  },
  IndexedDB: (secret) =>
    new Promise((resolve) => {
      const opening = indexedDB.open('probe', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('things').put({ deep: [secret] }, 1);
      opening.onsuccess = () => {
        opening.result.close();
        resolve(undefined);
      };
    }),
  caches: async (secret) => (await caches.open('probe')).put('/probe', new Response(secret)),
  document: (secret) => {
    document.body.dataset['probe'] = secret;
  },
  fields: (secret) => {
    const [field] = document.getElementsByTagName('input');
    if (field) field.value = secret;
  },
  performance: (secret) => performance.mark(secret),
  objects: (secret) => {
    Reflect.set(document.body, Symbol('probe'), {
      deep: new Map([[1, { deeper: () => 0 }]]),
      list: [[`Bearer ${secret}`]],
    });
  },
};

for (const [place, hideThere] of Object.entries(hide)) {
  test(`S10: the search finds a token in this place: ${place}`, async ({ page, context }) => {
    await page.goto('/sign-in');
    await seeSignIn(page);
    const secret = `eyJhbGciOiJIUzI1NiJ9.${'payload-'.repeat(8)}.${'signature-'.repeat(4)}`;
    expect(await findInReach(page, [secret])).toEqual([]);
    await page.evaluate(hideThere, secret);
    expect(await findInReach(page, [secret])).toContain(place);
    await context.clearCookies();
  });
}
