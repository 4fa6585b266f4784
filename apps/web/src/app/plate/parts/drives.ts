// Gears, bearings, springs, wheels and castors: what turns and gives way.
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
  rounded,
  shape,
  type Subject,
  turned,
  wide,
} from '../pen.ts';

export const gear: Subject = (sheet, dice) => {
  const [x, y, side] = [90, 88, 190];
  const teeth = dice.whole(14, 22);
  const tip = dice.whole(58, 62);
  const root = tip - 10;
  const rim = root - 8;
  const bore = dice.whole(9, 13);
  const hub = bore + 10;
  const holes = dice.whole(4, 6);
  const pitch = 360 / teeth;
  const tooth = (i: number): Point[] => [
    polar(x, y, root, (i - 0.32) * pitch),
    polar(x, y, tip, (i - 0.16) * pitch),
    polar(x, y, tip, (i + 0.16) * pitch),
    polar(x, y, root, (i + 0.32) * pitch),
  ];
  const middle = (rim + hub) / 2;
  const hole = Math.min((rim - hub) / 2 - 3, middle * Math.sin(Math.PI / holes) - 3);
  sheet.outline +=
    shape(...each(teeth, tooth).flat()) +
    circle(x, y, rim) +
    circle(x, y, hub) +
    arc(x, y, bore, -65, 245) +
    line(
      polar(x, y, bore, 245),
      [x - bore * 0.42, y - bore - 3],
      [x + bore * 0.42, y - bore - 3],
      polar(x, y, bore, -65),
    ) +
    along(holes, (i) => circle(...polar(x, y, middle, (i * 360) / holes - 90), hole));
  const face = dice.whole(9, 12);
  sheet.outline +=
    turned(
      [
        [side - face, tip],
        [side + face, tip],
      ],
      lying(y),
    ) + block(side - face - 4, y - hub, 2 * face + 8, 2 * hub);
  for (const [far, near] of [
    [-root, -hub],
    [hub, root],
  ] as const)
    sheet.thin += hatch(corners(side - face, y + far, 2 * face, near - far));
  for (const level of [-root, root, -bore, bore]) {
    const reach = Math.abs(level) === root ? face : face + 4;
    sheet.outline += line([side - reach, y + level], [side + reach, y + level]);
  }
  sheet.axis +=
    circle(x, y, root + 5) + cross(x, y, tip + 8) + line([side - face - 14, y], [side + face + 14, y]);
  sheet.dims += high(y - tip, y + tip, side + face, 16);
};

export const bearing: Subject = (sheet, dice) => {
  const [x, y, side] = [90, 88, 186];
  const outer = dice.whole(58, 62);
  const inner = outer - dice.whole(32, 36);
  const [race, cone] = [outer - 11, inner + 8];
  const balls = dice.whole(9, 12);
  const middle = (race + cone) / 2;
  const ball = Math.min((race - cone) / 2 + 2, middle * Math.sin(Math.PI / balls) - 1.5);
  const half = dice.whole(13, 17);
  sheet.outline += [outer, race, cone, inner].map((r) => circle(x, y, r)).join('');
  sheet.outline += along(balls, (i) => circle(...polar(x, y, middle, (i * 360) / balls - 90), ball));
  sheet.outline += rounded(side - half, y - outer, 2 * half, 2 * outer, 3);
  for (const sign of [-1, 1]) {
    const ring = (near: number, far: number) =>
      corners(side - half, y + (sign < 0 ? -far : near), 2 * half, far - near);
    sheet.outline +=
      shape(...ring(race, outer)) + shape(...ring(inner, cone)) + circle(side, y + sign * middle, ball);
    sheet.thin += hatch(ring(race, outer)) + hatch(ring(inner, cone), -6);
  }
  sheet.axis +=
    circle(x, y, middle) + cross(x, y, outer + 9) + line([side - half - 10, y], [side + half + 10, y]);
  sheet.dims += wide(side - half, side + half, y + outer, 13) + high(y - inner, y + inner, side + half, 12);
};

