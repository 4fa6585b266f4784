// What one line of the demo's table says: a kind of part, what it is made of and in which sizes.

/** Materials or finishes, each with its share in the price and the sentence that descriptions say of it. */
export type Materials = Readonly<Record<string, readonly [share: number, note: string]>>;

/** As names say it, and where descriptions say it otherwise, as they do. */
export type Size = string | readonly [named: string, described: string];

export interface Family {
  /** The web app's plates know its last word, so that it is drawn as what it is. */
  readonly noun: string;
  /** What it is and what it is for, `{}` for the size. */
  readonly text: string;
  readonly materials: Materials;
  /** The cheapest first. */
  readonly sizes: readonly Size[];
  /** Price of the first size in a material of share 1, in cents. */
  readonly cents: number;
}

/** The families of each category, by its name. */
export type Families = Readonly<Record<string, readonly Family[]>>;
