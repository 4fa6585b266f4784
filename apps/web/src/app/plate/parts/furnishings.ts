// Lamps, cabinets, stools, tables, shelves and gauges: what stands and hangs about a workshop.
import {
  arc,
  bend,
  block,
  circle,
  corners,
  cross,
  each,
  hatch,
  high,
  line,
  type Point,
  polar,
  rounded,
  shape,
  type Subject,
  turned,
  upright,
  wide,
} from '../pen.ts';

/** Two lines along an arm. */
function arm([ax, ay]: Point, [bx, by]: Point, half: number): string {
  const length = Math.hypot(bx - ax, by - ay);
  const [nx, ny] = [((ay - by) / length) * half, ((bx - ax) / length) * half];
  return line([ax + nx, ay + ny], [bx + nx, by + ny]) + line([ax - nx, ay - ny], [bx - nx, by - ny]);
}

export const lamp: Subject = (sheet, dice) => {
  const foot: Point = [78, 138];
  const elbow: Point = [dice.whole(56, 72), dice.whole(74, 82)];
  const head: Point = [dice.whole(138, 150), dice.whole(38, 46)];
  const tilt = dice.whole(50, 62);
  const turn = ([u, v]: Point): Point => {
    const angle = ((tilt - 90) * Math.PI) / 180;
    return [
      head[0] + u * Math.cos(angle) - v * Math.sin(angle),
      head[1] + u * Math.sin(angle) + v * Math.cos(angle),
    ];
  };
  const shade: Point[] = [
    [-8, -12],
    [8, -12],
    [10, 6],
    [27, 46],
    [-27, 46],
    [-10, 6],
  ];
  sheet.outline +=
    rounded(44, 152, 68, 8, 3) +
    block(71, 142, 14, 10) +
    arm(foot, elbow, 3) +
    arm(elbow, head, 3) +
    circle(...foot, 5) +
    circle(...elbow, 6) +
    circle(...elbow, 2) +
    shape(...shade.map(turn)) +
    bend(turn([-27, 46]), turn([0, 58]), turn([27, 46]));
  sheet.thin +=
    line(turn([-10, 6]), turn([10, 6])) +
    line(turn([5, 6]), turn([14, 46])) +
    hatch(corners(71, 142, 14, 10)) +
    line([46, 156], [110, 156]);
  sheet.hidden += circle(...turn([0, 32]), 9);
  const reach = Math.hypot(head[0] - elbow[0], head[1] - elbow[1]);
  const angle = (Math.atan2(head[1] - elbow[1], head[0] - elbow[0]) * 180) / Math.PI;
  sheet.axis += arc(...elbow, reach, angle - 14, angle + 30) + line(turn([0, -24]), turn([0, 78]));
  sheet.dims += high(elbow[1], 160, 44, -14) + wide(78, head[0], 160, 10);
};

export const pendant: Subject = (sheet, dice) => {
  const x = 116;
  const r = dice.whole(54, 66);
  const h = dice.whole(46, 56);
  const y = 72;
  const bow = each(9, (i): Point => {
    const share = i / 8;
    return [y + h * (1 - Math.cos((share * Math.PI) / 2)), 12 + (r - 12) * Math.sin((share * Math.PI) / 2)];
  });
  const inside = bow.map(([a, radius]): Point => [x - Math.max(radius - 6, 3), Math.min(a + 6, y + h)]);
  sheet.outline +=
    turned([[y - 18, 6], [y - 8, 6], [y - 8, 12], ...bow], upright(x)) +
    block(x - 16, 18, 32, 6) +
    line([x, 24], [x, y - 18]) +
    line(...inside) +
    circle(x, y + h - 14, 13);
  sheet.thin +=
    hatch([...bow.map(([a, radius]): Point => [x - radius, a]), ...inside.reverse()], 5) +
    bend([x + 6, y + 2], [x + r * 0.6, y + h * 0.3], [x + r * 0.66, y + h]);
  sheet.axis += line([x, 10], [x, 166]);
  sheet.dims += wide(x - r, x + r, y + h, 18) + high(y, y + h, x + r, 14);
};

export const cabinet: Subject = (sheet, dice) => {
  const [w, h] = [dice.whole(94, 114), dice.whole(78, 96)];
  const [x, y] = [98 - w / 2, 152 - h];
  const [dx, dy] = [dice.whole(26, 32), -16];
  const rows = dice.whole(2, 4);
  const columns = dice.whole(1, 2);
  const knob = dice.whole(0, 1) === 0;
  const [cw, ch] = [(w - 6) / columns, (h - 6) / rows];
  const flank: Point[] = [
    [x + w, y],
    [x + w + dx, y + dy],
    [x + w + dx, y + h + dy],
    [x + w, y + h],
  ];
  sheet.outline += block(x, y, w, h) + shape(...flank) + line([x, y], [x + dx, y + dy], [x + w + dx, y + dy]);
  for (let i = 0; i < rows * columns; i++) {
    const [left, top] = [x + 3 + (i % columns) * cw, y + 3 + Math.floor(i / columns) * ch];
    const [mx, my] = [left + cw / 2, top + ch / 2];
    sheet.outline +=
      block(left + 1.5, top + 1.5, cw - 3, ch - 3) +
      (knob ? circle(mx, my, 3) : rounded(mx - 10, my - 2, 20, 4, 2));
  }
  sheet.thin += hatch(flank, 9);
  sheet.hidden +=
    line([x + dx, y + dy], [x + dx, y + h + dy], [x + w, y + h + dy]) +
    line([x + dx, y + h + dy], [x, y + h]);
  sheet.dims += wide(x, x + w, y + h, 14) + high(y, y + h, x, -14);
};

