// What a draughtsman has in hand: straight lines, circles, hatching, dimension lines, and one die per name.
import type { Drawing } from './drawing.ts';

export type Point = readonly [x: number, y: number];

/** The sheet being drawn on: paths grow line by line. */
export type Sheet = { -readonly [Line in Exclude<keyof Drawing, 'subject'>]: string };

const short = (value: number) => Math.round(value * 10) / 10;
const at = ([x, y]: Point) => `${short(x)} ${short(y)}`;

export const line = (...points: Point[]) => 'M' + points.map(at).join('L');
export const shape = (...points: Point[]) => line(...points) + 'Z';
export const block = (x: number, y: number, w: number, h: number) => shape(...corners(x, y, w, h));
export const corners = (x: number, y: number, w: number, h: number): Point[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

export const circle = (x: number, y: number, rx: number, ry = rx) =>
  `M${at([x - rx, y])}a${at([rx, ry])} 0 1 0 ${short(2 * rx)} 0a${at([rx, ry])} 0 1 0 ${short(-2 * rx)} 0Z`;

/** The point at an angle in degrees, clockwise from three o'clock. */
export const polar = (x: number, y: number, r: number, angle: number): Point => [
  x + r * Math.cos((angle * Math.PI) / 180),
  y + r * Math.sin((angle * Math.PI) / 180),
];

export const arc = (x: number, y: number, r: number, from: number, to: number) =>
  `M${at(polar(x, y, r, from))}A${at([r, r])} 0 ${to - from > 180 ? 1 : 0} 1 ${at(polar(x, y, r, to))}`;

export const polygon = (x: number, y: number, r: number, sides: number, turn = 0) =>
  shape(...each(sides, (i) => polar(x, y, r, turn + (i * 360) / sides)));

export const bend = (from: Point, by: Point, to: Point) => `M${at(from)}Q${at(by)} ${at(to)}`;

export const rounded = (x: number, y: number, w: number, h: number, r: number) =>
  `M${at([x + r, y])}H${short(x + w - r)}q${at([r, 0])} ${at([r, r])}V${short(y + h - r)}q0 ${at([r, -r])} ${short(r)}H${short(x + r)}q${at([-r, 0])} ${at([-r, -r])}V${short(y + r)}q0 ${at([-r, r])} ${short(-r)}Z`;

export const cross = (x: number, y: number, reach: number, down = reach) =>
  line([x - reach, y], [x + reach, y]) + line([x, y - down], [x, y + down]);

export const each = <Thing>(times: number, make: (index: number) => Thing): Thing[] =>
  Array.from({ length: times }, (_, index) => make(index));

export const along = (times: number, make: (index: number) => string) => each(times, make).join('');

/** What a lathe makes: a profile of distances along an axis and radii, drawn on both sides of it. */
export function turned(profile: readonly Point[], place: (along: number, off: number) => Point): string {
  const side = (sign: number) => profile.map(([a, radius]) => place(a, sign * radius));
  const shoulders = profile.map(([a, radius], i) => {
    const [before, inner] = profile[i - 1] ?? [NaN, 0];
    const r = Math.min(radius, inner);
    return before === a && r > 0 ? line(place(a, -r), place(a, r)) : '';
  });
  return shape(...side(1), ...side(-1).reverse()) + shoulders.join('');
}
export const lying =
  (y: number) =>
  (a: number, off: number): Point => [a, y + off];
export const upright =
  (x: number) =>
  (a: number, off: number): Point => [x + off, a];

/** Hatching at 45 degrees; a negative gap leans it the other way. */
export function hatch(outline: readonly Point[], gap = 6): string {
  const lean = Math.sign(gap);
  const depth = ([x, y]: Point) => x + lean * y;
  const depths = outline.map(depth);
  const last = Math.max(...depths);
  let lines = '';
  for (let level = Math.min(...depths) + 3; level < last; level += Math.abs(gap)) {
    const crossings: Point[] = [];
    outline.forEach((b, i) => {
      const a = outline.at(i - 1) ?? b;
      const share = (level - depth(a)) / (depth(b) - depth(a));
      if (share >= 0 && share < 1)
        crossings.push([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
    });
    crossings.sort((a, b) => a[0] - b[0]);
    for (let i = 0; i + 1 < crossings.length; i += 2) lines += line(...crossings.slice(i, i + 2));
  }
  return lines;
}

const slash = (x: number, y: number) => line([x - 3, y + 3], [x + 3, y - 3]);

/** A horizontal dimension, `reach` below (or above) the edge at `y`. */
export function wide(x0: number, x1: number, y: number, reach: number): string {
  const gap = 4 * Math.sign(reach);
  const level = y + reach;
  const feet = [x0, x1].map((x) => line([x, y + gap], [x, level + gap]) + slash(x, level));
  return feet.join('') + line([x0 - 4, level], [x1 + 4, level]);
}

/** A vertical dimension, `reach` right (or left) of the edge at `x`. */
export function high(y0: number, y1: number, x: number, reach: number): string {
  const gap = 4 * Math.sign(reach);
  const level = x + reach;
  const feet = [y0, y1].map((y) => line([x + gap, y], [level + gap, y]) + slash(level, y));
  return feet.join('') + line([level, y0 - 4], [level, y1 + 4]);
}

/** Numbers that look thrown but are always the same for the same name. */
export class Dice {
  #state: number;

  constructor(name: string) {
    let seed = 0x811c9dc5;
    for (const char of name) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 0x01000193);
    this.#state = seed || 1;
  }

  between(low: number, high: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return low + ((state >>> 0) / 2 ** 32) * (high - low);
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }
}

export type Subject = (sheet: Sheet, dice: Dice) => void;
