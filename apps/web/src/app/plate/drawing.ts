// A plate as data: what it shows and the path of each kind of line, on a sheet of 240 by 180.
export interface Drawing {
  readonly subject: string;
  readonly outline: string;
  /** Hatching, threads, faces seen at an angle. */
  readonly thin: string;
  /** Edges behind a face, dashed. */
  readonly hidden: string;
  /** Centre lines, chain-dotted. */
  readonly axis: string;
  /** Dimension lines: left out where there is no room for them. */
  readonly dims: string;
}
