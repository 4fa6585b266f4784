import type { ApiException } from '@latchkey/drf';
import { beforeEach, describe, expect, it } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';
import { type SignInOptions, createSignIn } from './sign-in.ts';
import { MemoryUsers, ada } from './spec-kit.ts';
import type { SignInAttempt, SignInAudit, SignInReservation, SignInThrottle } from './stores.ts';

const attempt: SignInAttempt = { username: 'ada', ip: '192.0.2.1', userAgent: 'spec' };

/** A stopwatch that only sleeping moves, and the work of the users. */
class StoppedWatch {
  ms = 1000;
  readonly now = () => this.ms;
  readonly sleep = async (ms: number) => {
    this.ms += ms;
  };
}

class SlowUsers extends MemoryUsers {
  readonly #watch: StoppedWatch;
  /** Milliseconds that each user's password takes. */
  readonly takes = new Map<string, number>();
  period = 40;

  constructor(watch: StoppedWatch) {
    super();
    this.#watch = watch;
  }

  override async authenticate(username: string, password: string) {
    this.#watch.ms += this.takes.get(username) ?? 30;
    return super.authenticate(username, password);
  }

  failureTime(): number {
    return this.period;
  }
}

const statusOf = (error: unknown) => (error as ApiException).status;

class CountingThrottle implements SignInThrottle {
  readonly calls: [what: string, attempt: SignInAttempt][] = [];
  waits = 0;
  reservation: SignInReservation | number = {
    succeeded: async () => {
      this.calls.push(['succeeded', attempt]);
    },
  };
  async look(of: SignInAttempt) {
    this.calls.push(['look', of]);
    return { wait: this.waits, budget: of.username };
  }
  async reserve(of: SignInAttempt) {
    this.calls.push(['reserve', of]);
    return this.reservation;
  }
}

