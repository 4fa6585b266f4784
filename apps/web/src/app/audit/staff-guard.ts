// Keeps what is for staff from others, to whom there is no such page.
import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import { SignedInUser } from '../ui/signed-in-user.ts';

/** Waits until the server has said who this is. Where it cannot say, the page opens: the API keeps what is its own. */
export const staffGuard: CanMatchFn = async () => (await inject(SignedInUser).learnStaff()) ?? true;