const floor = (y: number) => line([24, y], [216, y]) + hatch(corners(40, y, 160, 5), 10);

export const stool: Subject = (sheet, dice) => {
  const [x, y, floorAt] = [116, 36, 150];
  const w = dice.whole(32, 38);
  const spread = dice.whole(8, 14);
  const rung = y + 9 + (floorAt - y) * dice.between(0.5, 0.62);
  sheet.outline += rounded(x - w, y, 2 * w, 9, 4);
  for (const sign of [-1, 1]) {
    const [top, end] = [x + sign * (w - 9), x + sign * (w - 9 + spread)];
    sheet.outline += shape(
      [top - 3.5, y + 9],
      [top + 3.5, y + 9],
      [end + 2.5, floorAt],
      [end - 2.5, floorAt],
    );
    const [near, nearEnd] = [x + sign * (w - 20), x + sign * (w - 20 + spread * 0.7)];
    sheet.thin += line(
      [near - 2.5, y + 9],
      [nearEnd - 2, floorAt - 6],
      [nearEnd + 2, floorAt - 6],
      [near + 2.5, y + 9],
    );
  }
  const half = w - 12 + (spread * (rung - y)) / (floorAt - y);
  sheet.outline += block(x - half, rung, 2 * half, 5);
  sheet.thin += floor(floorAt);
  sheet.axis += line([x, 22], [x, 164]);
  sheet.dims += wide(x - w, x + w, y, -14) + high(y, floorAt, x + w + spread, 16);
};

export const table: Subject = (sheet, dice) => {
  const [x, y, floorAt] = [112, 54, 150];
  const w = dice.whole(74, 82);
  const inset = dice.whole(8, 16);
  const apron = dice.whole(14, 18);
  sheet.outline += block(x - w, y, 2 * w, 7) + block(x - w + inset + 8, y + 7, 2 * (w - inset - 8), apron);
  for (const sign of [-1, 1]) {
    const [out, inn] = [x + sign * (w - inset), x + sign * (w - inset - 8)];
    sheet.outline += shape(
      [out, y + 7],
      [inn, y + 7],
      [inn + sign * 1.5, floorAt],
      [out - sign * 1.5, floorAt],
    );
  }
  sheet.outline += block(x - 26, y + 9, 52, apron - 4) + circle(x, y + 7 + apron / 2, 2.5);
  sheet.thin += floor(floorAt) + line([x - w + 4, y + 3.5], [x + w - 4, y + 3.5]);
  sheet.axis += line([x, 40], [x, 164]);
  sheet.dims += wide(x - w, x + w, y, -16) + high(y, floorAt, x + w, 16);
};

export const shelf: Subject = (sheet, dice) => {
  const [x, top, foot] = [112, 20, 154];
  const w = dice.whole(92, 106);
  const boards = dice.whole(4, 5);
  const step = (foot - top - 14) / (boards - 1);
  sheet.outline += block(x - w / 2 - 5, top, 5, foot - top) + block(x + w / 2, top, 5, foot - top);
  for (let i = 0; i < boards; i++) {
    const y = top + 6 + i * step;
    sheet.outline += block(x - w / 2, y, w, 4);
    if (i === boards - 1) break;
    sheet.thin +=
      line([x - w / 2, y + 4], [x + w / 2, y + step]) + line([x + w / 2, y + 4], [x - w / 2, y + step]);
  }
  sheet.axis += line([x, 10], [x, 166]);
  sheet.dims += wide(x - w / 2 - 5, x + w / 2 + 5, foot, 13) + high(top, foot, x + w / 2 + 5, 16);
};

export const gauge: Subject = (sheet, dice) => {
  const [x, y, side] = [92, 84, 184];
  const r = dice.whole(54, 58);
  const marks = dice.whole(4, 6) * 5;
  const needle = 135 + 270 * dice.between(0.15, 0.85);
  const depth = dice.whole(16, 22);
  for (let i = 0; i <= marks; i++) {
    const angle = 135 + (270 * i) / marks;
    const major = i % 5 === 0;
    sheet[major ? 'outline' : 'thin'] += line(
      polar(x, y, r - 10, angle),
      polar(x, y, r - (major ? 20 : 15), angle),
    );
  }
  sheet.outline +=
    circle(x, y, r) +
    circle(x, y, r - 5) +
    shape(
      polar(x, y, r - 16, needle),
      polar(x, y, 5, needle + 90),
      polar(x, y, 15, needle + 180),
      polar(x, y, 5, needle - 90),
    ) +
    circle(x, y, 2.5) +
    block(x - 8, y + r, 16, 8) +
    block(x - 5, y + r + 8, 10, 12) +
    block(side, y - r, 8, 2 * r) +
    rounded(side - depth, y - r + 6, depth, 2 * r - 12, 3) +
    block(side - depth / 2 - 8, y + r - 6, 16, 14) +
    block(side - depth / 2 - 5, y + r + 8, 10, 12);
  for (const at of [x, side - depth / 2])
    sheet.thin +=
      line([at - 5, y + r + 12], [at + 5, y + r + 10]) + line([at - 5, y + r + 17], [at + 5, y + r + 15]);
  sheet.thin += hatch(corners(side, y - r, 8, 2 * r));
  sheet.axis += cross(x, y, r + 9) + line([side - depth - 12, y], [side + 22, y]);
  sheet.dims += wide(x - r, x + r, y - r, -13);
};
