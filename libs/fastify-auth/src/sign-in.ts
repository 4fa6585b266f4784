// Who may sign in: the budgets first, then the password, and the same answer at the same time for every failure.
import { setTimeout } from 'node:timers/promises';
import { authenticationFailed, throttled } from '@latchkey/drf';
import { BoundedQueue, KeyedQueues } from './bounded-queue.ts';
import type { CheckedOptions } from './options.ts';
import type { AuthUser, SignInAttempt } from './stores.ts';

/** The time that passes, in milliseconds. */
export interface Stopwatch {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

const stopwatch: Stopwatch = { now: () => performance.now(), sleep: (ms) => setTimeout(ms) };

/** @throws ApiException 401, 429 with Retry-After, or 503 when too many are signing in */
export type SignIn = (attempt: SignInAttempt, password: string) => Promise<AuthUser>;

export type SignInOptions = Pick<CheckedOptions, 'users' | 'throttle' | 'hashing' | 'audit'>;

/** Of one budget few are judged at once, in each process, so that what is not known to have failed yet stays within it. */
const perBudget = { concurrency: 2, waiting: 100 };

/** What a sign-in is told that comes to nothing, whatever the reason. */
export const noActiveAccount = () =>
  authenticationFailed('No active account found with the given credentials');

/** All at once. */
const unlimited = () => new BoundedQueue({ concurrency: Infinity, waiting: 0 });

export function createSignIn(
  { users, throttle, hashing = unlimited(), audit }: SignInOptions,
  { now, sleep } = stopwatch,
): SignIn {
  const budgets = new KeyedQueues(perBudget);

  async function refuse(attempt: SignInAttempt, wait: number): Promise<never> {
    await audit?.signInThrottled(attempt);
    throw throttled(wait);
  }

  /** A flood of guesses waits in a queue of its own, and leaves room in the one for all. */
  async function inTurn<Result>(attempt: SignInAttempt, work: () => Promise<Result>): Promise<Result> {
    const inQueue = () => hashing.run(work);
    if (!throttle) return inQueue();
    const { wait, budget } = await throttle.look(attempt);
    if (wait > 0) return refuse(attempt, wait);
    return budgets.run(budget, inQueue);
  }

  /** Reserved at the last moment: what waits in the queue holds no budget that another sign-in would need. */
  async function judge(
    attempt: SignInAttempt,
    password: string,
  ): Promise<{ user: AuthUser | undefined; began: number }> {
    const reservation = await throttle?.reserve(attempt);
    if (typeof reservation === 'number') return refuse(attempt, reservation);
    const began = now();
    const user = await users.authenticate(attempt.username, password);
    if (user) await reservation?.succeeded();
    return { user, began };
  }

  /** One that is late, on a busy machine, leaves a whole period later: how late it was tells the kind of failure. */
  async function waitForSchedule(began: number, password: string): Promise<void> {
    const period = (await users.failureTime?.(password)) ?? 0;
    if (period === 0) return;
    const elapsed = now() - began;
    await sleep(Math.max(1, Math.ceil(elapsed / period)) * period - elapsed);
  }

  return async (attempt, password) => {
    const { user, began } = await inTurn(attempt, () => judge(attempt, password));
    if (user) return user;
    await waitForSchedule(began, password);
    // Not before: what it takes would make a slow kind of failure miss the time at which the others leave.
    await audit?.signInFailed(attempt);
    throw noActiveAccount();
  };
}
