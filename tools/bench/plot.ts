// Draws what requests cost against the size of the catalogue, as SVG that is legible on light and on dark ground.
import type { Figure } from './figures.ts';

export interface Line {
  readonly title: string;
  readonly points: readonly Pick<Figure, 'size' | 'least'>[];
}

const width = 760;
const height = 420;
const frame = { left: 72, right: 210, top: 28, bottom: 52 };
const colours = ['#2f4fd8', '#0b8a6a', '#c2410c', '#8b5cf6', '#b0893b', '#0e7fa8', '#be185d', '#5f6b7a'];

const across = (size: number, sizes: readonly number[]) => {
  const [from, to] = [Math.log10(Math.min(...sizes)), Math.log10(Math.max(...sizes))];
  const share = to === from ? 0.5 : (Math.log10(size) - from) / (to - from);
  return frame.left + share * (width - frame.left - frame.right);
};

/** Powers of ten that hold all costs between them. */
function decades(costs: readonly number[]): [low: number, high: number] {
  const low = Math.floor(Math.log10(Math.min(...costs)));
  return [low, Math.max(low + 1, Math.ceil(Math.log10(Math.max(...costs))))];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const inWords = (value: number) => value.toLocaleString('en');

/** Places for labels, in order, none nearer to the one above than a line of text. */
function spread(wanted: readonly number[]): number[] {
  const order = wanted.map((_, place) => place).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places = [...wanted];
  let last = -Infinity;
  for (const place of order) {
    last = Math.max(wanted[place] ?? 0, last + 15);
    places[place] = last;
  }
  return places;
}

/** Both scales are logarithmic: a line that stays level costs the same at any size. */
export function plot(lines: readonly Line[]): string {
  const points = lines.flatMap((line) => line.points);
  const sizes = [...new Set(points.map(({ size }) => size))].toSorted((a, b) => a - b);
  const [low, high] = decades(points.map(({ least }) => least));
  const up = (cost: number) => {
    const share = (Math.log10(cost) - low) / (high - low);
    return height - frame.bottom - share * (height - frame.top - frame.bottom);
  };
  const right = width - frame.right;
  const bottom = height - frame.bottom;
  const grid = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)).map(
    (cost) =>
      `<path class="grid" d="M${frame.left} ${up(cost).toFixed(1)}H${right}"/>` +
      `<text x="${frame.left - 8}" y="${(up(cost) + 4).toFixed(1)}" text-anchor="end">${inWords(cost)}</text>`,
  );
  const columns = sizes.map(
    (size) =>
      `<text x="${across(size, sizes).toFixed(1)}" y="${bottom + 20}" text-anchor="middle">${inWords(size)}</text>`,
  );
  const labels = spread(lines.map((line) => up(line.points.at(-1)?.least ?? 1)));
  const drawn = lines.map(({ title, points: own }, place) => {
    const colour = colours[place % colours.length] ?? '';
    const at = own.map(({ size, least }) => [across(size, sizes).toFixed(1), up(least).toFixed(1)] as const);
    return (
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${at.map((one) => one.join()).join(' ')}"/>` +
      at.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`).join('') +
      `<text x="${right + 10}" y="${((labels[place] ?? 0) + 4).toFixed(1)}" style="fill:${colour}">${escaped(title)}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="CPU for each request against the number of products">`,
    '<style>text{font:12px system-ui,sans-serif;fill:#5f6b7a}.grid{stroke:#9aa4b2;stroke-opacity:.4}</style>',
    `<text x="${frame.left}" y="16">µs of CPU for each request</text>`,
    `<text x="${right}" y="${height - 10}" text-anchor="end">products in the catalogue</text>`,
    ...grid,
    ...columns,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}
