// Adds up what the test runners and Nx report, so that one honest line can end every run.

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** One row of the summary: a project's tests, or a task that failed without a test to show for it. */
export interface Row extends Count {
  name: string;
  /** Why something counts as failed that no test has reported. */
  note?: string;
}

export interface Run {
  /** Projects that must have left a report. */
  projects: readonly string[];
  /** The text of each report by project; no entry where there is no file. */
  reports: ReadonlyMap<string, string>;
  /** Failed Nx tasks, as `project:target`. */
  failedTasks: readonly string[];
  /** What went wrong outside all tasks, one sentence each. */
  troubles: readonly string[];
}

/** Targets whose outcome a report tells; every other failed task counts as one failure. */
const reportedTargets = ['test', 'e2e'];

/** The rows of a run; together they hold at least one failure wherever something failed. */
export function tally({ projects, reports, failedTasks, troubles }: Run): Row[] {
  const named = [...new Set([...projects, ...reports.keys()])].sort();
  const rows = named.map((name) => readReport(name, reports.get(name)));
  for (const task of failedTasks) {
    const [project, target = ''] = task.split(':');
    const row = rows.find(({ name }) => name === project);
    if (row === undefined || !reportedTargets.includes(target)) {
      rows.push(failure(task, 'failed'));
    } else if (row.failed === 0) {
      row.failed = 1;
      row.note = 'all its tests passed, but its runner failed';
    }
  }
  rows.push(...troubles.map((trouble) => failure('run', trouble)));
  return rows.length > 0 ? rows : [failure('run', 'nothing was tested')];
}

export function sum(rows: readonly Count[]): Count {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const row of rows) {
    total.passed += row.passed;
    total.failed += row.failed;
    total.skipped += row.skipped;
  }
  return total;
}

/** `12 passed, 0 failed`; skipped tests are told only where there are some. */
export function inWords({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Counts a Vitest or Playwright JSON report. One that is missing, unreadable or empty is one failure. */
export function readReport(name: string, text: string | undefined): Row {
  if (text === undefined) return failure(name, 'left no report');
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    return failure(name, 'left a report that is not JSON');
  }
  const count = countVitest(report) ?? countPlaywright(report);
  if (count === undefined) return failure(name, 'left a report of an unknown kind');
  if (count.passed + count.failed === 0) return failure(name, 'ran no test');
  return { name, ...count };
}

function failure(name: string, note: string): Row {
  return { name, passed: 0, failed: 1, skipped: 0, note };
}

function countVitest(report: unknown): Count | undefined {
  const files = listAt(report, 'testResults');
  if (files === undefined) return undefined;
  return sum(
    files.map((file) => {
      const states = listAt(file, 'assertionResults')?.map((test) => textAt(test, 'status')) ?? [];
      const passed = states.filter((state) => state === 'passed').length;
      const skipped = states.filter((state) =>
        ['pending', 'skipped', 'todo', 'disabled'].includes(state),
      ).length;
      const failed = states.length - passed - skipped;
      // A file that does not load has no test to fail.
      const broken = failed === 0 && textAt(file, 'status') === 'failed';
      return { passed, failed: broken ? 1 : failed, skipped };
    }),
  );
}

function countPlaywright(report: unknown): Count | undefined {
  const suites = listAt(report, 'suites');
  if (suites === undefined) return undefined;
  const tests = suites.flatMap(testsBelow).map(judge);
  // Errors outside tests: a file that does not load, a worker that does not end well.
  const errors = listAt(report, 'errors') ?? [];
  return sum([...tests, { passed: 0, failed: errors.length, skipped: 0 }]);
}

function testsBelow(suite: unknown): unknown[] {
  const specs = listAt(suite, 'specs') ?? [];
  const inner = listAt(suite, 'suites') ?? [];
  return [...specs.flatMap((spec) => listAt(spec, 'tests') ?? []), ...inner.flatMap(testsBelow)];
}

/** Passed at the first go, or skipped on purpose; all else (flaky, timed out, interrupted, never started) failed. */
function judge(test: unknown): Count {
  const passed = textAt(test, 'status') === 'expected';
  const skipped = textAt(test, 'status') === 'skipped' && textAt(test, 'expectedStatus') === 'skipped';
  return { passed: Number(passed), failed: Number(!passed && !skipped), skipped: Number(skipped) };
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
