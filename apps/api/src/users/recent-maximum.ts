// The largest of the numbers of the last while, in constant memory.

export class RecentMaximum {
  readonly #period: number;
  #began = -Infinity;
  #current = 0;
  #previous = 0;

  /** @param period how long a number counts at least, in the unit of `now`; at most twice as long */
  constructor(period: number) {
    this.#period = period;
  }

  add(value: number, now: number): void {
    this.#turn(now);
    this.#current = Math.max(this.#current, value);
  }

  /** @returns 0 if there was none */
  at(now: number): number {
    this.#turn(now);
    return Math.max(this.#current, this.#previous);
  }

  #turn(now: number): void {
    const age = now - this.#began;
    if (age < this.#period) return;
    this.#previous = age < 2 * this.#period ? this.#current : 0;
    this.#current = 0;
    this.#began = now;
  }
}
