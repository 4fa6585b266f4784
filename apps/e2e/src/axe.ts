// What axe refuses of a page: by the rules of WCAG 2.2 AA, and by those of good practice.
import type { Page } from '@playwright/test';
import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export type Scheme = 'light' | 'dark' | 'forced';

const media: Record<Scheme, Parameters<Page['emulateMedia']>[0]> = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
};

/** Draws the page in another scheme; axe would take a colour on its way there for the last word. */
async function drawIn(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia(media[scheme]);
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

/** What axe refuses of the page as it stands there, drawn in each of these schemes in turn. */
export async function refusalsOfAxe(page: Page, ...schemes: readonly Scheme[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const refusals: string[] = [];
  for (const scheme of schemes) {
    await drawIn(page, scheme);
    // Forced colours are the system's, and so is their contrast.
    const rules = { 'color-contrast': { enabled: scheme !== 'forced' } };
    const violations = await page.evaluate(
      async (options: axe.RunOptions) => {
        const { run } = Reflect.get(window, 'axe') as typeof axe;
        return (await run(options)).violations;
      },
      { runOnly: tags, rules, resultTypes: ['violations' as const] },
    );
    refusals.push(
      ...violations.map(
        ({ id, help, nodes }) => `${scheme}: ${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
      ),
    );
  }
  return refusals;
}
