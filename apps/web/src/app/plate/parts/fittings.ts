// Keys, locks, hinges, brackets, pipes and valves: what joins and shuts.
import {
  along,
  arc,
  block,
  circle,
  corners,
  cross,
  each,
  hatch,
  high,
  line,
  lying,
  type Point,
  polar,
  polygon,
  rounded,
  shape,
  type Subject,
  turned,
  upright,
  wide,
} from '../pen.ts';

export const key: Subject = (sheet, dice) => {
  const [x, y, tip] = [60, 82, 214];
  const r = dice.whole(32, 36);
  const neck = x + r + 4;
  const bow = dice.whole(0, 2);
  const [hole, turn] = [dice.whole(14, 18), dice.whole(0, 1) * 30];
  if (bow === 0) sheet.outline += circle(x, y, r) + circle(x, y, hole);
  else if (bow === 1) sheet.outline += polygon(x, y, r + 3, 6, turn) + circle(x, y, hole);
  else sheet.outline += rounded(x - r, y - r, 2 * r, 2 * r, 16) + rounded(x - r + 9, y - 13, 13, 26, 6);
  const cuts: Point[] = [];
  for (let at = neck + 24; at < tip - 20; at += 14) {
    const depth = [2, 5, 8, 11][dice.whole(0, 3)] ?? 5;
    cuts.push([at, y + 15 - depth], [at + 6, y + 15 - depth], [at + 10, y + 15]);
  }
  sheet.outline += block(neck - 4, y - 14, 9, 30);
  sheet.outline += line(
    [neck + 5, y - 8],
    [tip - 8, y - 8],
    [tip, y],
    [tip - 8, y + 11],
    ...cuts.reverse(),
    [neck + 18, y + 15],
    [neck + 18, y + 11],
    [neck + 5, y + 11],
  );
  sheet.outline += block(neck + 22, y + 48, 84, 6);
  sheet.thin +=
    line([neck + 5, y - 3], [tip - 4, y - 3]) +
    line([neck + 5, y + 1], [tip - 2, y + 1]) +
    hatch(corners(neck + 22, y + 48, 84, 6));
  sheet.axis += line([12, y], [tip + 14, y]) + line([x, y - r - 12], [x, y + r + 12]);
  sheet.dims += wide(neck + 5, tip, y - 14, -22);
};

export const lock: Subject = (sheet, dice) => {
  const [x, top, side] = [90, 78, 188];
  const w = dice.whole(76, 88);
  const h = dice.whole(62, 70);
  const r = w * 0.32;
  const bar = 8;
  const rise = dice.whole(18, 26);
  const shackle = (radius: number) =>
    arc(x, top - rise, radius, 180, 360) +
    line([x - radius, top], [x - radius, top - rise]) +
    line([x + radius, top], [x + radius, top - rise]);
  sheet.outline += rounded(x - w / 2, top, w, h, 8) + shackle(r) + shackle(r - bar);
  sheet.outline +=
    circle(x, top + h * 0.44, 8) +
    line(
      [x - 3, top + h * 0.44 + 7],
      [x - 5, top + h * 0.44 + 20],
      [x + 5, top + h * 0.44 + 20],
      [x + 3, top + h * 0.44 + 7],
    );
  sheet.outline += rounded(side - 17, top, 34, h, 5) + rounded(side - 4, top - rise - r, bar, rise + r, 3.9);
  sheet.thin +=
    rounded(x - w / 2 + 6, top + 6, w - 12, h - 12, 4) + line([side - 17, top + 7], [side + 17, top + 7]);
  sheet.hidden += line([x - r, top], [x - r, top + 18], [x - r + bar, top + 18], [x - r + bar, top]);
  sheet.axis +=
    line([x, top - rise - r - 10], [x, top + h + 10]) +
    line([side, top - rise - r - 10], [side, top + h + 10]);
  sheet.dims += wide(x - w / 2, x + w / 2, top + h, 15) + high(top, top + h, side + 17, 12);
};

