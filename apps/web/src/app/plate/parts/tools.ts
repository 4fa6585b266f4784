// Screwdrivers, hammers and spanners.
import {
  arc,
  block,
  circle,
  corners,
  cross,
  hatch,
  high,
  line,
  lying,
  polar,
  polygon,
  rounded,
  type Subject,
  turned,
  wide,
} from '../pen.ts';

export const screwdriver: Subject = (sheet, dice) => {
  const y = 90;
  const grip = 24 + dice.whole(70, 82);
  const r = dice.whole(13, 16);
  const tip = 216;
  sheet.outline += turned(
    [
      [24, r - 5],
      [30, r],
      [grip - 26, r],
      [grip - 16, r - 5],
      [grip - 4, r - 3],
      [grip, r - 7],
      [grip, 4],
      [tip - 26, 4],
      [tip - 18, 7],
      [tip, 3],
    ],
    lying(y),
  );
  for (const share of [-0.6, -0.2, 0.2, 0.6])
    sheet.thin += line([32, y + share * r], [grip - 24, y + share * r]);
  sheet.thin +=
    line([grip - 16, y - r + 5], [grip - 16, y + r - 5]) + line([tip - 18, y - 7], [tip - 18, y + 7]);
  sheet.outline += circle(196, 44, 13) + block(183.5, 42, 25, 4);
  sheet.axis += line([12, y], [228, y]) + cross(196, 44, 19);
  sheet.dims += wide(grip, tip, y + 8, 28) + wide(24, grip, y + 8, 28);
};

export const hammer: Subject = (sheet, dice) => {
  const x = dice.whole(66, 72);
  const y = 44;
  const grip = dice.whole(44, 54);
  sheet.outline +=
    line(
      [x - 11, y - 13],
      [x + 11, y - 13],
      [x + 52, y + 2],
      [x + 52, y + 7],
      [x + 11, y + 13],
      [x - 11, y + 13],
    ) +
    line([x - 11, y - 13], [x - 20, y - 9], [x - 20, y + 9], [x - 11, y + 13]) +
    line([x - 11, y - 13], [x - 11, y + 13]) +
    rounded(x - 36, y - 15, 16, 30, 3) +
    line([x + 11, y - 13], [x + 11, y + 13]) +
    line(
      [x - 6, y + 13],
      [x - 6, 158 - grip],
      [x - 10, 166 - grip],
      [x - 9, 158],
      [x + 9, 158],
      [x + 10, 166 - grip],
      [x + 6, 158 - grip],
      [x + 6, y + 13],
    ) +
    block(x - 6, y - 19, 12, 6);
  sheet.thin += hatch(corners(x - 9, 164 - grip, 18, grip - 6), 5);
  sheet.outline += rounded(164, y - 15, 30, 30, 4) + block(172, y + 15, 14, 143 - y);
  sheet.thin += circle(179, y, 10);
  sheet.axis += line([x, 14], [x, 168]) + cross(179, y, 24, 28);
  sheet.dims += high(y + 15, 158, 194, 18) + wide(x - 36, x + 52, y - 15, -12);
};

export const spanner: Subject = (sheet, dice) => {
  const y = 82;
  const [x0, x1] = [56, 188];
  const jaw = dice.whole(27, 30);
  const ring = dice.whole(20, 23);
  const mouth = jaw * 0.42;
  const gap = Math.asin(0.42) * (180 / Math.PI);
  const neck = (8 / jaw) * 57;
  const tail = (7 / ring) * 57;
  sheet.outline +=
    arc(x0, y, jaw, neck, 180 - gap) +
    arc(x0, y, jaw, 180 + gap, 360 - neck) +
    line(
      polar(x0, y, jaw, 180 - gap),
      [x0 + 2, y + mouth],
      [x0 + 10, y + mouth / 2],
      [x0 + 10, y - mouth / 2],
      [x0 + 2, y - mouth],
      polar(x0, y, jaw, 180 + gap),
    ) +
    line(polar(x0, y, jaw, neck), polar(x1, y, ring, 180 - tail)) +
    line(polar(x0, y, jaw, -neck), polar(x1, y, ring, 180 + tail)) +
    arc(x1, y, ring, 180 + tail, 540 - tail) +
    polygon(x1, y, ring * 0.62, 12);
  sheet.outline +=
    rounded(30, 140, 48, 9, 3) +
    line([78, 142], [174, 142]) +
    line([78, 147], [174, 147]) +
    rounded(174, 138, 34, 13, 3);
  sheet.thin +=
    rounded(x0 + 42, y - 4, 66, 8, 4) + hatch(corners(30, 140, 48, 9)) + hatch(corners(174, 138, 34, 13));
  sheet.axis += line([16, y], [224, y]) + line([x0, y - 40], [x0, y + 40]) + line([x1, y - 34], [x1, y + 34]);
  sheet.dims += wide(x0, x1, y - jaw, -16);
};
