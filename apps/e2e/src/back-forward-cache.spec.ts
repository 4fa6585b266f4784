// Back to a page that the browser has kept as it was: it shows nothing of a session that is over by then.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { browserFlags, findBrowser } from './browser.ts';
import { measured } from './journey.ts';
import { StrictServer } from './strict-server.ts';
import { openTab, signIn, signOut } from './strict-tabs.ts';

test.use({
  launchOptions: {
    executablePath: await findBrowser(),
    args: browserFlags,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

const secret = 'Things of ada';

/** What a page has shown since it was there again. */
interface Seen {
  readonly isKept: boolean;
  /** Every heading that could be seen in some frame, and after how many milliseconds. */
  readonly shown: readonly { readonly heading: string; readonly after: number }[];
}

test('A16: Back to a page that the browser has kept shows nothing of a session that is over', async ({
  context,
}) => {
  await context.addInitScript(watch);
  const server = await StrictServer.open();
  const isAble = await keepsPages(context, server);
  measured('A16', `${isAble ? 'compared' : 'not compared'} here: pages that the browser keeps for Back`);

  const tab = await openTab(context, server);
  const alone = await openTab(context, server, '?alone');
  const page = await context.newPage();

  const back = async (what: string, heading: string, meanwhile: () => unknown) => {
    await signIn(tab);
    await page.goto(server.url);
    await expect(page.getByRole('heading')).toHaveText(secret);
    const { isKept, shown } = await awayAndBack(page, server, heading, meanwhile);
    const how = isKept ? 'kept' : 'loaded again';
    measured('A16', `Back ${what}: ${heading}, after ${shown[0]?.after.toFixed(0)} ms (${how})`);
    expect([what, ...shown.map((one) => one.heading)]).toEqual([what, heading]);
    return isKept;
  };

  expect(await back('while the session goes on', secret, () => undefined)).toBe(isAble);
  expect(await back('after a sign-out that nobody told', 'Sign in', () => signOut(alone))).toBe(isAble);
  const isKept = await back('after the server has ended the session', 'Sign in', async () => {
    server.endSession();
    // For some seconds a page that is loaded takes the access token that another tab has just got.
    await alone.waitForFunction(() => localStorage.length === 1);
  });
  expect(isKept).toBe(isAble);
  // A kept page that gets a message may be dropped, and is loaded again then.
  await back('after a sign-out that all tabs are told of', 'Sign in', () => signOut(tab));
  await server.close();
});

/** Whether this browser keeps pages at all; the one from npm keeps none. */
async function keepsPages(context: BrowserContext, server: StrictServer): Promise<boolean> {
  const page = await context.newPage();
  await page.goto(`${server.url}/elsewhere`);
  const { isKept } = await awayAndBack(page, server, 'Elsewhere');
  return isKept;
}

/** Leaves a page for another document and goes back, until `heading` is there. */
async function awayAndBack(
  page: Page,
  server: StrictServer,
  heading: string,
  meanwhile: () => unknown = () => undefined,
): Promise<Seen> {
  await page.goto(`${server.url}/elsewhere?away`);
  await meanwhile();
  // No load event follows where the page was kept.
  await page.goBack({ waitUntil: 'commit' });
  const seen = await page.waitForFunction((text) => {
    const { shown } = Reflect.get(window, 'seen') as Seen;
    return shown.some((one) => one.heading === text) && (Reflect.get(window, 'seen') as Seen);
  }, heading);
  return seen.jsonValue() as Promise<Seen>;
}

/** In the page: looks at every frame. */
function watch(): void {
  const seen = { isKept: false, shown: [] as { heading: string; after: number }[] };
  let since = 0;
  Reflect.set(window, 'seen', seen);
  const look = () => {
    const title = document.querySelector('h1');
    const heading = title?.checkVisibility() ? title.textContent : undefined;
    if (heading && heading !== seen.shown.at(-1)?.heading)
      seen.shown.push({ heading, after: performance.now() - since });
  };
  addEventListener('pageshow', ({ persisted }) => {
    seen.isKept = persisted;
    if (!persisted) return;
    since = performance.now();
    seen.shown = [];
    // As the page was left, so it has been shown by now.
    look();
  });
  const lookOn = () => {
    look();
    requestAnimationFrame(lookOn);
  };
  lookOn();
}
