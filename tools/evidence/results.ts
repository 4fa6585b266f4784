// Reads from the reports of the test runners which proof has shown what.
import type { Place } from './proofs.ts';

/** One test of a proof. */
export interface Result {
  /** As in `T5`. */
  readonly proof: string;
  readonly place: Place;
  /** What it shows, without the id in front. */
  readonly sentence: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  /** What it has measured, where it has. */
  readonly measured: string | undefined;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number;
      readonly meta?: { readonly measured?: string };
    }[];
  }[];
}

interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[];
  }[];
}

const named = /^([TS]\d+): (.+)$/s;

function resultOf(name: string, rest: Omit<Result, 'proof' | 'sentence'>): Result[] {
  const [, proof, sentence] = named.exec(name) ?? [];
  return proof && sentence ? [{ proof, sentence, ...rest }] : [];
}

/** @throws Error if a file of proofs could not be run at all */
export function readVitest(text: string, place: Place): Result[] {
  const { testResults } = JSON.parse(text) as VitestReport;
  return testResults.flatMap(({ name, status, assertionResults }) => {
    if (status === 'failed' && !assertionResults.length) throw new Error(`${name} cannot be run`);
    return assertionResults
      .filter((test) => test.status === 'passed' || test.status === 'failed')
      .flatMap(({ fullName, status: state, duration = 0, meta }) =>
        resultOf(fullName, {
          place,
          passed: state === 'passed',
          milliseconds: duration,
          measured: meta?.measured,
        }),
      );
  });
}

export function readPlaywright(text: string): Result[] {
  const { suites } = JSON.parse(text) as { suites: readonly Suite[] };
  // The outermost ones are files.
  return suites.flatMap((file) => readSuite({ ...file, title: '' }));
}

function readSuite({ title, suites = [], specs = [] }: Suite): Result[] {
  const own = specs.flatMap((spec) =>
    resultOf(`${title} ${spec.title}`.trim(), {
      place: 'browser',
      passed: spec.ok,
      milliseconds: spec.tests.flatMap(({ results }) => results).reduce((sum, one) => sum + one.duration, 0),
      measured: undefined,
    }),
  );
  const inner = suites.flatMap((suite) => readSuite({ ...suite, title: `${title} ${suite.title}`.trim() }));
  return [...own, ...inner];
}
