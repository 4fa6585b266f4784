// Counts what an import does to one table, and why rows were left behind.

/** Ids that are named for each reason; of others there is only the number. */
const namedIds = 5;

export class Tally {
  added = 0;
  updated = 0;
  readonly #reasons = new Map<string, { count: number; ids: unknown[] }>();

  get skipped(): number {
    return [...this.#reasons.values()].reduce((sum, { count }) => sum + count, 0);
  }

  get total(): number {
    return this.added + this.updated + this.skipped;
  }

  skip(id: unknown, reason: string): void {
    const known = this.#reasons.get(reason) ?? { count: 0, ids: [] };
    known.count += 1;
    if (known.ids.length < namedIds) known.ids.push(id);
    this.#reasons.set(reason, known);
  }

  /** A line for each reason: `2 skipped: price is no price (ids 7, 9)`. */
  reasons(): string[] {
    return [...this.#reasons].map(([reason, { count, ids }]) => {
      const more = count > ids.length ? ' and others' : '';
      return `${count} skipped: ${reason} (${ids.length === 1 && !more ? 'id' : 'ids'} ${ids.join(', ')}${more})`;
    });
  }
}
