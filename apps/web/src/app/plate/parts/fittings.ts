// Keys, locks, hinges, brackets, tees and valves: what joins and shuts.
import {
  along,
  arc,
  axisAlong,
  axisUp,
  box,
  cross,
  each,
  hatch,
  hatchBox,
  high,
  line,
  lying,
  type Lines,
  type Point,
  polar,
  ring,
  shape,
  sized,
  type Subject,
  upright,
  wide,
} from '../pen.ts';

export const key: Subject = (dice) => {
  const r = 34;
  const cuts = each(5, (i): Point[] => {
    const depth = dice.whole(2, 11);
    return [
      [194 - i * 14, 101],
      [190 - i * 14, 101 - depth],
      [184 - i * 14, 101 - depth],
    ];
  });
  return {
    outline:
      ring(60, 86, r) +
      ring(60, 86, r / 2) +
      box(96, 72, 9, 30) +
      line(
        [105, 78],
        [206, 78],
        [214, 86],
        [206, 97],
        [198, 101],
        ...cuts.flat(),
        [116, 101],
        [116, 97],
        [105, 97],
      ) +
      box(118, 134, 84, 6),
    thin: hatchBox(118, 134, 84, 6),
    axis: axisAlong + line([60, 46], [60, 126]),
    dims: wide(105, 214, 72, -22),
  };
};

export const lock: Subject = (dice) => {
  const w = dice.whole(38, 44);
  const h = 66;
  const rise = dice.whole(46, 58);
  const hole = 78 + h * 0.44;
  const shackle = (r: number) =>
    arc(90, rise, r, 180, 360) + [-r, r].map((x) => line([90 + x, rise], [90 + x, 78])).join('');
  return {
    outline:
      box(90 - w, 78, 2 * w, h) +
      shackle(27) +
      shackle(19) +
      ring(90, hole, 8) +
      upright(90, [hole + 7, 3], [hole + 20, 5], [hole + 20, 0]) +
      box(169, 78, 34, h) +
      box(182, rise - 27, 8, 105 - rise),
    axis: line([90, 10], [90, 168]) + line([186, 10], [186, 168]),
    dims: wide(90 - w, 90 + w, 78 + h, 14) + high(78, 78 + h, 203, 14),
  };
};

export const hinge: Subject = (dice) => {
  const h = 55;
  const w = dice.whole(46, 58);
  const knuckles = dice.whole(1, 2) * 2 + 1;
  const holes = [-1, 1].flatMap((side) =>
    [-1, 0, 1].map((i): Point => [112 + side * (i ? 0.66 : 0.42) * w, 86 + i * h * 0.66]),
  );
  const seam = (i: number) => 86 - h + (2 * h * i) / knuckles;
  return {
    outline:
      upright(112, [86 - h, 8], [86 - h, w - 6], [92 - h, w], [80 + h, w], [86 + h, w - 6], [86 + h, 8]) +
      box(104, 86 - h, 16, 2 * h) +
      along(knuckles, (i) => line([104, seam(i)], [120, seam(i)])) +
      box(107, 80 - h, 10, 2 * h + 12) +
      holes.map(([x, y]) => ring(x, y, 7) + ring(x, y, 3.5)).join(''),
    axis: holes.map(([x, y]) => cross(x, y, 11)).join('') + axisUp,
    dims: sized(112 - w, 86 - h, 112 + w, 86 + h),
  };
};

export const bracket: Subject = (dice) => {
  const long = dice.whole(74, 88);
  const tall = dice.whole(70, 82);
  const at = (a: number, b: number, c: number): Point => [96 + (a - b) * 0.87, 104 + (a + b) / 2 - c];
  const profile = (b: number) => [
    at(0, b, tall),
    at(9, b, tall),
    at(9, b, 9),
    at(long, b, 9),
    at(long, b, 0),
  ];
  const [near, far] = [profile(38), profile(0)];
  const flank = [...near, at(0, 38, 0)];
  const holes = [
    (u: number, v: number) => at(long - 18 + u, 19 + v, 9),
    (u: number, v: number) => at(9, 19 + u, tall - 18 + v),
  ];
  return {
    outline:
      shape(...flank) +
      line(...far) +
      near.map((point, i) => line(point, far[i] ?? point)).join('') +
      holes.map((hole) => shape(...each(20, (i) => hole(...polar(0, 0, 6, i * 18))))).join(''),
    thin: hatch(flank),
    axis: holes.map((hole) => line(hole(-12, 0), hole(12, 0)) + line(hole(0, -12), hole(0, 12))).join(''),
    dims: high(123 - tall, 123, 63, -14),
  };
};

/** A body with two flanges, in section below its axis: what a valve and a tee share. */
function body(bore: number, flange: number): Lines {
  return {
    outline:
      [49, 166].map((x) => box(x, 104 - flange, 9, 2 * flange)).join('') +
      lying(104, [49, bore], [175, bore]) +
      line([58, 110 + bore], [166, 110 + bore]),
    thin:
      hatchBox(58, 104 + bore, 108, 6) +
      [49, 166].map((x) => hatchBox(x, 104 + bore, 9, flange - bore)).join(''),
    axis: line([37, 104], [187, 104]) + axisUp,
    dims: sized(49, 104 - flange, 175, 104 + flange),
  };
}

export const valve: Subject = (dice) => {
  const bore = 16;
  const wheel = dice.whole(28, 36);
  const half = body(bore, 33);
  return {
    ...half,
    outline:
      half.outline +
      upright(112, [24, 0], [24, wheel], [32, wheel], [32, 4], [54, 4]) +
      upright(
        112,
        [54, 0],
        [54, 10],
        [62, 10],
        [62, 24],
        [72, 24],
        [72, 16],
        [98 - bore, 16],
        [98 - bore, 54],
      ) +
      box(103, 100 - bore, 18, 2 * bore + 4),
    thin: half.thin + along(5, (i) => line([108, 37 + i * 4], [116, 35 + i * 4])),
  };
};

export const tee: Subject = (dice) => {
  const bore = dice.whole(17, 21);
  const half = body(bore, bore + 14);
  return {
    ...half,
    outline:
      half.outline +
      upright(112, [104 - bore, bore], [46, bore]) +
      upright(112, [98 - bore, 54], [98 - bore, bore + 6], [46, bore + 6]) +
      box(98 - bore, 36, 28 + 2 * bore, 10),
  };
};
