// For names no subject is known for: three views laid out and dimensioned, and nothing drawn in them.
import { box, cross, ring, shape, sized, type Subject } from '../pen.ts';

export const blank: Subject = (dice) => {
  const [w, h, d] = [dice.whole(70, 96), dice.whole(44, 60), dice.whole(28, 42)];
  const [side, below] = [58 + w, 56 + h];
  const views = [
    [36, 36, w, h],
    [side, 36, d, h],
    [36, below, w, d],
  ] as const;
  return {
    // The sign of first-angle projection: it belongs to the sheet, not to a part.
    outline:
      shape([side, below + 10], [side + 22, below + 4], [side + 22, below + 28], [side, below + 22]) +
      ring(side + 42, below + 16, 12) +
      ring(side + 42, below + 16, 6),
    hidden: views.map(([x, y, a, b]) => box(x, y, a, b)).join(''),
    axis: views.map(([x, y, a, b]) => cross(x + a / 2, y + b / 2, Math.min(a, b) / 2 + 6)).join(''),
    dims: sized(side, 36, side + d, 36 + h),
  };
};
