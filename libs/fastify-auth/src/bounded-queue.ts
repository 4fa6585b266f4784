// Work that is dear, a few at a time: the rest waits its turn, and what is too much is refused at once.
import { ApiException } from '@latchkey/drf';

export interface QueueLimits {
  /** How much work is done at the same time, from 1. */
  readonly concurrency: number;
  /** How much more may wait. */
  readonly waiting: number;
}

/** Seconds after which it is worth trying again. */
const retryAfter = '1';

/** 503 for what cannot even wait. */
export const overloaded = () =>
  new ApiException(
    503,
    { detail: 'Service temporarily unavailable, try again later.' },
    { 'retry-after': retryAfter },
  );

export class BoundedQueue {
  readonly #limits: QueueLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get isIdle(): boolean {
    return this.#running === 0;
  }

  /** Does the work when it is its turn: first come, first served. @throws ApiException 503 if too much waits already */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#limits.concurrency) this.#running++;
    else {
      if (this.#waiting.length >= this.#limits.waiting) throw overloaded();
      await new Promise<void>((begin) => this.#waiting.push(begin));
    }
    try {
      return await work();
    } finally {
      // The one that waits takes this one's place, so that nobody comes in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}

/** A queue for each key, as long as there is something in it. */
export class KeyedQueues {
  readonly #limits: QueueLimits;
  readonly #queues = new Map<string, BoundedQueue>();

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** @throws ApiException 503 if too much waits already that has this key */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const queue = this.#queues.get(key) ?? new BoundedQueue(this.#limits);
    this.#queues.set(key, queue);
    try {
      return await queue.run(work);
    } finally {
      if (queue.isIdle) this.#queues.delete(key);
    }
  }

  /** How many keys there are. */
  get size(): number {
    return this.#queues.size;
  }
}
