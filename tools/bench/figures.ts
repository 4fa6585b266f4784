// The figures of a run, and what they say of the marks.
import type { Case } from './cases.ts';

export type Engine = 'sqlite' | 'postgres';

/** What one server needed for one case. */
export interface Figure {
  readonly case: Case['name'];
  readonly server: 'bare' | 'django' | Engine;
  readonly size: number;
  /** Microseconds of CPU for each request, in the best and in the middle slice. */
  readonly least: number;
  readonly median: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Requests a second in the best slice. */
  readonly rate: number;
}

/** What is told of a server apart from requests. */
export interface Whole {
  readonly server: Engine;
  readonly size: number;
  /** Milliseconds from the start of the process to its first 200. */
  readonly coldStart: number;
  /** Megabytes in use after all cases. */
  readonly memory: number;
  /** Milliseconds that 99 of 100 lists do not exceed at 64 connections and 70 % of what goes through. */
  readonly loadedP99: number;
}

export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly seconds: number;
  readonly figures: readonly Figure[];
  readonly wholes: readonly Whole[];
}

export const figureOf = (
  { figures }: Results,
  name: string,
  server: Figure['server'],
  size: number,
): Figure | undefined =>
  figures.find((one) => one.case === name && one.server === server && one.size === size);

export interface Verdict {
  readonly mark: string;
  readonly measured: string;
  readonly isMet: boolean;
}

const times = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ×`;

const atMost = (what: string, value: number, limit: number, unit: (value: number) => string): Verdict => ({
  mark: `${what} ≤ ${unit(limit)}`,
  measured: unit(value),
  isMet: value <= limit,
});

/** Whether a case meets its marks on an engine. Ratios are of the least CPU of both, from the same run. */
export function verdictsOf(results: Results, { name, marks }: Case, engine: Engine, size: number): Verdict[] {
  const ours = figureOf(results, name, engine, size);
  if (!ours) return [];
  const bare = figureOf(results, name, 'bare', size);
  const django = figureOf(results, name, 'django', size);
  const verdicts: Verdict[] = [];
  if (bare && marks.bare !== undefined) {
    verdicts.push(atMost('bare', ours.least / bare.least, marks.bare, times));
  }
  if (django && marks.django !== undefined) {
    const ratio = django.least / ours.least;
    verdicts.push({
      mark: `Django ≥ ${times(marks.django)}`,
      measured: times(ratio),
      isMet: ratio >= marks.django,
    });
  }
  if (marks.cpu !== undefined) {
    verdicts.push(atMost('CPU', ours.least, marks.cpu, (value) => `${value.toFixed(0)} µs`));
  }
  if (marks.p99 && size >= 1_000_000) {
    verdicts.push(atMost('p99', ours.p99, marks.p99[engine], (value) => `${value.toFixed(2)} ms`));
  }
  return verdicts;
}

/** How much dearer a case is in the largest catalogue of a run than in the smallest. */
export function growthOf(results: Results, name: string, engine: Engine): number | undefined {
  const own = results.figures
    .filter((one) => one.case === name && one.server === engine)
    .toSorted((a, b) => a.size - b.size);
  const [smallest] = own;
  const largest = own.at(-1);
  if (!smallest || !largest || smallest === largest) return undefined;
  return largest.least / smallest.least;
}
