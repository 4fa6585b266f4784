// The sign-in page stands still while it loads, also where its font is slow and nobody is signed in.
import { expect, seeSignIn, test } from './journey.ts';

for (const width of [412, 1350]) {
  test(`the sign-in page stands still while it loads, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 823 });
    await page.route('**/*.woff2', async (route) => {
      await new Promise((later) => setTimeout(later, 500));
      await route.continue();
    });
    // What has moved from the first byte on, as browsers count it for Cumulative Layout Shift.
    await page.addInitScript(() => {
      Reflect.set(window, 'shifted', 0);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const shifted: number = Reflect.get(window, 'shifted') + Reflect.get(entry, 'value');
          Reflect.set(window, 'shifted', shifted);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/sign-in');
    await seeSignIn(page);
    const shifted = await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100)));
      return Reflect.get(window, 'shifted') as number;
    });
    expect(shifted).toBeLessThan(0.01);
  });
}
