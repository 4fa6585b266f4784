// Measures INP: how long the list of products takes to answer clicks and keys on a four times slower CPU.
import type { Page } from '@playwright/test';
import type { InteractionFigures } from './marks.ts';

const list = '/products?view=table&size=50';
const slowDown = 4;

interface Interaction {
  readonly duration: number;
  readonly what: string;
}

/** @param page signed in; it is led to the list of products with as many rows as one page can have */
export async function measureInteractions(page: Page): Promise<InteractionFigures> {
  await page.addInitScript(keepInteractions);
  await page.goto(list);
  const links = page.getByRole('link').and(page.locator('[href^="/products/"]'));
  await links.first().waitFor();
  const rows = await links.count();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });

  await page.keyboard.press('/');
  await page.keyboard.type('hinge', { delay: 100 });
  await settle(page);
  await page.goto(list);
  await links.first().waitFor();
  for (const name of ['Next page', 'Previous page']) {
    await page.getByRole('link', { name, exact: true }).click();
    await settle(page);
  }
  await page.getByRole('button', { name: /^Account/ }).click();
  await settle(page);
  await page.keyboard.press('Escape');
  await settle(page);

  const kept = await page.evaluate(() => Reflect.get(window, 'interactions') as Interaction[]);
  const slowest = kept.toSorted((a, b) => b.duration - a.duration)[0];
  if (!slowest) throw new Error('The browser reported no interaction at all');
  return { rows, inp: Math.round(slowest.duration), slowest: slowest.what };
}

/** Runs in the page: keeps every event that belongs to a click or a key, from the page load on. */
function keepInteractions(): void {
  const interactions: Interaction[] = [];
  Object.assign(window, { interactions });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
      if (entry.interactionId === 0) continue;
      const target = entry.target instanceof Element ? entry.target.tagName.toLowerCase() : 'document';
      interactions.push({
        duration: entry.duration,
        what: `${entry.name} on ${target}`,
      });
    }
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

/** Until what was asked for has come and is drawn, so that one interaction does not hide in the next. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestIdleCallback(() => drawn(undefined)))),
  );
}
