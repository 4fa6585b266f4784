// The watch over each journey has to see what it is there to see.
import { expect, seeSignIn, test } from './journey.ts';

test('an error on the console is a trouble', async ({ page, conduct }) => {
  await page.goto('/sign-in');
  await page.evaluate(() => {
    Reflect.get(globalThis, 'console').error('probe');
  });
  await expect.poll(() => conduct.troubles.splice(0)).toEqual(['probe']);
});

test('an error that nobody catches is a trouble', async ({ page, conduct }) => {
  await page.goto('/sign-in');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('probe');
    });
  });
  await expect.poll(() => conduct.troubles.splice(0).join()).toContain('probe');
});

test('a style that the policy refuses is a trouble', async ({ page, conduct }) => {
  await page.goto('/sign-in');
  await seeSignIn(page);
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => conduct.troubles.join()).toContain('refused by the policy: style-src');
  conduct.troubles.length = 0;
});

test('a file that is not there is a trouble', async ({ page, conduct }) => {
  await page.goto('/sign-in');
  await page.evaluate(() => fetch('/chunk-ZZZZZZZZ.js'));
  await expect.poll(() => conduct.troubles.splice(0)).toEqual(['404 for /chunk-ZZZZZZZZ.js']);
});

test('a request to another site is refused, and seen', async ({ page, conduct }) => {
  await page.goto('/sign-in');
  await page.evaluate(() => fetch('http://example.com/').catch(() => undefined));
  await expect.poll(() => conduct.troubles.join()).toContain('refused by the policy: connect-src');
  conduct.troubles.length = 0;
  conduct.strangers.length = 0;
});