/** Writes down what it is told, and when. */
class SlowAudit implements SignInAudit {
  readonly told: [what: string, attempt: SignInAttempt, at: number][] = [];
  readonly #watch: StoppedWatch;
  constructor(watch: StoppedWatch) {
    this.#watch = watch;
  }
  async signInFailed(of: SignInAttempt) {
    this.told.push(['failed', of, this.#watch.ms]);
    this.#watch.ms += 7;
  }
  signInThrottled(of: SignInAttempt) {
    this.told.push(['throttled', of, this.#watch.ms]);
  }
}

describe('createSignIn', () => {
  let watch: StoppedWatch;
  let users: SlowUsers;
  let throttle: CountingThrottle;
  beforeEach(() => {
    watch = new StoppedWatch();
    users = new SlowUsers(watch);
    throttle = new CountingThrottle();
  });

  const signIn = (password = 'adaada', more: Partial<SignInOptions> = {}, username = 'ada') =>
    createSignIn({ users, throttle, ...more }, watch)({ ...attempt, username }, password);
  const refusal = async (...given: Parameters<typeof signIn>) =>
    signIn(...given).catch((error: unknown) => error as ApiException);

  it('reserves before it looks at the password, and gives back for a good one', async () => {
    expect(await signIn()).toEqual(ada);
    expect(throttle.calls).toEqual([
      ['look', attempt],
      ['reserve', attempt],
      ['succeeded', attempt],
    ]);
  });

  it('counts a failure by leaving it reserved', async () => {
    expect(await refusal('wrong')).toMatchObject({
      status: 401,
      body: { detail: 'No active account found with the given credentials' },
    });
    expect(throttle.calls.map(([what]) => what)).toEqual(['look', 'reserve']);
  });

  it.each([
    ['before it would queue', { waits: 59.2 }, ['look']],
    ['when nothing is left to reserve', { reservation: 59.2 }, ['look', 'reserve']],
  ])('answers 429 %s, without looking at the password', async (_when, answer, calls) => {
    Object.assign(throttle, answer);
    expect(await refusal()).toMatchObject({
      status: 429,
      body: { detail: 'Request was throttled. Expected available in 60 seconds.' },
      headers: { 'retry-after': '60' },
    });
    expect(users.asked).toEqual([]);
    expect(throttle.calls.map(([what]) => what)).toEqual(calls);
  });

  it('works without a throttle', async () => {
    expect(await createSignIn({ users }, watch)(attempt, 'adaada')).toEqual(ada);
  });

  describe('with an audit', () => {
    let audit: SlowAudit;
    beforeEach(() => {
      audit = new SlowAudit(watch);
    });

    it('tells it of a failure when its time has come, which takes every kind equally long', async () => {
      const began = watch.ms;
      for (const [username, ms] of [
        ['nobody', 1],
        ['bob', 25],
        ['ada', 40],
      ] as const) {
        users.takes.set(username, ms);
        await refusal('wrong', { audit }, username);
      }
      const period = users.period + 7;
      expect(audit.told).toEqual([
        ['failed', { ...attempt, username: 'nobody' }, began + users.period],
        ['failed', { ...attempt, username: 'bob' }, began + period + users.period],
        ['failed', attempt, began + 2 * period + users.period],
      ]);
      expect(watch.ms).toBe(began + 3 * period);
    });

    it.each([
      ['before it would queue', { waits: 59.2 }],
      ['when nothing is left to reserve', { reservation: 59.2 }],
    ])('tells it of one that is throttled %s', async (_when, answer) => {
      Object.assign(throttle, answer);
      expect(await refusal('adaada', { audit })).toMatchObject({ status: 429 });
      expect(audit.told).toEqual([['throttled', attempt, watch.ms]]);
    });

    it('does not tell it of a good one', async () => {
      expect(await signIn('adaada', { audit })).toEqual(ada);
      expect(audit.told).toEqual([]);
    });
  });

  describe('with a time for failures', () => {
    const timeOf = async (username: string, password = 'wrong') => {
      const began = watch.ms;
      await refusal(password, {}, username);
      return watch.ms - began;
    };

    it.each([
      ['nobody', 0],
      ['nobody', 1],
      ['bob', 25],
      ['ada', 39.9],
      ['ada', 40],
    ])('lets the failure of %s, which took %d ms, leave with all the others', async (username, ms) => {
      users.takes.set(username, ms);
      expect(await timeOf(username)).toBe(40);
    });

    it('lets one that is late leave a whole period later', async () => {
      users.takes.set('ada', 41);
      expect(await timeOf('ada')).toBe(80);
    });

    it('does not delay a good sign-in', async () => {
      expect(await timeOf('ada', 'adaada')).toBe(30);
    });

    it('counts from the turn in the queue: who waited long leaves no later after it', async () => {
      const hashing = new BoundedQueue({ concurrency: 1, waiting: 1 });
      const free = Promise.withResolvers<void>();
      const before = hashing.run(() => free.promise);
      const failure = refusal('wrong', { hashing });
      await new Promise((settled) => setImmediate(settled));
      watch.ms += 500;
      const turn = watch.ms;
      free.resolve();
      await before;
      await failure;
      expect(watch.ms - turn).toBe(40);
    });

    it('frees its place in the queue before it waits', async () => {
      const hashing = new BoundedQueue({ concurrency: 1, waiting: 0 });
      const asleep = Promise.withResolvers<void>();
      const awake = Promise.withResolvers<void>();
      const sleep = async () => {
        asleep.resolve();
        await awake.promise;
      };
      const options = { users, throttle, hashing };
      const failure = createSignIn(options, { now: watch.now, sleep })(attempt, 'wrong').catch(
        () => 'failed',
      );
      await asleep.promise;
      expect(await signIn('adaada', { hashing })).toEqual(ada);
      awake.resolve();
      expect(await failure).toBe('failed');
    });
  });

  it('leaves room in the queue for others when very many try one name', async () => {
    const hashing = new BoundedQueue({ concurrency: 1, waiting: 5 });
    const free = Promise.withResolvers<void>();
    const before = hashing.run(() => free.promise);
    const tries = createSignIn({ users, throttle, hashing }, watch);
    const flood = Array.from({ length: 150 }, async () => tries(attempt, 'adaada').then(() => 200, statusOf));
    const other = tries({ ...attempt, username: 'nobody' }, 'wrong').catch(statusOf);
    await new Promise((settled) => setImmediate(settled));
    free.resolve();
    await before;
    expect(await other).toBe(401);
    const statuses = await Promise.all(flood);
    expect(statuses.filter((status) => status === 200)).toHaveLength(102);
    expect(statuses.filter((status) => status === 503)).toHaveLength(48);
  });

  it('answers 503 when too many wait, and reserves nothing for them', async () => {
    const hashing = new BoundedQueue({ concurrency: 1, waiting: 0 });
    const free = Promise.withResolvers<void>();
    const before = hashing.run(() => free.promise);
    expect(await refusal('adaada', { hashing })).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
    });
    expect(throttle.calls.map(([what]) => what)).toEqual(['look']);
    free.resolve();
    await before;
  });
});
