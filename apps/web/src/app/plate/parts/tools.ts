// Screwdrivers, hammers and spanners.
import {
  along,
  arc,
  axisAlong,
  box,
  line,
  lying,
  polar,
  polygon,
  sized,
  type Subject,
  upright,
  wide,
} from '../pen.ts';

export const screwdriver: Subject = (dice) => {
  const grip = dice.whole(92, 106);
  const r = 15;
  return {
    outline:
      lying(
        86,
        [24, 0],
        [24, r - 5],
        [30, r],
        [grip - 26, r],
        [grip - 16, r - 5],
        [grip - 4, r - 3],
        [grip, r - 7],
        [grip, 0],
      ) + lying(86, [grip, 4], [190, 4], [198, 7], [216, 3], [216, 0]),
    thin: lying(86, [32, r * 0.65], [grip - 24, r * 0.65]) + lying(86, [198, 7], [198, 0]),
    axis: axisAlong,
    dims: wide(grip, 216, 100, 22),
  };
};

export const hammer: Subject = (dice) => {
  const x = 66;
  const grip = dice.whole(104, 114);
  return {
    outline:
      box(x - 38, 28, 16, 28) +
      box(x - 22, 34, 12, 16) +
      box(x - 10, 28, 20, 28) +
      `M${x + 10} 30q30 2 44 26l-4 3q-16-18-40-12` +
      upright(x, [56, 6], [grip, 6], [grip + 8, 9], [148, 8], [148, 0]) +
      box(164, 28, 28, 28) +
      box(171, 56, 14, 92),
    axis: line([x, 10], [x, 168]) + line([178, 10], [178, 168]),
    dims: sized(x - 38, 28, 192, 148),
  };
};

const spanner =
  (open: boolean): Subject =>
  (dice) => {
    const eye = 20;
    const jaw = open ? dice.whole(26, 29) : dice.whole(23, 25);
    const gap = open ? 25 : 0;
    const [neck, tail] = [440 / jaw, 400 / eye];
    return {
      outline:
        arc(56, 86, jaw, neck, 180 - gap) +
        arc(56, 86, jaw, 180 + gap, 360 - neck) +
        (open
          ? line(
              polar(56, 86, jaw, 155),
              [60, 86 + jaw * 0.42],
              [66, 86],
              [60, 86 - jaw * 0.42],
              polar(56, 86, jaw, 205),
            )
          : polygon(56, 86, jaw * 0.62, 12)) +
        line(polar(56, 86, jaw, neck), polar(188, 86, eye, 180 - tail)) +
        line(polar(56, 86, jaw, -neck), polar(188, 86, eye, 180 + tail)) +
        arc(188, 86, eye, 180 + tail, 540 - tail) +
        polygon(188, 86, eye * 0.62, 12),
      axis: axisAlong + along(2, (i) => line([56 + i * 132, 46], [56 + i * 132, 126])),
      dims: wide(56, 188, 86 + jaw, 22),
    };
  };
export const ringSpanner = spanner(false);
export const openSpanner = spanner(true);
