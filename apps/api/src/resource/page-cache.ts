// The bytes of answers that were given a moment ago, for as long as nothing they tell has changed.

/** Bytes that are kept, and the longest key that is worth keeping. */
const most = 16 * 1024 * 1024;
const longestKey = 1024;

/** Holds answers of one state of the data at a time. */
export class PageCache {
  #version = -1;
  #size = 0;
  readonly #answers = new Map<string, Buffer>();

  /** @param version the state that the asking request was judged in */
  find(version: number, key: string): Buffer | undefined {
    return version === this.#version ? this.#answers.get(key) : undefined;
  }

  /** @param version seen before the answer was made: it may tell of a later state, never of an earlier one */
  keep(version: number, key: string, answer: Buffer): void {
    // A request that was judged before the others and answered after them.
    if (version < this.#version || key.length > longestKey) return;
    if (version > this.#version || this.#size + answer.length > most) this.#empty();
    this.#version = version;
    if (answer.length > most || this.#answers.has(key)) return;
    this.#answers.set(key, answer);
    this.#size += answer.length;
  }

  #empty(): void {
    this.#answers.clear();
    this.#size = 0;
  }
}
