// What the running shop is put together from.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, LOCALE_ID, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withDisabledInitialNavigation,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withPreloading,
  withRouterConfig,
} from '@angular/router';
import {
  authInterceptor,
  cookieRefresh,
  provideAuth,
  withProactiveRefresh,
  withTabSync,
} from '@latchkey/angular-auth';
import { routes } from './app.routes.ts';
import { language } from './ui/language.ts';
import { handleNavigationError } from './ui/missing-part.ts';
import { PageTitle } from './ui/page-title.ts';
import { PreloadWhenIdle } from './ui/preload-when-idle.ts';
import { unlessVisitor } from './visitor.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    { provide: LOCALE_ID, useFactory: language },
    provideHttpClient(withInterceptors([authInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      // The frame comes first: start.ts begins with the page itself.
      withDisabledInitialNavigation(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      // The sections are small: once the first page stands, the others are fetched, and open without the network.
      withPreloading(PreloadWhenIdle),
      withNavigationErrorHandler(handleNavigationError),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAuth(
      {
        api: '/api/',
        attachTo: ['/api/'],
        transport: unlessVisitor(cookieRefresh()),
        routes: { signIn: '/sign-in', afterSignIn: '/products' },
      },
      withTabSync(),
      withProactiveRefresh(),
    ),
  ],
};