export const spring: Subject = (sheet, dice) => {
  const [y, start, stop] = [86, 40, 200];
  const coils = dice.whole(6, 9);
  const r = dice.whole(32, 40);
  const wire = dice.whole(3, 4);
  const pitch = (stop - start) / coils;
  const lean = Math.atan2(2 * r, pitch / 2);
  const [dx, dy] = [wire * Math.sin(lean), wire * Math.cos(lean)];
  for (let i = 0; i < coils; i++) {
    const [top, foot] = [start + i * pitch, start + (i + 0.5) * pitch];
    sheet.outline += circle(top, y - r, wire) + circle(foot, y + r, wire);
    sheet.outline +=
      line([top + dx, y - r - dy], [foot + dx, y + r - dy]) +
      line([top - dx, y - r + dy], [foot - dx, y + r + dy]);
    sheet.thin += line([foot + dx, y + r - 2 * wire], [top + pitch - dx, y - r + 2 * wire]);
  }
  sheet.outline += circle(stop, y - r, wire);
  sheet.outline += line([start - wire, y - r], [start - wire, y + r], [start + wire, y + r]);
  sheet.outline += line([stop + wire, y - r], [stop + wire, y + r], [stop - pitch / 2 + wire, y + r]);
  sheet.axis += line([start - 22, y], [stop + 22, y]);
  sheet.dims +=
    wide(start - wire, stop + wire, y + r + wire, 20) +
    wide(start + pitch, start + 2 * pitch, y - r - wire, -14);
};

export const wheel: Subject = (sheet, dice) => {
  const [x, y, side] = [92, 88, 186];
  const r = dice.whole(58, 62);
  const rim = r - dice.whole(9, 12);
  const spokes = dice.whole(5, 7);
  const half = dice.whole(10, 13);
  sheet.outline += circle(x, y, r) + circle(x, y, rim) + circle(x, y, 15) + circle(x, y, 6);
  for (let i = 0; i < spokes; i++) {
    const turn = (i * 360) / spokes - 90;
    for (const sign of [-1, 1])
      sheet.outline += line(polar(x, y, 15, turn + sign * 20), polar(x, y, rim, turn + sign * 5));
  }
  sheet.outline +=
    rounded(side - half, y - r, 2 * half, 2 * r, half - 2) +
    block(side - half - 6, y - 15, 2 * half + 12, 30);
  sheet.thin +=
    line([side - half, y - rim], [side + half, y - rim]) +
    line([side - half, y + rim], [side + half, y + rim]);
  sheet.hidden +=
    line([side - half - 6, y - 6], [side + half + 6, y - 6]) +
    line([side - half - 6, y + 6], [side + half + 6, y + 6]);
  sheet.axis += cross(x, y, r + 9) + line([side - half - 14, y], [side + half + 14, y]);
  sheet.dims += high(y - r, y + r, side + half + 6, 12);
};

export const castor: Subject = (sheet, dice) => {
  const [y, side] = [114, 184];
  const x = 86;
  const r = dice.whole(34, 39);
  const offset = dice.whole(6, 16);
  const half = dice.whole(10, 13);
  const pivot = x + offset;
  sheet.outline +=
    circle(x, y, r) +
    circle(x, y, r - 8) +
    circle(x, y, 5) +
    block(pivot - 34, 26, 68, 6) +
    block(pivot - 15, 32, 30, 12) +
    line([x - 9, y], [pivot - 28, 62], [pivot - 24, 44], [pivot + 24, 44], [pivot + 26, 62], [x + 9, y]) +
    arc(x, y, 9, 0, 180);
  sheet.outline +=
    rounded(side - half, y - r, 2 * half, 2 * r, 5) +
    line([side - half - 4, y + 9], [side - half - 4, 44], [side + half + 4, 44], [side + half + 4, y + 9]) +
    line([side - half - 8, y + 9], [side - half - 8, 40], [side + half + 8, 40], [side + half + 8, y + 9]) +
    block(side - 26, 26, 52, 6) +
    block(side - 12, 32, 24, 8) +
    block(side - half - 13, y - 5, 5, 10) +
    block(side + half + 8, y - 5, 5, 10);
  sheet.thin += hatch(corners(pivot - 15, 32, 30, 12)) + line([28, y + r], [220, y + r]);
  sheet.axis +=
    line([pivot, 16], [pivot, 72]) +
    cross(x, y, r + 7) +
    line([side, 16], [side, y + r + 8]) +
    line([side - half - 20, y], [side + half + 20, y]);
  sheet.dims += high(26, y + r, Math.min(x - r, pivot - 34), -14);
};
