// What a draughtsman has in hand: the lines a path cannot say by itself, and one die per name.
export type Point = readonly [x: number, y: number];

/** Path data by kind of line, on a sheet of 240 by 180. */
export interface Lines {
  readonly outline: string;
  /** Hatching, threads, faces seen at an angle. */
  readonly thin?: string;
  /** Edges behind a face, dashed. */
  readonly hidden?: string;
  /** Centre lines, chain-dotted. */
  readonly axis?: string;
  /** Dimension lines: left out where there is no room for them. */
  readonly dims?: string;
}

/** Proportions come from the die; what the name counts ("18 teeth", "six drawers") is drawn as it says. */
export type Subject = (dice: Dice, count?: number) => Lines;

const short = (value: number) => Math.round(value * 10) / 10;

export const line = (...points: Point[]) => 'M' + points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L');
export const shape = (...points: Point[]) => line(...points) + 'Z';

export const each = <Thing>(times: number, make: (index: number) => Thing): Thing[] =>
  Array.from({ length: times }, (_, index) => make(index));
export const along = (times: number, make: (index: number) => string) => each(times, make).join('');

/** The point at an angle in degrees, clockwise from three o'clock. */
export const polar = (x: number, y: number, r: number, angle: number): Point => {
  const turn = (angle * Math.PI) / 180;
  return [x + r * Math.cos(turn), y + r * Math.sin(turn)];
};

export const arc = (x: number, y: number, r: number, from: number, to: number) =>
  `${line(polar(x, y, r, from))}A${short(r)} ${short(r)} 0 ${to - from > 180 ? 1 : 0} 1 ${line(polar(x, y, r, to)).slice(1)}`;

export const ring = (x: number, y: number, r: number) => arc(x, y, r, 0, 180) + arc(x, y, r, 180, 360);

export const polygon = (x: number, y: number, r: number, sides: number) =>
  shape(...each(sides, (i) => polar(x, y, r, ((i + 0.5) * 360) / sides)));

const corners = (x: number, y: number, w: number, h: number): Point[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];
export const box = (x: number, y: number, w: number, h: number) => shape(...corners(x, y, w, h));

export const cross = (x: number, y: number, r: number) =>
  line([x - r, y], [x + r, y]) + line([x, y - r], [x, y + r]);

/** One side of something symmetric, and the other: about an upright axis at `x`, or about a lying one at `y`. */
export const upright = (x: number, ...points: Point[]) => mirrored(points, (a, off) => [x + off, a]);
export const lying = (y: number, ...points: Point[]) => mirrored(points, (a, off) => [a, y + off]);
const mirrored = (points: Point[], place: (along: number, off: number) => Point) =>
  [1, -1].map((side) => line(...points.map(([a, off]) => place(a, side * off)))).join('');

/** Hatching at 45 degrees. */
export function hatch(outline: readonly Point[], gap = 6): string {
  const depths = outline.map(([x, y]) => x + y);
  let lines = '';
  for (let level = Math.min(...depths) + 3; level < Math.max(...depths); level += gap) {
    const crossings: Point[] = [];
    outline.forEach(([x, y], i) => {
      const [x0, y0] = outline.at(i - 1) ?? [x, y];
      const share = (level - x0 - y0) / (x + y - x0 - y0);
      if (share >= 0 && share < 1) crossings.push([x0 + share * (x - x0), y0 + share * (y - y0)]);
    });
    crossings.sort((a, b) => a[0] - b[0]);
    for (let i = 0; i + 1 < crossings.length; i += 2) lines += line(...crossings.slice(i, i + 2));
  }
  return lines;
}
export const hatchBox = (x: number, y: number, w: number, h: number) => hatch(corners(x, y, w, h));

/** A dimension of the edge between `a` and `b`, `reach` away from it; upright unless it lies. */
function dimension(
  a: number,
  b: number,
  edge: number,
  reach: number,
  place: (u: number, v: number) => Point,
) {
  const gap = 4 * Math.sign(reach);
  const level = edge + reach;
  const feet = [a, b].map((u) => {
    const [x, y] = place(u, level);
    return line(place(u, edge + gap), place(u, level + gap)) + line([x - 3, y + 3], [x + 3, y - 3]);
  });
  return feet.join('') + line(place(a - 4, level), place(b + 4, level));
}
export const wide = (x0: number, x1: number, y: number, reach: number) =>
  dimension(x0, x1, y, reach, (u, v) => [u, v]);
export const high = (y0: number, y1: number, x: number, reach: number) =>
  dimension(y0, y1, x, reach, (u, v) => [v, u]);

/** The width below and the height beside what fills this box. */
export const sized = (x0: number, y0: number, x1: number, y1: number) =>
  wide(x0, x1, y1, 14) + high(y0, y1, x1, 14);

/** Where most parts lie on the sheet: along one axis, upright on one, or face and side. */
export const axisAlong = line([12, 86], [228, 86]);
export const axisUp = line([112, 10], [112, 168]);
export const axesOfTwo = cross(90, 86, 70) + line([162, 86], [222, 86]);

/** Numbers that look thrown but are always the same for the same name. */
export class Dice {
  #state = 0x811c9dc5;

  constructor(name: string) {
    for (const char of name) this.#state = Math.imul(this.#state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    this.#state = Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return low + ((this.#state >>> 8) % (high - low + 1));
  }
}
