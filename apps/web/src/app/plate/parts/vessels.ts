// Mugs, bottles and bowls, the left half cut open.
import {
  axisUp,
  box,
  each,
  hatch,
  line,
  type Lines,
  type Point,
  sized,
  type Subject,
  upright,
} from '../pen.ts';

/** A profile of heights and radii from rim to foot, walls of one thickness. */
function vessel(profile: readonly Point[], wall: number, reach: number): Lines {
  const [top, foot] = [profile[0]?.[0] ?? 0, profile.at(-1)?.[0] ?? 0];
  const side = (less: number) => profile.map(([a, r]): Point => [112 - Math.max(r - less, 0), a]);
  const inside = side(wall).filter(([, y]) => y < foot - wall);
  const cut: Point[] = [
    [112, foot],
    [112, foot - wall],
    [inside.at(-1)?.[0] ?? 112, foot - wall],
    ...inside.reverse(),
  ];
  return {
    outline: upright(112, [top, 0], ...profile, [foot, 0]) + line(...cut) + line([112, top], [112, foot]),
    thin: hatch([...side(0), ...cut], 5),
    axis: axisUp,
    dims: sized(112 - reach, top, 112 + reach, foot),
  };
}

export const mug: Subject = (dice) => {
  const top = dice.whole(34, 44);
  const r = dice.whole(37, 43);
  const h = 46;
  const cup = vessel(
    [
      [top, r],
      [140, r],
      [146, r - 6],
    ],
    6,
    r,
  );
  const ear = (d: number) =>
    `M${112 + r} ${top + 20 + d}h12q${18 - d} 0 ${18 - d} ${18 - d}v${h - 36}q0 ${18 - d} ${d - 18} ${18 - d}h-12`;
  return { ...cup, outline: cup.outline + ear(0) + ear(8), dims: sized(112 - r, top, 142 + r, 146) };
};

export const bottle: Subject = (dice) => {
  const r = dice.whole(30, 37);
  const shoulder = dice.whole(54, 66);
  const slope = each(7, (i): Point => [shoulder + i * 6, 10 + ((r - 10) * i * i * (18 - 2 * i)) / 216]);
  const glass = vessel([[26, 10], ...slope, [146, r], [151, r - 5]], 4, r);
  return { ...glass, outline: glass.outline + box(98, 14, 28, 18) };
};

export const bowl: Subject = (dice) => {
  const r = dice.whole(66, 76);
  const top = 62;
  const side = each(9, (i): Point => [
    top + ((140 - top) * i * (16 - i)) / 64,
    28 + ((r - 28) * (64 - i * i)) / 64,
  ]);
  return vessel([...side, [146, 26]], 6, r);
};
