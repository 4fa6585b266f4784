// Whether the screen is as a part of the page needs it.
import { DestroyRef, inject, type Signal, signal } from '@angular/core';

/** Follows a media query. To be called where `inject` may be. */
export function matches(query: string): Signal<boolean> {
  const list = matchMedia(query);
  const state = signal(list.matches);
  const look = () => {
    state.set(list.matches);
  };
  list.addEventListener('change', look);
  inject(DestroyRef).onDestroy(() => {
    list.removeEventListener('change', look);
  });
  return state.asReadonly();
}
