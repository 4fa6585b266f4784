// The plate of a card grows into its product's page, and shrinks back: a view transition between list and product.
import { afterNextRender, inject, Injector } from '@angular/core';
import { type CanActivateFn, NavigationCancel, NavigationError, Router, Scroll } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';

/**
 * Lets the browser remember how the page looked before the router changes it. A guard and not the router's own feature:
 * that would remember the list at each letter of a search, and weigh on the first page.
 */
export const growsFromCard: CanActivateFn = () => {
  const router = inject(Router);
  const injector = inject(Injector);
  const isFirst = !router.currentNavigation()?.previousNavigation;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (isFirst || isCalm || !('startViewTransition' in document)) return true;
  return new Promise((remembered) => {
    const isOver = firstValueFrom(
      router.events.pipe(
        filter(
          (event) =>
            event instanceof Scroll || event instanceof NavigationCancel || event instanceof NavigationError,
        ),
      ),
    );
    const { ready, finished, updateCallbackDone } = document.startViewTransition(async () => {
      remembered(true);
      await isOver;
      await new Promise<void>((drawn) => afterNextRender({ read: () => drawn() }, { injector }));
    });
    // A transition that is skipped, because another begins or nobody looks, has changed the page all the same.
    [ready, finished, updateCallbackDone].forEach((promise) => void promise.catch(() => undefined));
  });
};
