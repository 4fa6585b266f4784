// Gears, bearings, springs and castors: what turns and gives way.
import {
  along,
  axesOfTwo,
  axisAlong,
  box,
  cross,
  each,
  hatchBox,
  high,
  line,
  lying,
  polar,
  ring,
  shape,
  sized,
  type Subject,
  upright,
} from '../pen.ts';

export const gear: Subject = (dice, teeth = dice.whole(14, 22)) => {
  const root = 62 - Math.min(10, 200 / teeth);
  const bore = 11;
  const hub = 21;
  const rim = root - 8;
  const holes = dice.whole(4, 6);
  const pitch = 360 / teeth;
  const around = (r: number, i: number) => polar(90, 86, r, i * pitch);
  return {
    outline:
      shape(
        ...each(teeth, (i) => [
          around(root, i - 0.32),
          around(62, i - 0.16),
          around(62, i + 0.16),
          around(root, i + 0.32),
        ]).flat(),
      ) +
      ring(90, 86, rim) +
      ring(90, 86, hub) +
      ring(90, 86, bore) +
      along(holes, (i) => ring(...polar(90, 86, (rim + hub) / 2, (i * 360) / holes), (rim - hub) / 2 - 3)) +
      box(179, 24, 22, 124) +
      box(175, 86 - hub, 30, 2 * hub) +
      lying(86, [179, root], [201, root]) +
      lying(86, [175, bore], [205, bore]),
    thin: hatchBox(179, 86 - root, 22, root - hub) + hatchBox(179, 86 + hub, 22, root - hub),
    axis: ring(90, 86, (62 + root) / 2) + axesOfTwo,
    dims: high(24, 148, 201, 14),
  };
};

export const bearing: Subject = (dice) => {
  const outer = dice.whole(58, 62);
  const bore = outer - 34;
  const [race, cone] = [outer - 11, bore + 8];
  const balls = dice.whole(9, 12);
  const middle = (race + cone) / 2;
  const ball = Math.min((race - cone) / 2 + 2, (3 * middle) / balls - 1.5);
  return {
    outline:
      [outer, race, cone, bore].map((r) => ring(90, 86, r)).join('') +
      along(balls, (i) => ring(...polar(90, 86, middle, (i * 360) / balls), ball)) +
      box(171, 86 - outer, 30, 2 * outer) +
      [race, cone, bore].map((r) => lying(86, [171, r], [201, r])).join('') +
      ring(186, 86 - middle, ball) +
      ring(186, 86 + middle, ball),
    thin:
      [-outer, race].map((y) => hatchBox(171, 86 + y, 30, 11)).join('') +
      [-cone, bore].map((y) => hatchBox(171, 86 + y, 30, 8)).join(''),
    axis: ring(90, 86, middle) + axesOfTwo,
    dims: sized(171, 86 - outer, 201, 86 + outer),
  };
};

export const spring: Subject = (dice) => {
  const coils = dice.whole(6, 9);
  const r = 36;
  const pitch = 156 / coils;
  const wires = each(coils, (i) => 42 + i * pitch);
  return {
    outline:
      [...wires, 198].map((x) => ring(x, 86 - r, 3.5)).join('') +
      wires
        .map(
          (x) =>
            ring(x + pitch / 2, 86 + r, 3.5) +
            [-3.5, 3.5].map((dx) => line([x + dx, 86 - r], [x + pitch / 2 + dx, 86 + r])).join(''),
        )
        .join('') +
      `M38.5 ${86 - r}v${2 * r}M201.5 ${86 - r}v${2 * r}`,
    thin: wires.map((x) => line([x + pitch / 2 + 3.5, 83 + r], [x + pitch - 3.5, 89 - r])).join(''),
    axis: axisAlong,
    dims: sized(38.5, 82 - r, 201.5, 90 + r),
  };
};

export const castor: Subject = (dice) => {
  const r = dice.whole(34, 39);
  const pivot = 86 + dice.whole(6, 16);
  const half = 12;
  return {
    outline:
      [r, r - 8, 9, 4].map((radius) => ring(86, 114, radius)).join('') +
      box(pivot - 34, 26, 68, 6) +
      box(pivot - 15, 32, 30, 12) +
      line([77, 114], [pivot - 28, 62], [pivot - 24, 44], [pivot + 24, 44], [pivot + 26, 62], [95, 114]) +
      box(184 - half, 114 - r, 2 * half, 2 * r) +
      upright(184, [44, 0], [44, half + 4], [123, half + 4], [123, half + 8], [40, half + 8], [40, 0]) +
      box(158, 26, 52, 6),
    thin: hatchBox(pivot - 15, 32, 30, 12),
    axis:
      line([pivot, 16], [pivot, 72]) +
      cross(86, 114, r + 7) +
      line([184, 16], [184, 122 + r]) +
      line([158, 114], [210, 114]),
    dims: high(26, 114 + r, 48, -16),
  };
};
