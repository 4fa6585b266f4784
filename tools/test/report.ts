// Reads what a test runner has reported: how many tests passed, and which did not.

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Report extends Count {
  /** One line for each failure: the file, the test's names, and the first line of what went wrong. */
  failures: string[];
}

type Outcome = 'passed' | 'failed' | 'skipped';

/** A Vitest or Playwright JSON report; undefined where it is neither. */
export function readJsonReport(report: unknown): Report | undefined {
  return readVitest(report) ?? readPlaywright(report);
}

export function sum(counts: readonly Count[]): Count {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) {
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  return total;
}

class Findings implements Report {
  passed = 0;
  failed = 0;
  skipped = 0;
  readonly failures: string[] = [];

  add(outcome: Outcome, names: readonly string[], message: string): void {
    this[outcome] += 1;
    if (outcome === 'failed') this.failures.push(oneLine(names, message));
  }

  report(): Report {
    const { passed, failed, skipped, failures } = this;
    return { passed, failed, skipped, failures };
  }
}

function oneLine(names: readonly string[], message: string): string {
  const what = names.filter((name) => name !== '').join(' › ');
  // Playwright writes in colours, also into files.
  const why = message
    .replaceAll(/\u001b\[[0-9;]*m/g, '')
    .split('\n', 1)[0]
    ?.trim();
  return why ? `${what}: ${why}` : what;
}

function readVitest(report: unknown): Report | undefined {
  const files = listAt(report, 'testResults');
  if (files === undefined) return undefined;
  const findings = new Findings();
  for (const file of files) {
    const path = textAt(file, 'name');
    const tests = listAt(file, 'assertionResults') ?? [];
    const before = findings.failed;
    for (const test of tests) {
      const state = textAt(test, 'status');
      const message = listAt(test, 'failureMessages')?.[0];
      findings.add(judgeVitest(state), [path, textAt(test, 'fullName')], String(message ?? state));
    }
    // A file that does not load has no test to fail.
    if (textAt(file, 'status') === 'failed' && findings.failed === before) {
      findings.add('failed', [path], textAt(file, 'message'));
    }
  }
  return findings.report();
}

function judgeVitest(state: string): Outcome {
  if (state === 'passed') return 'passed';
  return ['pending', 'skipped', 'todo', 'disabled'].includes(state) ? 'skipped' : 'failed';
}

function readPlaywright(report: unknown): Report | undefined {
  const suites = listAt(report, 'suites');
  if (suites === undefined) return undefined;
  const findings = new Findings();
  for (const suite of suites) addSuite(findings, suite, []);
  // Errors outside tests: a file that does not load, a worker that does not end well.
  for (const error of listAt(report, 'errors') ?? []) {
    findings.add('failed', ['outside the tests'], textAt(error, 'message'));
  }
  return findings.report();
}

function addSuite(findings: Findings, suite: unknown, above: readonly string[]): void {
  const names = [...above, textAt(suite, 'title')];
  for (const spec of listAt(suite, 'specs') ?? []) {
    for (const test of listAt(spec, 'tests') ?? []) {
      const errors = (listAt(test, 'results') ?? []).flatMap((result) => listAt(result, 'errors') ?? []);
      findings.add(judgePlaywright(test), [...names, textAt(spec, 'title')], textAt(errors[0], 'message'));
    }
  }
  for (const inner of listAt(suite, 'suites') ?? []) addSuite(findings, inner, names);
}

/** Passed at the first go, or skipped on purpose; all else (flaky, timed out, interrupted, never started) failed. */
function judgePlaywright(test: unknown): Outcome {
  if (textAt(test, 'status') === 'expected') return 'passed';
  const wanted = textAt(test, 'expectedStatus') === 'skipped';
  return textAt(test, 'status') === 'skipped' && wanted ? 'skipped' : 'failed';
}

function valueAt(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;
}

function listAt(from: unknown, key: string): unknown[] | undefined {
  const value = valueAt(from, key);
  return Array.isArray(value) ? value : undefined;
}

function textAt(from: unknown, key: string): string {
  const value = valueAt(from, key);
  return typeof value === 'string' ? value : '';
}
