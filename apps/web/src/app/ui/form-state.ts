// Whether the form of a page is open, as the address has it: `?form=`. So it is open again after a reload or a sign-in.
import { Location } from '@angular/common';
import { computed, effect, inject, signal, type Signal, type Type } from '@angular/core';
import { Router } from '@angular/router';
import { SignedInUser } from './signed-in-user.ts';
import { Toasts } from './toasts.ts';

export interface FormState {
  readonly isOpen: Signal<boolean>;
  /** The form itself, from the moment on that it has been fetched. */
  readonly part: Signal<Type<unknown> | undefined>;
  open(): void;
  close(): void;
}

/**
 * For staff, from `?form=` as it stands in the address. The form is fetched when it is first opened, and again where that
 * has failed. To be called where `inject` may be.
 */
export function formState(
  parameter: Signal<string | undefined>,
  load: () => Promise<Type<unknown>>,
): FormState {
  const router = inject(Router);
  const location = inject(Location);
  const toasts = inject(Toasts);
  const { isStaff } = inject(SignedInUser);
  const part = signal<Type<unknown> | undefined>(undefined);
  const go = (form: 'open' | null) => {
    // The way back leads past the form: what was typed is kept as a draft.
    void router.navigate([], {
      queryParams: { form },
      queryParamsHandling: 'merge',
      replaceUrl: true,
      state: location.getState() as object,
    });
  };
  const isOpen = computed(() => isStaff() && parameter() === 'open');
  effect(() => {
    if (!isOpen() || part()) return;
    load().then(
      (type) => {
        part.set(type);
      },
      () => {
        toasts.show($localize`:@@ui.form-missing:The form could not be fetched. Try again in a moment.`, {
          alarm: true,
        });
        go(null);
      },
    );
  });
  return {
    isOpen,
    part: part.asReadonly(),
    open: () => go('open'),
    close: () => go(null),
  };
}