export const hinge: Subject = (sheet, dice) => {
  const x = 116;
  const h = dice.whole(104, 118);
  const y = 86 - h / 2;
  const w = dice.whole(46, 58);
  const knuckles = dice.whole(1, 2) * 2 + 1;
  const holes = dice.whole(2, 3);
  const step = h / knuckles;
  sheet.outline += block(x - 8, y, 16, h) + rounded(x - 5, y - 6, 10, 6, 2) + rounded(x - 5, y + h, 10, 6, 2);
  sheet.outline += along(knuckles - 1, (i) => line([x - 8, y + (i + 1) * step], [x + 8, y + (i + 1) * step]));
  sheet.thin += along(knuckles, (i) => line([x + 3, y + i * step + 4], [x + 3, y + (i + 1) * step - 4]));
  for (const sign of [-1, 1]) {
    sheet.outline += line(
      [x + sign * 8, y],
      [x + sign * (w - 6), y],
      [x + sign * w, y + 6],
      [x + sign * w, y + h - 6],
      [x + sign * (w - 6), y + h],
      [x + sign * 8, y + h],
    );
    for (let i = 0; i < holes; i++) {
      const [cx, cy] = [
        x + sign * (8 + (w - 8) * (holes === 3 && i === 1 ? 0.36 : 0.58)),
        y + (h * (i + 0.5)) / holes,
      ];
      sheet.outline += circle(cx, cy, 7) + circle(cx, cy, 3.5);
      sheet.axis += cross(cx, cy, 11);
    }
  }
  sheet.axis += line([x, y - 14], [x, y + h + 14]);
  sheet.dims += wide(x - w, x + w, y + h, 18) + high(y, y + h, x + w, 16);
};

export const bracket: Subject = (sheet, dice) => {
  const long = dice.whole(74, 90);
  const tall = dice.whole(70, 84);
  const deep = dice.whole(34, 42);
  const thick = 9;
  const flat = (a: number, b: number, c: number): Point => [96 + (a - b) * 0.87, 112 + (a + b) * 0.5 - c];
  const face = (...points: [number, number, number][]) => points.map((point) => flat(...point));
  const profile = face(
    [0, deep, 0],
    [long, deep, 0],
    [long, deep, thick],
    [thick, deep, thick],
    [thick, deep, tall],
    [0, deep, tall],
  );
  sheet.outline +=
    shape(...profile) +
    shape(...face([0, 0, tall], [thick, 0, tall], [thick, deep, tall], [0, deep, tall])) +
    line(...face([thick, 0, tall], [thick, 0, thick], [long, 0, thick], [long, 0, 0], [long, deep, 0])) +
    line(...face([thick, 0, thick], [thick, deep, thick])) +
    line(...face([long, 0, thick], [long, deep, thick]));
  sheet.thin += hatch(profile, -6);
  const bore = dice.whole(5, 7);
  const hole = (at: (u: number, v: number) => [number, number, number]) => {
    sheet.outline += shape(...each(20, (i) => flat(...at(...polar(0, 0, bore, i * 18)))));
    sheet.axis +=
      line(...face(at(-bore - 6, 0), at(bore + 6, 0))) + line(...face(at(0, -bore - 6), at(0, bore + 6)));
  };
  const middle = deep / 2;
  hole((u, v) => [long - 18 + u, middle + v, thick]);
  hole((u, v) => [thick + 26 + u, middle + v, thick]);
  hole((u, v) => [thick, middle + u, tall - 18 + v]);
  const [from, to] = [flat(0, deep, 0), flat(long, deep, 0)];
  const lower = ([px, py]: Point, by: number): Point => [px, py + by];
  sheet.dims +=
    line(lower(from, 4), lower(from, 18)) +
    line(lower(to, 4), lower(to, 18)) +
    line(lower(from, 14), lower(to, 14));
  sheet.dims += high(flat(0, deep, tall)[1], from[1], from[0], -14);
};

