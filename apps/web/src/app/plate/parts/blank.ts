// For names no subject is known for: three views laid out and dimensioned, and nothing drawn in them.
import { block, circle, high, line, shape, type Subject, wide } from '../pen.ts';

export const blank: Subject = (sheet, dice) => {
  const [w, h, d] = [dice.whole(70, 96), dice.whole(44, 64), dice.whole(28, 44)];
  const [x, y] = [44, 28];
  const [side, below] = [x + w + 22, y + h + 20];
  const corner = (cx: number, cy: number, dx: number, dy: number) =>
    line([cx, cy + dy * 9], [cx, cy], [cx + dx * 9, cy]);
  for (const [vx, vy, vw, vh] of [
    [x, y, w, h],
    [side, y, d, h],
    [x, below, w, d],
  ] as const) {
    sheet.hidden += block(vx, vy, vw, vh);
    sheet.axis +=
      line([vx - 8, vy + vh / 2], [vx + vw + 8, vy + vh / 2]) +
      line([vx + vw / 2, vy - 8], [vx + vw / 2, vy + vh + 8]);
    sheet.outline +=
      corner(vx, vy, 1, 1) +
      corner(vx + vw, vy, -1, 1) +
      corner(vx, vy + vh, 1, -1) +
      corner(vx + vw, vy + vh, -1, -1);
  }
  // The sign of first-angle projection: it belongs to the sheet, not to a part.
  sheet.thin +=
    shape([side + 8, below + 14], [side + 30, below + 8], [side + 30, below + 32], [side + 8, below + 26]) +
    circle(side + 50, below + 20, 12) +
    circle(side + 50, below + 20, 6);
  sheet.dims += high(y, y + h, x, -14) + wide(x, x + w, y, -14) + wide(side, side + d, y, -14);
};
