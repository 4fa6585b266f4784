// What a page has to reach on a slow phone, and how its figures are told.

/** What was measured of one page load. Scores are 0–100, times milliseconds. */
export interface PageFigures {
  readonly page: string;
  readonly path: string;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  /** The audits that cost a point, and why. */
  readonly remarks: readonly string[];
}

/** How long the slowest answer to a click or a key took, in milliseconds, and which one it was. */
export interface InteractionFigures {
  readonly rows: number;
  readonly inp: number;
  readonly slowest: string;
}

type Figure = Exclude<keyof PageFigures, 'page' | 'path' | 'remarks'>;

interface Mark {
  readonly name: string;
  readonly tell: (value: number) => string;
  readonly holds: (value: number) => boolean;
  readonly mark: string;
}

const score = (name: string, least: number): Mark => ({
  name,
  tell: String,
  holds: (value) => value >= least,
  mark: `≥ ${least}`,
});

export const marks: Readonly<Record<Figure, Mark>> = {
  performance: score('Performance', 97),
  accessibility: score('Accessibility', 100),
  bestPractices: score('Best practices', 100),
  lcp: {
    name: 'LCP',
    tell: (value) => `${(value / 1000).toFixed(2)} s`,
    holds: (value) => value <= 1_800,
    mark: '≤ 1.8 s',
  },
  tbt: {
    name: 'TBT',
    tell: (value) => `${Math.round(value)} ms`,
    holds: (value) => value <= 100,
    mark: '≤ 100 ms',
  },
  cls: { name: 'CLS', tell: (value) => value.toFixed(3), holds: (value) => value <= 0.01, mark: '≤ 0.01' },
};

const mostInp = 100;
const leastRows = 50;
const figures = Object.keys(marks) as Figure[];

/** One line for each mark that is missed; none when all is well. */
export function misses(pages: readonly PageFigures[], interaction: InteractionFigures): string[] {
  const ofPages = pages.flatMap((page) =>
    figures
      .filter((figure) => !marks[figure].holds(page[figure]))
      .map((figure) => {
        const { name, tell, mark } = marks[figure];
        return `${page.page}: ${name} is ${tell(page[figure])}, not ${mark}`;
      }),
  );
  return [
    ...ofPages,
    ...(interaction.inp <= mostInp
      ? []
      : [`Products: INP is ${interaction.inp} ms (${interaction.slowest}), not ≤ ${mostInp} ms`]),
    ...(interaction.rows >= leastRows
      ? []
      : [`Products: INP was measured with ${interaction.rows} rows, not with ${leastRows}`]),
  ];
}

/** What `docs/lighthouse.md` says. */
export function inWords(
  pages: readonly PageFigures[],
  interaction: InteractionFigures,
  measuredWith: string,
  runs: number,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const missed = misses(pages, interaction);
  const remarks = pages.flatMap(({ page, remarks: of }) => of.map((remark) => `- ${page}: ${remark}`));
  return [
    '# Lighthouse',
    '',
    'How the built shop does on a slow phone, signed in, with an empty cache: Lighthouse’s mobile preset (simulated slow 4G, four times',
    `slower CPU), of ${runs} loads the one in the middle. Measured again, written here, and compared with the marks by`,
    '`npm run lighthouse`, which ends with code 1 where one is missed.',
    '',
    measuredWith,
    '',
    line(['page', ...figures.map((figure) => marks[figure].name)]),
    line(['---', ...figures.map(() => '---')]),
    line(['mark', ...figures.map((figure) => marks[figure].mark)]),
    ...pages.map((page) =>
      line([`${page.page} (\`${page.path}\`)`, ...figures.map((figure) => marks[figure].tell(page[figure]))]),
    ),
    '',
    `INP, the slowest answer to a click or a key in the list of products with ${interaction.rows} rows and a four times slower CPU:`,
    `**${interaction.inp} ms** (${interaction.slowest}); the mark is ≤ ${mostInp} ms with ${leastRows} rows.`,
    '',
    ...(missed.length > 0 ? ['## Missed', '', ...missed.map((miss) => `- ${miss}`), ''] : []),
    ...(remarks.length > 0 ? ['## What Lighthouse remarks on', '', ...remarks, ''] : []),
  ].join('\n');
}
