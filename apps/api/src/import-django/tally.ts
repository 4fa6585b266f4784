// Counts what an import does to one table, and remembers what there is to tell of its rows.

/** Ids that are named for each remark; of others there is only the number. */
const namedIds = 5;

export class Tally {
  added = 0;
  updated = 0;
  skipped = 0;
  removed = 0;
  readonly #remarks = new Map<string, { count: number; ids: unknown[] }>();

  get total(): number {
    return this.added + this.updated + this.skipped;
  }

  skip(id: unknown, reason: string): void {
    this.skipped += 1;
    this.remark(id, `skipped: ${reason}`);
  }

  remove(id: unknown): void {
    this.removed += 1;
    this.remark(id, 'removed: no longer in the source');
  }

  remark(id: unknown, words: string): void {
    const known = this.#remarks.get(words) ?? { count: 0, ids: [] };
    known.count += 1;
    if (known.ids.length < namedIds) known.ids.push(id);
    this.#remarks.set(words, known);
  }

  /** A line for each remark: `2 skipped: price is no price (ids 7, 9)`. */
  remarks(): string[] {
    return [...this.#remarks].map(([words, { count, ids }]) => {
      const more = count > ids.length ? ' and others' : '';
      return `${count} ${words} (${count === 1 ? 'id' : 'ids'} ${ids.join(', ')}${more})`;
    });
  }
}
