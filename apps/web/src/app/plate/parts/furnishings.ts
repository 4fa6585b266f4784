// Lamps, dials, cabinets, stools, tables and shelves: what stands and hangs about a workshop.
import {
  along,
  axesOfTwo,
  axisUp,
  box,
  each,
  hatch,
  hatchBox,
  line,
  type Point,
  polar,
  ring,
  shape,
  sized,
  type Subject,
  upright,
  wide,
} from '../pen.ts';

export const lamp: Subject = (dice) => {
  const ex = dice.whole(66, 82);
  const ey = 77;
  const hx = dice.whole(146, 162);
  const hy = 42;
  const tilt = 56;
  /** On the shade's own axis: `u` along it, `v` across. */
  const turned = (u: number, v: number) => polar(...polar(hx, hy, u, tilt), v, tilt + 90);
  return {
    outline:
      box(54, 146, 68, 8) +
      box(81, 136, 14, 10) +
      shape([85, 132], [ex - 3, ey], [ex + 3, ey], [91, 132]) +
      shape([ex, ey - 3], [hx, hy - 3], [hx, hy + 4], [ex, ey + 4]) +
      ring(88, 132, 5) +
      ring(ex, ey, 6) +
      shape(
        turned(-12, 8),
        turned(6, 10),
        turned(46, 27),
        turned(52, 10),
        turned(52, -10),
        turned(46, -27),
        turned(6, -10),
        turned(-12, -8),
      ) +
      line(turned(46, 27), turned(46, -27)),
    thin: hatchBox(81, 136, 14, 10),
    hidden: ring(...turned(32, 0), 9),
    axis: line(turned(-24, 0), turned(78, 0)),
    dims: wide(88, hx, 154, 14),
  };
};

export const pendant: Subject = (dice) => {
  const r = dice.whole(54, 66);
  const h = 50;
  const bow = (lift: number) =>
    each(9, (i): Point => {
      const [c, s] = polar(0, 0, 1, i * 11.25);
      return [72 + lift + (h - lift) * (1 - c), 12 - lift + (r - 12) * s];
    });
  const left = (lift: number) => bow(lift).map(([a, off]): Point => [112 - off, a]);
  return {
    outline:
      upright(112, [54, 0], [54, 6], [64, 6], [64, 12], ...bow(0), [72 + h, 0]) +
      line(...left(6)) +
      box(96, 18, 32, 6) +
      line([112, 24], [112, 54]) +
      ring(112, 56 + h, 13),
    thin: hatch([...left(0), ...left(6).reverse()]),
    axis: axisUp,
    dims: sized(112 - r, 72, 112 + r, 72 + h),
  };
};

/** A round face with marks and a hand, seen from the front and from the side. */
const dial =
  (stem: boolean): Subject =>
  (dice) => {
    const r = 56;
    const sweep = stem ? 270 : 354;
    const start = stem ? 135 : -90;
    const hand = start + dice.whole(40, 230);
    const mark = (i: number, length: number) =>
      line(
        polar(90, 86, r - 10, start + (sweep * i) / 30),
        polar(90, 86, r - 10 - length, start + (sweep * i) / 30),
      );
    return {
      outline:
        ring(90, 86, r) +
        ring(90, 86, r - 5) +
        along(7, (i) => mark(i * 5, 10)) +
        shape(
          polar(90, 86, r - 16, hand),
          polar(90, 86, 5, hand + 90),
          polar(90, 86, 15, hand + 180),
          polar(90, 86, 5, hand - 90),
        ) +
        box(186, 86 - r, 8, 2 * r) +
        box(166, 92 - r, 20, 2 * r - 12) +
        (stem
          ? [90, 176].map((x) => box(x - 8, 86 + r, 16, 8) + box(x - 5, 94 + r, 10, 12)).join('')
          : box(194, 66, 14, 40) + ring(90, 86, 20)),
      thin: along(31, (i) => mark(i, 5)) + hatchBox(186, 86 - r, 8, 2 * r),
      axis: axesOfTwo,
      dims: wide(90 - r, 90 + r, 86 - r, -14),
    };
  };
export const gauge = dial(true);
export const timer = dial(false);

export const cabinet: Subject = (dice, count = dice.whole(2, 4)) => {
  const top = dice.whole(52, 70);
  const columns = count > 8 ? 3 : count > 5 ? 2 : 1;
  const w = 98 / columns;
  const h = (142 - top) / Math.ceil(count / columns);
  const flank: Point[] = [
    [152, top],
    [180, top - 16],
    [180, 132],
    [152, 148],
  ];
  return {
    outline:
      box(48, top, 104, 148 - top) +
      shape(...flank) +
      line([48, top], [76, top - 16], [180, top - 16]) +
      along(count, (i) => {
        const x = 51 + (i % columns) * w;
        const y = top + 3 + Math.floor(i / columns) * h;
        return box(x + 2, y + 2, w - 4, h - 4) + box(x + w / 2 - 8, y + h / 2 - 2, 16, 4);
      }),
    thin: hatch(flank, 9),
    dims: sized(48, top - 16, 180, 148),
  };
};

const floor = line([24, 146], [216, 146]) + hatchBox(40, 146, 160, 5);

export const stool: Subject = (dice) => {
  const w = dice.whole(32, 38);
  const foot = w + 3;
  const rung = dice.whole(94, 108);
  return {
    outline:
      box(112 - w, 36, 2 * w, 9) +
      upright(112, [45, w - 12], [146, foot - 5], [146, foot], [45, w - 5]) +
      upright(112, [rung, 0], [rung, w - 9], [rung + 5, w - 9], [rung + 5, 0]),
    thin: floor + upright(112, [45, w - 22], [140, foot - 14], [140, foot - 10], [45, w - 17]),
    axis: axisUp,
    dims: sized(112 - w, 36, 112 + w, 146),
  };
};

export const table: Subject = (dice) => {
  const w = dice.whole(64, 78);
  const leg = w - 10;
  const apron = 75;
  return {
    outline:
      box(112 - w, 52, 2 * w, 7) +
      upright(112, [59, leg], [146, leg - 1], [146, leg - 6], [59, leg - 8]) +
      upright(112, [apron, leg - 8], [apron, 0]),
    thin: floor,
    axis: axisUp,
    dims: sized(112 - w, 52, 112 + w, 146),
  };
};

/** A board on two brackets, from the front and from the side. */
export const shelf: Subject = (dice) => {
  const w = dice.whole(58, 66);
  const drop = dice.whole(116, 128);
  const at = w - 16;
  return {
    outline:
      box(90 - w, 70, 2 * w, 8) +
      upright(90, [78, at], [drop, at], [drop, at - 7], [78, at - 7]) +
      `M180 70h36v8h-36zV${drop}h6V84h24v-6M186 ${drop - 8}L204 84`,
    thin: hatchBox(172, 40, 8, drop - 20) + line([180, 40], [180, drop + 20]),
    axis: line([90, 10], [90, 168]),
    dims: wide(90 - w, 90 + w, 70, -14),
  };
};
