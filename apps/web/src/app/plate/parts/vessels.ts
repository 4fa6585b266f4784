// Mugs and bottles, half in section.
import {
  block,
  circle,
  each,
  hatch,
  high,
  line,
  type Point,
  rounded,
  type Sheet,
  type Subject,
  turned,
  upright,
  wide,
} from '../pen.ts';

/** The left half cut open: the wall hatched, the inside drawn. */
function open(sheet: Sheet, x: number, profile: readonly Point[], wall: number): void {
  const foot = profile.at(-1)?.[0] ?? 0;
  const outside = profile.map(([a, radius]): Point => [x - radius, a]);
  const inside = profile
    .filter(([a]) => a < foot - wall)
    .map(([a, radius]): Point => [x - Math.max(radius - wall, 3), a]);
  const low = inside.at(-1)?.[0] ?? x;
  const section: Point[] = [...outside, [x, foot], [x, foot - wall], [low, foot - wall], ...inside.reverse()];
  sheet.outline +=
    turned(profile, upright(x)) +
    line(...section.slice(outside.length)) +
    line([x, profile[0]?.[0] ?? 0], [x, foot]);
  sheet.thin += hatch(section, 5);
}

export const mug: Subject = (sheet, dice) => {
  const x = 106;
  const [top, foot] = [dice.whole(38, 46), 150];
  const r = dice.whole(38, 44);
  const belly = dice.whole(-4, 5);
  const profile = each(9, (i): Point => [
    top + ((foot - 6 - top) * i) / 8,
    r + belly * Math.sin((i / 8) * Math.PI),
  ]);
  open(sheet, x, [...profile, [foot, r - 6]], 6);
  const [ear, y, h] = [x + r, top + 22, dice.whole(50, 58)];
  sheet.outline += `M${ear} ${y}h12q18 0 18 18v${h - 36}q0 18-18 18h-12M${ear} ${y + 9}h10q11 0 11 11v${h - 40}q0 11-11 11h-10`;
  sheet.thin += line([x, foot - 20], [x + r, foot - 20]) + line([x, foot - 26], [x + r, foot - 26]);
  sheet.axis += line([x, top - 16], [x, foot + 14]);
  sheet.dims += high(top, foot, x - r - Math.max(belly, 0), -18) + wide(x - r, x + r, top, -12);
};

export const bottle: Subject = (sheet, dice) => {
  const x = 116;
  const neck = dice.whole(9, 11);
  const r = dice.whole(30, 37);
  const shoulder = dice.whole(56, 66);
  const slope = each(7, (i): Point => {
    const share = i / 6;
    return [shoulder + 34 * share, neck + (r - neck) * share * share * (3 - 2 * share)];
  });
  open(sheet, x, [[26, neck], ...slope, [150, r], [155, r - 5]], 4);
  sheet.outline += rounded(x - neck - 4, 14, 2 * neck + 8, 18, 3);
  sheet.thin += block(x, shoulder + 46, r - 1, 30) + line([x - neck - 4, 26], [x + neck + 4, 26]);
  sheet.axis += line([x, 6], [x, 170]);
  sheet.dims += high(14, 155, x + r, 22) + wide(x - r, x + r, 155, 11);
};

export const jar: Subject = (sheet, dice) => {
  const x = 116;
  const r = dice.whole(42, 50);
  const top = dice.whole(56, 64);
  open(
    sheet,
    x,
    [
      [top, r - 9],
      [top + 8, r - 9],
      [top + 12, r - 3],
      [top + 20, r],
      [148, r],
      [154, r - 6],
    ],
    5,
  );
  sheet.outline += rounded(x - r + 4, top - 16, 2 * r - 8, 16, 4) + circle(x, top - 22, 6);
  sheet.thin += line([x, 132], [x + r, 132]) + line([x, 138], [x + r, 138]);
  sheet.axis += line([x, 20], [x, 170]);
  sheet.dims += high(top - 16, 154, x - r, -18) + wide(x - r + 6, x + r - 6, 154, 12);
};
