// How long passwords take to check on this machine, so that every failure can be answered at the same time.
import type { Database } from '../database/connect.ts';
import { hashesFor, nobodysHash, ownPrefix } from './passwords.ts';
import { RecentMaximum } from './recent-maximum.ts';
import { type StoredHash, readHash } from './stored-hash.ts';

/** Rows that are read at a time. */
const pageSize = 1000;
/** How often a kind is measured: the slowest counts. */
const tries = 3;
/** Room for a machine that is a little busier than it was. */
const margin = 1.25;

/** Milliseconds for which a check that took longer than was measured counts: the machine has become busier. */
const busyFor = 60_000;

/** Milliseconds that a wrong password takes. */
async function timeOf(hash: StoredHash): Promise<number> {
  let slowest = 0;
  for (let i = 0; i < tries; i++) {
    const began = performance.now();
    await hash.fits('a password that is only timed').catch(() => false);
    slowest = Math.max(slowest, performance.now() - began);
  }
  return slowest;
}

export class HashTimes {
  readonly #database: Database;
  readonly #measure: typeof timeOf;
  /** The dearest hash of each kind, and how long it takes. */
  readonly #kinds = new Map<string, { readonly work: number; readonly ms: Promise<number> }>();
  #last: Promise<unknown> = Promise.resolve();
  #everybody: Promise<void> | undefined;
  /** The slowest checks of late, in milliseconds. */
  readonly #recent = new RecentMaximum(busyFor);

  /** @param measure takes the time of a hash */
  constructor(database: Database, measure = timeOf) {
    this.#database = database;
    this.#measure = measure;
  }

  /** Takes note of a hash that came into the database since all were looked at. */
  see(stored: string): void {
    if (this.#everybody) this.#note(stored);
  }

  /** Takes note of how long the check of a password has taken, in milliseconds. */
  took(ms: number, password: string, now = performance.now()): void {
    this.#recent.add(ms / hashesFor(password), now);
  }

  #note(stored: string): void {
    const hash = readHash(stored);
    if (!hash) return;
    const dearest = this.#kinds.get(hash.kind);
    if (dearest && dearest.work >= hash.work) return;
    // One after another: they would slow each other down.
    const ms = this.#last.then(() => this.#measure(hash));
    this.#last = ms;
    this.#kinds.set(hash.kind, { work: hash.work, ms });
  }

  /**
   * Milliseconds after which all checks of a wrong password are over, whosever it is: a little more than the slowest kind
   * of hash that is in the database takes, or than any has taken in the last minute.
   */
  async failureTime(password: string, now = performance.now()): Promise<number> {
    this.#everybody ??= this.#seeEverybody();
    try {
      await this.#everybody;
    } catch (error) {
      this.#everybody = undefined;
      throw error;
    }
    const times = await Promise.all([...this.#kinds.values()].map(({ ms }) => ms));
    return Math.max(...times, this.#recent.at(now)) * margin * hashesFor(password);
  }

  async #seeEverybody(): Promise<void> {
    // Stands for all that are made now.
    this.#note(await nobodysHash);
    let last = 0;
    for (;;) {
      const rows = await this.#database
        .knex('users')
        .where('id', '>', last)
        .whereNot('password', 'like', `${ownPrefix}%`)
        .orderBy('id')
        .limit(pageSize)
        .select<{ id: number; password: string }[]>('id', 'password');
      for (const { password } of rows) this.#note(password);
      if (rows.length < pageSize) return;
      last = rows.at(-1)?.id ?? last;
    }
  }
}
