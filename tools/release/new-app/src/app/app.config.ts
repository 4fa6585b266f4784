// src/app/app.config.ts
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter } from '@angular/router';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    // What is here already stays.
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
  ],
};
