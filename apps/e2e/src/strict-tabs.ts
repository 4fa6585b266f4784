// Tabs in front of a strict server, each with the package as it is published.
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { StrictServer } from './strict-server.ts';

/** Whether the proofs run as often and as long as the design asks, which is too long for every change. */
export const isLarge = process.env['EVIDENCE'] === 'large';

interface Tab {
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  ask(count: number): Promise<number[]>;
}

export async function openTab(context: BrowserContext, server: StrictServer, query = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/${query}`);
  await page.waitForFunction(() => 'tab' in window);
  return page;
}

/** As many tabs, all of them with a session. */
export async function openTabs(
  context: BrowserContext,
  server: StrictServer,
  count: number,
  query = '',
): Promise<Page[]> {
  const first = await openTab(context, server, query);
  await signIn(first);
  const tabs = [first];
  while (tabs.length < count) tabs.push(await openTab(context, server, query));
  return tabs;
}

export const signIn = (page: Page) => page.evaluate(() => (Reflect.get(window, 'tab') as Tab).signIn());

export const signOut = (page: Page) => page.evaluate(() => (Reflect.get(window, 'tab') as Tab).signOut());

/** Waits until all tabs have the token that the last refresh brought to one of them. */
export async function settle(tabs: readonly Page[], server: StrictServer): Promise<void> {
  for (const tab of tabs) {
    await expect.poll(async () => [await ask(tab, 1), server.sawNewest]).toEqual([[200], true]);
  }
}

/** The statuses that the callers of so many parallel requests get. */
export const ask = (page: Page, count: number) =>
  page.evaluate((times) => (Reflect.get(window, 'tab') as Tab).ask(times), count);

export const failures = (statuses: readonly number[]) => statuses.filter((status) => status !== 200);