export const valve: Subject = (sheet, dice) => {
  const [x, y] = [116, 104];
  const bore = dice.whole(15, 18);
  const flange = dice.whole(32, 36);
  const half = dice.whole(62, 68);
  const wheel = dice.whole(28, 36);
  const wall = bore + 6;
  sheet.outline += turned(
    [
      [x - half, flange],
      [x - half + 9, flange],
      [x - half + 9, wall],
      [x - 24, wall],
      [x - 14, wall + 8],
      [x + 14, wall + 8],
      [x + 24, wall],
      [x + half - 9, wall],
      [x + half - 9, flange],
      [x + half, flange],
    ],
    lying(y),
  );
  sheet.outline +=
    turned(
      [
        [24, wheel],
        [32, wheel],
        [32, 4],
        [52, 4],
        [52, 9],
        [60, 9],
        [60, 15],
        [68, 24],
        [76, 24],
        [76, 16],
        [y - wall - 8, 16],
      ],
      upright(x),
    ) +
    line([x - half, y - bore], [x - 10, y - bore]) +
    line([x + 10, y - bore], [x + half, y - bore]) +
    line([x - half, y + bore], [x + half, y + bore]) +
    block(x - 10, y - bore - 4, 20, 2 * bore + 4);
  sheet.thin +=
    hatch(corners(x - half + 9, y + bore, 2 * half - 18, 6)) +
    hatch(corners(x - half + 9, y - wall, half - 33, 6)) +
    hatch(corners(x + 24, y - wall, half - 33, 6));
  for (const at of [x - half, x + half - 9])
    sheet.thin +=
      hatch(corners(at, y - flange, 9, flange - bore)) + hatch(corners(at, y + bore, 9, flange - bore));
  sheet.thin += along(5, (i) => line([x - 4, 35 + i * 4], [x + 4, 33 + i * 4]));
  sheet.axis += line([x - half - 12, y], [x + half + 12, y]) + line([x, 14], [x, y + wall + 20]);
  sheet.dims += wide(x - half, x + half, y + flange, 16) + high(y - flange, y + flange, x + half, 16);
};

/** An elbow in section. */
export const fitting: Subject = (sheet, dice) => {
  const bore = dice.whole(19, 23);
  const wall = 7;
  const r = dice.whole(34, 42);
  const [x, y] = [78 - bore, 62 - bore + 6];
  const reach = r + 2 * (bore + wall);
  const [cx, cy] = [x + reach + 14, y + reach + 4];
  const radii = [r, r + wall, r + wall + 2 * bore, r + 2 * wall + 2 * bore];
  sheet.outline += radii.map((radius) => arc(cx, cy, radius, 180, 270)).join('');
  const run = dice.whole(20, 26);
  for (const radius of radii)
    sheet.outline +=
      line([cx - radius, cy], [cx - radius, cy + run]) + line([cx, cy - radius], [cx + run, cy - radius]);
  const outer = r + 2 * wall + 2 * bore + 5;
  const inner = r - 5;
  sheet.outline +=
    block(cx - outer, cy + run, outer - inner, 13) + block(cx + run, cy - outer, 13, outer - inner);
  sheet.thin += along(9, (i) => {
    const angle = 186 + i * 9.8;
    return (
      line(polar(cx, cy, r, angle), polar(cx, cy, r + wall, angle - 5)) +
      line(polar(cx, cy, r + wall + 2 * bore, angle), polar(cx, cy, r + 2 * wall + 2 * bore, angle - 3))
    );
  });
  sheet.thin +=
    hatch(corners(cx - outer, cy + run, wall + 5, 13)) +
    hatch(corners(cx - inner - wall - 5, cy + run, wall + 5, 13)) +
    hatch(corners(cx + run, cy - outer, 13, wall + 5)) +
    hatch(corners(cx + run, cy - inner - wall - 5, 13, wall + 5));
  const middle = r + wall + bore;
  sheet.axis +=
    arc(cx, cy, middle, 180, 270) +
    line([cx - middle, cy], [cx - middle, cy + run + 24]) +
    line([cx, cy - middle], [cx + run + 26, cy - middle]);
  sheet.dims +=
    wide(cx - outer, cx - inner, cy + run + 13, 11) + high(cy - outer, cy - inner, cx + run + 13, 14);
};

export const pipe: Subject = (sheet, dice) => {
  const [y, end] = [84, 184];
  const r = dice.whole(28, 34);
  const bore = r - dice.whole(5, 8);
  const cut = dice.whole(66, 92);
  sheet.outline += block(24, y - r, 116, 2 * r) + circle(end, y, r) + circle(end, y, bore);
  sheet.outline += line([cut, y - r], [cut - 4, y - r / 3], [cut + 4, y + r / 3], [cut, y + r]);
  sheet.outline += line([24, y - bore], [cut - 2, y - bore]) + line([24, y + bore], [cut, y + bore]);
  sheet.thin +=
    hatch(corners(24, y - r, cut - 26, r - bore), 5) + hatch(corners(24, y + bore, cut - 24, r - bore), 5);
  sheet.hidden += line([cut, y - bore], [140, y - bore]) + line([cut, y + bore], [140, y + bore]);
  sheet.axis += line([12, y], [152, y]) + cross(end, y, r + 9);
  sheet.dims += wide(24, 140, y + r, 20) + high(y - r, y + r, end + r, 12);
};
