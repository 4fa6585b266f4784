// Listens to what happens to the page, as long as the application runs.
import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject } from '@angular/core';

/** Needs an injection context. Does nothing where there is no window. Events of the document bubble to the window. */
export function listen(
  types: readonly (keyof WindowEventMap | keyof DocumentEventMap)[],
  listener: (event: Event) => unknown,
): void {
  const page = inject(DOCUMENT).defaultView;
  types.forEach((type) => page?.addEventListener(type, listener));
  inject(DestroyRef).onDestroy(() => {
    types.forEach((type) => page?.removeEventListener(type, listener));
  });
}
