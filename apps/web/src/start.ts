// Starts the shop in the browser, in the language that the page was given.
import { createApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';
import { learn } from './locales/learn.ts';

/** On a slow phone the scripts, the frame and the page are much at once: whoever taps in between is heard. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

export async function start(): Promise<void> {
  await learn();
  await pause();
  const shop = await createApplication(appConfig);
  await pause();
  shop.bootstrap(App);
  await pause();
  shop.injector.get(Router).initialNavigation();
}
