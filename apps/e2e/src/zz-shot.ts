import { chromium } from '@playwright/test';
import { browserFlags, findBrowser } from './browser.ts';
const [lang, theme, ...list] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
const c = await b.newContext({ baseURL: 'http://127.0.0.1:4871', colorScheme: theme === 'dark' ? 'dark' : 'light', forcedColors: theme === 'forced' ? 'active' : 'none', viewport: { width: 1280, height: 900 } });
const p = await c.newPage();
await p.addInitScript((l) => localStorage.setItem('latchkey.language', l), lang);
await p.goto('/sign-in'); await p.waitForSelector('#username');
for (const item of list) {
  const [path, width] = item.split('@');
  if (path === '/sign-in' ) {} else if (!(c as any).in) {
    await p.setViewportSize({ width: 1280, height: 900 });
    await p.fill('#username', 'alice'); await p.fill('#password', 'P_assw0rd***'); await p.click('button[type=submit]'); await p.waitForURL('**/products**'); (c as any).in = 1; }
  await p.setViewportSize({ width: Number(width), height: 900 });
  await p.goto(path!); await p.waitForLoadState('networkidle'); await p.waitForTimeout(300);
  await p.screenshot({ path: `/tmp/found/${lang}-${theme}-${path!.replaceAll('/', '_')}-${width}.png` });
}
await b.close();
