// Parts of a screen that are fetched after the rest: what people see first does not wait for them.
import { effect, signal, type Signal, type Type, type ViewContainerRef } from '@angular/core';

/**
 * Fetches a component as soon as its place is there and puts it into it; what it needs it injects. Tells whether it
 * stands. What cannot be fetched is asked for again when its place comes again. `@defer` would add 3 kB to the first page.
 * To be called where `inject` may be.
 */
export function putLate(
  place: Signal<ViewContainerRef | undefined>,
  load: () => Promise<Type<unknown>>,
): Signal<boolean> {
  const stands = signal(false);
  effect((onCleanup) => {
    const at = place();
    let isGone = false;
    onCleanup(() => {
      isGone = true;
      stands.set(false);
    });
    if (!at) return;
    void load().then(
      (type) => {
        if (isGone) return;
        at.createComponent(type);
        stands.set(true);
      },
      () => undefined,
    );
  });
  return stands.asReadonly();
}
