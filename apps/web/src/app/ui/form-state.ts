// Whether the form of a page is open, as the address has it: `?form=`. So it is open again after a reload or a sign-in.
import { Location } from '@angular/common';
import { computed, inject, type Signal } from '@angular/core';
import { Router } from '@angular/router';
import { SignedInUser } from './signed-in-user.ts';

export interface FormState {
  readonly isOpen: Signal<boolean>;
  open(): void;
  close(): void;
}

/** For staff, from `?form=` as it stands in the address. To be called where `inject` may be. */
export function formState(parameter: Signal<string | undefined>): FormState {
  const router = inject(Router);
  const location = inject(Location);
  const { isStaff } = inject(SignedInUser);
  const go = (form: 'open' | null) => {
    // The way back leads past the form: what was typed is kept as a draft.
    void router.navigate([], {
      queryParams: { form },
      queryParamsHandling: 'merge',
      replaceUrl: true,
      state: location.getState() as object,
    });
  };
  return {
    isOpen: computed(() => isStaff() && parameter() === 'open'),
    open: () => go('open'),
    close: () => go(null),
  };
}
