// The command line of `npm run bench`.
import { parseArgs } from 'node:util';
import { cases } from './cases.ts';
import type { Engine } from './figures.ts';

export const usage = `Usage: npm run bench -- [options]

  --sizes 1000,100000,1000000   products in the catalogue; the default is these three
  --engines sqlite,postgres     default: both
  --cases ${cases
    .map(({ name }) => name)
    .join(',')
    .replace(/(.{48}[^,]*,)/g, '$1\n          ')}
                                default: all
  --rounds 6                    slices of each server for each case, in turn
  --seconds 1                   length of a slice
  --quick                       1,000 products and two rounds: to see that it runs
  --keep                        keep the databases in .data/bench for the next run

Measures what a request costs, beside a bare node:http server that sends the same bytes and, where Debian's packages
are installed, Django REST framework with SimpleJWT under gunicorn. Everything runs on this machine, on loopback.
Writes docs/performance.md and docs/performance.svg, unless a part of it was left out.
`;

export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export interface Options {
  readonly sizes: readonly number[];
  readonly engines: readonly Engine[];
  readonly cases: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly keep: boolean;
  /** Whether everything is measured, as the documentation tells it. */
  readonly isWhole: boolean;
}

const largest = 2_000_000;

function numbers(option: string, text: string, most: number): number[] {
  const found = text.split(',').map(Number);
  if (found.every((one) => Number.isSafeInteger(one) && one >= 1 && one <= most)) return found;
  throw new OptionError(`${option} takes whole numbers from 1 to ${most}, not ${text}`);
}

function names<Name extends string>(option: string, text: string, known: readonly Name[]): Name[] {
  const found = text.split(',');
  const unknown = found.find((one) => !known.includes(one as Name));
  if (unknown !== undefined) throw new OptionError(`${option} knows ${known.join(', ')}, not ${unknown}`);
  return found as Name[];
}

/** @throws OptionError with one line for the person who typed it */
export function readOptions(args: readonly string[]): Options | 'help' {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        sizes: { type: 'string' },
        engines: { type: 'string' },
        cases: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        quick: { type: 'boolean' },
        keep: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
  if (values.help) return 'help';
  const quick = values.quick ?? false;
  const one = (option: string, text: string, most: number) => numbers(option, text, most)[0] ?? 1;
  const caseNames = cases.map(({ name }) => name);
  return {
    sizes: numbers('--sizes', values.sizes ?? (quick ? '1000' : '1000,100000,1000000'), largest).toSorted(
      (a, b) => a - b,
    ),
    engines: names('--engines', values.engines ?? 'sqlite,postgres', ['sqlite', 'postgres']),
    cases: names('--cases', values.cases ?? caseNames.join(), caseNames),
    rounds: one('--rounds', values.rounds ?? (quick ? '2' : '6'), 100),
    seconds: one('--seconds', values.seconds ?? '1', 60),
    keep: values.keep ?? false,
    isWhole: [values.sizes, values.engines, values.cases, values.quick].every((given) => given === undefined),
  };
}
