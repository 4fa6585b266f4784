// What `npm test` runs: every check of the workspace, then the journeys, then one line that sums it all up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sum } from './report.ts';
import { memoryFolder } from './scratch.ts';
import { inWords, tally } from './tally.ts';

const usage = `usage: npm test

Lints, type-checks, tests and builds every project, then walks the journeys in a
real browser. Goes on after a failure and ends with the line "N passed, N failed".
`;

const root = resolve(import.meta.dirname, '../..');
const reportFolder = resolve(root, 'dist/reports');
const nx = fileURLToPath(import.meta.resolve('nx/bin/nx.js'));

const isCi = !['', 'false', '0'].includes(process.env['CI'] ?? '');
const env = {
  ...process.env,
  TMPDIR: process.env['TMPDIR'] ?? memoryFolder(),
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  ...(isCi && { NO_COLOR: '1', FORCE_COLOR: '0' }),
};

interface Outcome {
  failedTasks: string[];
  troubles: string[];
}

/** Runs one group of tasks to its end and reads from Nx's own record which of them failed. */
function runTasks(...args: string[]): Outcome {
  const started = new Date().toISOString();
  const { status, signal, error } = spawnSync(process.execPath, [nx, ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const failedTasks = status === 0 ? [] : failedTasksOf(`nx ${args.join(' ')}`, started);
  const isExplained = status === 0 || failedTasks.length > 0;
  const end = error?.message ?? signal ?? `code ${status}`;
  return {
    failedTasks,
    troubles: isExplained ? [] : [`nx ${args.join(' ')} ended with ${end} and names no failed task`],
  };
}

function failedTasksOf(command: string, started: string): string[] {
  const record = resolve(root, '.nx/cache/run.json');
  if (!existsSync(record)) return [];
  const { run, tasks } = JSON.parse(readFileSync(record, 'utf8')) as {
    run: { command: string; startTime: string };
    tasks: { projectName: string; target: string; status?: number }[];
  };
  if (run.command !== command || run.startTime < started) return [];
  return tasks
    .filter(({ status }) => status !== 0)
    .map(({ projectName, target }) => `${projectName}:${target}`);
}

/** Asks Nx which projects owe a report, so that a new one cannot be forgotten. */
function projectsWith(target: string, troubles: string[]): string[] {
  const args = [nx, 'show', 'projects', '--with-target', target, '--json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  try {
    return JSON.parse(stdout) as string[];
  } catch {
    troubles.push(`nx cannot tell which projects have the target ${target}`);
    return [];
  }
}

function readReports(): Map<string, string> {
  const files = readdirSync(reportFolder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.map((name) => [basename(name, '.json'), readFileSync(resolve(reportFolder, name), 'utf8')]),
  );
}

function main(): number {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      process.stdout.write(usage);
      return 0;
    }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }

  // A report that an earlier run has left must not speak for this one.
  rmSync(reportFolder, { recursive: true, force: true });
  mkdirSync(reportFolder, { recursive: true });

  const troubles: string[] = [];
  const projects = [...projectsWith('test', troubles), ...projectsWith('e2e', troubles)];
  const outcomes = [
    runTasks('run-many', '--targets=lint,typecheck,test,build', '--parallel=2', '--output-style=static'),
    runTasks('run-many', '--targets=e2e', '--parallel=1', '--output-style=static'),
  ];

  const rows = tally({
    projects,
    reports: readReports(),
    // The journeys ask for the build again; a task that failed twice is one failure.
    failedTasks: [...new Set(outcomes.flatMap(({ failedTasks }) => failedTasks))],
    troubles: [...troubles, ...outcomes.flatMap((outcome) => outcome.troubles)],
  });
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const row of rows) {
    process.stdout.write(`${row.name.padEnd(width)}  ${row.note ?? inWords(row)}\n`);
  }
  const failures = rows.flatMap((row) => row.failures.map((line) => line.replaceAll(`${root}/`, '')));
  if (failures.length > 0) process.stdout.write(`\n${failures.map((line) => `failed: ${line}\n`).join('')}`);
  const total = sum(rows);
  process.stdout.write(`\n${inWords(total)}\n`);
  return total.failed > 0 ? 1 : 0;
}

process.exitCode = main();
