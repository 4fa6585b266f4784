// Starts the shop in the browser, in the language that the page was given.
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';
import { learn } from './locales/learn.ts';

// Most people come for the products: their part of the shop is on its way before the router asks for it, which says what
// to do where it does not come.
if (/^\/(products|$)/.test(location.pathname))
  import('./app/products/product-routes.ts').catch(() => undefined);

await learn();
await bootstrapApplication(App, appConfig);
