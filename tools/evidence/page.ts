// Writes what a run has shown as a page of the documentation.
import { type Place, places, proofs } from './proofs.ts';
import type { Result } from './results.ts';

/** Where, when and how a run was made. */
export interface Circumstances {
  /** As in `2026-11-30`. */
  readonly date: string;
  readonly commit: string;
  readonly size: 'small' | 'large';
  readonly machine: string;
  readonly versions: string;
  readonly minutes: number;
}

const names: Readonly<Record<Place, string>> = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
  browser: 'Chromium',
};

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const seconds = (results: readonly Result[]) =>
  Math.ceil(results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toLocaleString('en');

/** Said of all tests of one proof in one place. */
function verdict(results: readonly Result[]): string {
  if (!results.length) return '';
  const passed = results.filter((result) => result.passed).length;
  return passed === results.length ? `✓ ${passed}` : `✗ ${passed} of ${results.length}`;
}

function commandOf(proof: string, results: readonly Result[]): string {
  const inBrowser = results.every(({ place }) => place === 'browser');
  return inBrowser ? `npx nx e2e e2e --grep="${proof}:"` : `npx vitest run --root apps/api -t "${proof}:"`;
}

const shown = (results: readonly Result[]) =>
  [...Map.groupBy(results, ({ sentence }) => sentence)].map(([sentence, of]) => {
    const where = [...new Set(of.map(({ place }) => names[place]))].join(', ');
    const failed = of.some(({ passed }) => !passed) ? '**failed:** ' : '';
    const measured = of.flatMap((one) => (one.measured ? [`${names[one.place]}: ${one.measured}`] : []));
    return `- ${failed}${sentence} (${where})${measured.map((figure) => `. ${figure}`).join('')}`;
  });

/** The page, in Markdown; what no result speaks of is told as not proven. */
export function evidencePage(results: readonly Result[], about: Circumstances): string {
  const of = (proof: string) => results.filter((result) => result.proof === proof);
  const proven = Object.keys(proofs).filter((proof) => of(proof).length);
  const missing = Object.keys(proofs).filter((proof) => !of(proof).length);
  return `# What the system withstands

Written by \`npm run evidence${about.size === 'large' ? ' -- --large' : ''}\` on ${about.date} from ${about.commit}, in ${about.minutes} minutes, on ${about.machine} with
${about.versions}. Every proof runs with ${about.size} figures${about.size === 'small' ? ', as \`npm test\` runs them too' : ''}; those about races and lost answers
also run on servers with a deliberate mistake, and have to fail there.

${row(['id', 'what', ...places.map((place) => names[place]), 'seconds', 'command'])}
${row(['---', '---', ...places.map(() => '---'), '---', '---'])}
${proven
  .map((proof) => {
    const all = of(proof);
    const verdicts = places.map((place) => verdict(all.filter((result) => result.place === place)));
    return row([proof, proofs[proof] ?? '', ...verdicts, seconds(all), `\`${commandOf(proof, all)}\``]);
  })
  .join('\n')}

A number counts the tests that have passed. ${missing.length ? `Not proven yet by tests of their own:\n\n${missing.map((proof) => `- ${proof}: ${proofs[proof]}`).join('\n')}` : 'Nothing is left to prove.'}

## What has been shown

${proven.map((proof) => `### ${proof}: ${proofs[proof]}\n\n${shown(of(proof)).join('\n')}`).join('\n\n')}
`;
}
