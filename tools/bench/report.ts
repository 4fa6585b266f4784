// Writes the figures of a run as a page of the documentation.
import { type Case, cases } from './cases.ts';
import { type Engine, type Figure, type Results, figureOf, growthOf, verdictsOf } from './figures.ts';
import type { Line } from './plot.ts';

const names: Readonly<Record<Figure['server'], string>> = {
  bare: 'bare',
  django: 'Django',
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
};
const engines: readonly Engine[] = ['sqlite', 'postgres'];

const whole = (value: number) => Math.round(value).toLocaleString('en');
const figures = (value: number) => (value < 100 ? value.toFixed(value < 10 ? 2 : 1) : whole(value));

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const servers: readonly Figure['server'][] = ['bare', ...engines, 'django'];

function rowsOf(results: Results, size: number): string[][] {
  return cases.flatMap(({ name, title }) =>
    servers.flatMap((server) => {
      const one = figureOf(results, name, server, size);
      if (!one) return [];
      const bare = figureOf(results, name, 'bare', size);
      const django = figureOf(results, name, 'django', size);
      return [
        [
          title,
          names[server],
          figures(one.least),
          figures(one.median),
          bare ? `${figures(one.least / bare.least)} ×` : '',
          django && server !== 'bare' && server !== 'django' ? `${figures(django.least / one.least)} ×` : '',
          one.p50.toFixed(2),
          one.p99.toFixed(2),
          whole(one.rate),
        ],
      ];
    }),
  );
}

const costs = (results: Results, size: number) =>
  table(
    [
      'request',
      'server',
      'µs, least',
      'µs, median',
      '÷ bare',
      'less than Django',
      'p50 ms',
      'p99 ms',
      'req/s',
    ],
    rowsOf(results, size),
  );

interface Mark {
  readonly what: string;
  readonly mark: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** Everything that was to be reached, and what was. */
export function marksOf(results: Results): Mark[] {
  const sizes = [...new Set(results.figures.map(({ size }) => size))];
  const ofCase = (measured: Case, engine: Engine): Mark[] => {
    const verdicts = sizes.flatMap((size) =>
      verdictsOf(results, measured, engine, size).map((verdict) => ({
        ...verdict,
        what: `${measured.title}, ${names[engine]}, ${whole(size)}`,
      })),
    );
    const growth = measured.grows ? growthOf(results, measured.name, engine) : undefined;
    if (growth === undefined) return verdicts;
    const what = `${measured.title}, ${names[engine]}, growth`;
    return [
      ...verdicts,
      { what, mark: '≤ 1.30 ×', measured: `${growth.toFixed(2)} ×`, isMet: growth <= 1.3 },
    ];
  };
  const wholes = results.wholes.flatMap(({ server, size, coldStart, memory, loadedP99 }): Mark[] => {
    const which = `${names[server]}, ${whole(size)}`;
    const atMost = (what: string, value: number, most: number, unit: string): Mark => ({
      what: `${what}, ${which}`,
      mark: `≤ ${most} ${unit}`,
      measured: `${figures(value)} ${unit}`,
      isMet: value <= most,
    });
    return [
      atMost('Cold start to the first 200', coldStart, 400, 'ms'),
      atMost('Memory', memory, 150, 'MB'),
      atMost('List p99, 64 connections, 70 % load', loadedP99, 10, 'ms'),
    ];
  });
  return [...cases.flatMap((one) => engines.flatMap((engine) => ofCase(one, engine))), ...wholes];
}

/** @param picture the name of the plot beside the page */
export function report(results: Results, picture: string): string {
  const sizes = [...new Set(results.figures.map(({ size }) => size))].toSorted((a, b) => a - b);
  const marks = marksOf(results);
  const versions = Object.entries(results.versions).map(([name, version]) => `${name} ${version}`);
  return [
    '# What a request costs',
    '',
    `Measured on ${results.date} on ${results.machine}, with ${versions.join(', ')}. One process of each server, on`,
    `loopback; ${results.rounds} slices of ${results.seconds} s of each in turn, 8 connections, no log of requests. The unit is CPU`,
    'time of the server’s processes for each request, because it says the same on a busy machine; the database’s own',
    'processes are not in it. “÷ bare” compares with node:http sending the same bytes, in the same run. Where products are',
    'written, a slice also waits for the disk. `npm run bench` measures it again and writes this page.',
    '',
    `![CPU for each request against the size of the catalogue](${picture})`,
    '',
    '## Marks',
    '',
    table(
      ['what', 'mark', 'measured', ''],
      marks.map(({ what, mark, measured, isMet }) => [what, mark, measured, isMet ? 'met' : '**missed**']),
    ),
    ...sizes.flatMap((size) => ['', `## ${whole(size)} products`, '', costs(results, size)]),
    '',
  ].join('\n');
}

/** The lines of the plot: the cases that must not grow, on each engine. */
export const linesOf = (results: Results): Line[] =>
  cases
    .filter(({ grows }) => grows)
    .flatMap(({ name, title }) =>
      engines.map((engine) => ({
        title: `${title}, ${names[engine]}`,
        points: results.figures
          .filter((one) => one.case === name && one.server === engine)
          .toSorted((a, b) => a.size - b.size),
      })),
    )
    .filter(({ points }) => points.length > 0);
