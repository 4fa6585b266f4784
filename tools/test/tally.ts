// Adds up what the test runners and Nx report, so that one honest line can end every run.
import { readJsonReport, type Count, type Report } from './report.ts';

/** One row of the summary: a project's tests, or a task that failed without a test to show for it. */
export interface Row extends Report {
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
  const told = readJsonReport(report);
  if (told === undefined) return failure(name, 'left a report of an unknown kind');
  if (told.passed + told.failed === 0) return failure(name, 'ran no test');
  return { name, ...told };
}

function failure(name: string, note: string): Row {
  return { name, passed: 0, failed: 1, skipped: 0, failures: [], note };
}
