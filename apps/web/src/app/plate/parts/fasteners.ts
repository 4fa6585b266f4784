// Bolts, screws, nuts and washers.
import {
  along,
  arc,
  axesOfTwo,
  axisAlong,
  box,
  hatchBox,
  high,
  line,
  lying,
  polygon,
  ring,
  type Subject,
  wide,
} from '../pen.ts';

export const bolt: Subject = (dice) => {
  const head = dice.whole(26, 30);
  const shank = 12;
  const end = dice.whole(130, 144);
  const thread = end - dice.whole(44, 60);
  return {
    outline:
      lying(86, [24, 0], [24, head - 3], [28, head], [44, head], [44, 0]) +
      lying(86, [25, head / 2], [44, head / 2]) +
      lying(86, [44, shank], [end - 4, shank], [end, shank - 4], [end, 0]) +
      lying(86, [thread, shank], [thread, 0]) +
      lying(86, [end - 4, shank], [end - 4, 0]) +
      polygon(190, 86, head, 6) +
      ring(190, 86, head * 0.86),
    thin: along((end - thread - 10) / 6, (i) =>
      line([thread + 7 + i * 6, 86 - shank], [thread + 4 + i * 6, 86 + shank]),
    ),
    hidden: ring(190, 86, shank),
    axis: axisAlong + line([190, 46], [190, 126]),
    dims: wide(44, end, 86 + head, 22),
  };
};

export const screw: Subject = (dice) => {
  const head = dice.whole(24, 28);
  const thread = dice.whole(58, 78);
  const slot = head * 0.7;
  const radius = (x: number) => Math.min(11, (152 - x) * 0.5);
  return {
    outline:
      lying(86, [26, 0], [26, head], [29, head], [45, 9], [thread, 9]) +
      lying(86, [thread, 9], [132, 7], [152, 0]) +
      along((146 - thread) / 8, (i) => {
        const x = thread + 4 + i * 8;
        return line([x + 3, 86 - radius(x)], [x - 3, 86 + radius(x)]);
      }) +
      ring(190, 86, head) +
      box(190 - slot, 81, 2 * slot, 6),
    axis: axisAlong + line([190, 46], [190, 126]),
    dims: wide(26, 152, 86 + head, 22),
  };
};

export const nut: Subject = (dice) => {
  const r = dice.whole(50, 56);
  const bore = r * 0.45;
  const w = 176 + dice.whole(30, 38);
  return {
    outline:
      polygon(90, 86, r, 6) +
      ring(90, 86, r * 0.86) +
      ring(90, 86, bore) +
      lying(86, [176, 0], [176, r - 6], [181, r], [w - 5, r], [w, r - 6], [w, 0]) +
      lying(86, [177, r / 2], [w - 1, r / 2]),
    thin: arc(90, 86, bore + 4, -80, 190),
    axis: axesOfTwo,
    dims: wide(176, w, 86 + r, 14),
  };
};

export const washer: Subject = (dice) => {
  const r = dice.whole(52, 60);
  const bore = dice.whole(20, 30);
  const w = 12;
  return {
    outline:
      ring(90, 86, r) +
      ring(90, 86, bore) +
      box(186, 86 - r, w, 2 * r) +
      lying(86, [186, bore], [186 + w, bore]),
    thin: ring(90, 86, r - 4) + hatchBox(186, 86 - r, w, r - bore) + hatchBox(186, 86 + bore, w, r - bore),
    axis: axesOfTwo,
    dims: high(86 - bore, 86 + bore, 186 + w, 14) + wide(186, 186 + w, 86 + r, 12),
  };
};
