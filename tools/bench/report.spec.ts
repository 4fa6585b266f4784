import { describe, expect, it } from 'vitest';
import { cases } from './cases.ts';
import { type Figure, type Results, growthOf, verdictsOf } from './figures.ts';
import { plot } from './plot.ts';
import { linesOf, marksOf, report } from './report.ts';

const figure = (server: Figure['server'], size: number, least: number, name = 'list'): Figure => ({
  ...{ case: name, server, size, least, median: least * 1.1 },
  ...{ p50: 0.2, p99: 0.9, rate: 9000 },
});

const results: Results = {
  date: '2026-11-30',
  machine: '2 cores',
  versions: { Node: '26.10.0' },
  rounds: 6,
  seconds: 1,
  figures: [
    figure('bare', 1000, 20),
    figure('sqlite', 1000, 30),
    figure('django', 1000, 4000),
    figure('bare', 1_000_000, 20),
    figure('sqlite', 1_000_000, 42),
    figure('sqlite', 1000, 120, 'verify'),
  ],
  wholes: [{ server: 'sqlite', size: 1000, coldStart: 390, memory: 151, loadedP99: 4 }],
};

const list = cases.find(({ name }) => name === 'list');
if (!list) throw new Error('the list is not measured');

describe('the marks', () => {
  it('compare with the bare server and with Django of the same size', () => {
    expect(verdictsOf(results, list, 'sqlite', 1000)).toEqual([
      { mark: 'bare ≤ 1.80 ×', measured: '1.50 ×', isMet: true },
      { mark: 'Django ≥ 100 ×', measured: '133 ×', isMet: true },
    ]);
  });

  it('are missed where the figure is beyond them', () => {
    const [bare, p99] = verdictsOf(results, list, 'sqlite', 1_000_000);
    expect(bare).toMatchObject({ measured: '2.10 ×', isMet: false });
    expect(p99).toMatchObject({ mark: 'p99 ≤ 1.00 ms', isMet: true });
  });

  it('say nothing of what was not measured', () => {
    expect(verdictsOf(results, list, 'postgres', 1000)).toEqual([]);
  });

  it('hold for the growth from the smallest catalogue to the largest', () => {
    expect(growthOf(results, 'list', 'sqlite')).toBeCloseTo(1.4);
    expect(growthOf(results, 'verify', 'sqlite')).toBeUndefined();
    expect(marksOf(results)).toContainEqual({
      what: 'List, the same page again, SQLite, growth',
      mark: '≤ 1.30 ×',
      measured: '1.40 ×',
      isMet: false,
    });
  });

  it('hold for the process as a whole', () => {
    expect(
      marksOf(results)
        .filter(({ what }) => what.endsWith('SQLite, 1,000'))
        .slice(-3),
    ).toMatchObject([
      { what: 'Cold start to the first 200, SQLite, 1,000', isMet: true },
      { what: 'Memory, SQLite, 1,000', measured: '151 MB', isMet: false },
      { what: 'List p99, 64 connections, 70 % load, SQLite, 1,000', isMet: true },
    ]);
  });
});

describe('the page', () => {
  it('has a row for each server and case, with its ratios', () => {
    const page = report(results, 'performance.svg');
    expect(page).toContain(
      '| List, the same page again | SQLite | 30.0 | 33.0 | 1.50 × | 133 × | 0.20 | 0.90 | 9,000 |',
    );
    expect(page).toContain('| Verify a token | SQLite | 120 | 132 |  |  | 0.20 | 0.90 | 9,000 |');
    expect(page).toContain('## 1,000,000 products');
    expect(page).toContain('**missed**');
  });
});

describe('the plot', () => {
  it('has a line for each case that must not grow', () => {
    const lines = linesOf(results);
    expect(lines.map(({ title }) => title)).toEqual(['List, the same page again, SQLite']);
    const picture = plot(lines);
    expect(picture.match(/<circle/g)).toHaveLength(2);
    expect(picture).toContain('>1,000,000</text>');
    expect(picture).not.toMatch(/NaN|undefined|Infinity/);
  });
});
