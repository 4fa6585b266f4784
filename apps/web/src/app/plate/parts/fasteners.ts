// Bolts, screws, nuts and washers.
import {
  along,
  arc,
  block,
  circle,
  corners,
  cross,
  hatch,
  high,
  line,
  lying,
  polygon,
  rounded,
  type Subject,
  turned,
  wide,
} from '../pen.ts';

export const bolt: Subject = (sheet, dice) => {
  const y = 84;
  const head = dice.whole(26, 30);
  const shank = dice.whole(11, 14);
  const x1 = 24 + dice.whole(18, 22);
  const x2 = x1 + dice.whole(86, 96);
  const thread = x1 + (x2 - x1) * dice.between(0.3, 0.55);
  const end = 190;
  const profile = [
    [24, head * 0.86],
    [28, head],
    [x1, head],
    [x1, shank],
    [x2 - 4, shank],
    [x2, shank - 4],
  ] as const;
  sheet.outline +=
    turned(profile, lying(y)) +
    line([25, y - head / 2], [x1, y - head / 2]) +
    line([25, y + head / 2], [x1, y + head / 2]) +
    line([x2 - 4, y - shank], [x2 - 4, y + shank]) +
    line([thread, y - shank], [thread, y + shank]) +
    polygon(end, y, head, 6, 30) +
    circle(end, y, head * 0.84);
  const turns = Math.floor((x2 - 8 - thread) / 6);
  sheet.thin += along(turns, (i) => line([thread + 7 + i * 6, y - shank], [thread + 4 + i * 6, y + shank]));
  sheet.hidden += circle(end, y, shank);
  sheet.axis += line([12, y], [x2 + 10, y]) + cross(end, y, head + 6, head + 9);
  sheet.dims += wide(x1, x2, y + head, 22) + wide(24, x1, y + head, 22);
};

export const screw: Subject = (sheet, dice) => {
  const y = 84;
  const head = dice.whole(24, 28);
  const shank = dice.whole(9, 11);
  const neck = 26 + head - shank + 3;
  const thread = neck + dice.whole(14, 34);
  const tip = 152;
  const end = 190;
  sheet.outline +=
    turned(
      [
        [26, head],
        [29, head],
        [neck, shank],
        [thread, shank],
        [tip - 22, shank - 2],
        [tip, 0.5],
      ],
      lying(y),
    ) +
    line([29, y - head], [29, y + head]) +
    line([neck, y - shank], [neck, y + shank]) +
    circle(end, y, head);
  for (let x = thread; x < tip - 8; x += 8) {
    const r = Math.min(shank + 2, (tip - x) * 0.52);
    sheet.outline += line([x + 3, y - r], [x - 3, y + r]);
    sheet.thin += line([x + 3, y - r], [x + 5, y + r - 3]);
  }
  sheet.outline +=
    dice.whole(0, 1) === 0
      ? block(end - head * 0.9, y - 3, head * 1.8, 6)
      : block(end - head * 0.6, y - 3, head * 1.2, 6) + block(end - 3, y - head * 0.6, 6, head * 1.2);
  sheet.axis += line([14, y], [tip + 8, y]) + cross(end, y, head + 8);
  sheet.dims += wide(26, tip, y + head, 18) + high(y - head, y + head, end + head, 10);
};

export const nut: Subject = (sheet, dice) => {
  const [x, y, side] = [84, 86, 176];
  const r = dice.whole(50, 56);
  const bore = dice.whole(22, 27);
  const w = dice.whole(30, 40);
  sheet.outline +=
    polygon(x, y, r, 6, 30) +
    circle(x, y, r * 0.84) +
    circle(x, y, bore) +
    turned(
      [
        [side, r * 0.86],
        [side + 5, r],
        [side + w - 5, r],
        [side + w, r * 0.86],
      ],
      lying(y),
    ) +
    line([side + 1, y - r / 2], [side + w - 1, y - r / 2]) +
    line([side + 1, y + r / 2], [side + w - 1, y + r / 2]);
  sheet.thin += arc(x, y, bore + 4, -80, 190);
  sheet.hidden += line([side, y - bore], [side + w, y - bore]) + line([side, y + bore], [side + w, y + bore]);
  sheet.axis += cross(x, y, r + 6, r + 10) + line([side - 12, y], [side + w + 12, y]);
  sheet.dims += wide(side, side + w, y + r, 14);
};

export const washer: Subject = (sheet, dice) => {
  const [x, y, side] = [92, 86, 184];
  const r = dice.whole(52, 60);
  const bore = dice.whole(20, 30);
  const w = dice.whole(9, 14);
  const [top, below] = [corners(side, y - r, w, r - bore), corners(side, y + bore, w, r - bore)];
  sheet.outline += circle(x, y, r) + circle(x, y, bore) + rounded(side, y - r, w, 2 * r, 2);
  sheet.outline +=
    line([side, y - bore], [side + w, y - bore]) + line([side, y + bore], [side + w, y + bore]);
  sheet.thin += hatch(top) + hatch(below) + circle(x, y, r - 4);
  sheet.axis += cross(x, y, r + 9) + line([side - 12, y], [side + w + 12, y]);
  sheet.dims += high(y - bore, y + bore, side + w, 14) + wide(side, side + w, y + r, 12);
};
