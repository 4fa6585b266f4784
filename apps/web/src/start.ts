// Starts the shop in the browser, in the language that the page was given.
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';
import { learn } from './locales/learn.ts';

export async function start(): Promise<void> {
  await learn();
  await bootstrapApplication(App, appConfig);
}
