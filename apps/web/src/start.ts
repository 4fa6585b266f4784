// Starts the shop in the browser, in the language that the page was given.
import { bootstrapApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';
import { learn } from './locales/learn.ts';

export async function start(): Promise<void> {
  await learn();
  const { injector } = await bootstrapApplication(App, appConfig);
  // On a slow phone the frame and the page are much at once: whoever taps in between is heard.
  await new Promise((resolve) => setTimeout(resolve));
  injector.get(Router).initialNavigation();
}
