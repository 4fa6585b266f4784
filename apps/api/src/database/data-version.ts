// Which state of the products a request was judged in: an answer that was made from it, or from a later one, is true for
// whoever saw that state. So no answer is older than a write that was acknowledged before it was asked for.

/** A column for the one read that judges a request: how often anything that lists tell of products has changed. */
export const dataVersionColumn = '(select version from product_state) as data_version';

export interface WithDataVersion {
  /** PostgreSQL tells large integers as text. */
  readonly data_version: number | string | null;
}

const versions = new WeakMap<object, number>();

/** Remembers what the read that found a user has seen besides. */
export function noteDataVersion(user: object, { data_version: version }: WithDataVersion): void {
  if (version !== null) versions.set(user, Number(version));
}

/** The state in which a user was found; `undefined` where nobody has looked. */
export const dataVersionOf = (user: object): number | undefined => versions.get(user);
