// `npm run bench`: what requests cost, beside a server that does nothing and one that is written in Python.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, keep } from '../programs.ts';
import { type Case, type Client, cases } from './cases.ts';
import type { Engine, Figure, Results, Whole } from './figures.ts';
import { fillPostgres, fillSqlite } from './fill.ts';
import { type Contender, measure, p99UnderLoad } from './measure.ts';
import { OptionError, type Options, readOptions, usage } from './options.ts';
import { plot } from './plot.ts';
import { residentMemory } from './process-figures.ts';
import { linesOf, marksOf, report } from './report.ts';
import {
  type Server,
  hasDjango,
  openBare,
  openDjango,
  openLatchkey,
  prepareLatchkey,
  root,
  settingsOf,
} from './shops.ts';
import { freshTokens, signIn } from './tokens.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

async function clientOf(server: Server, size: number): Promise<Client> {
  const tokens = await signIn(server.origin);
  const first = await fetch(`${server.origin}/api/v0/products/`, {
    headers: { authorization: `Bearer ${tokens.access}` },
  });
  const { count } = (await first.json()) as { count: number };
  if (count < size) throw new Error(`${server.name} has ${count} products, not ${size}`);
  return { tokens, freshToken: freshTokens(tokens.access), size, firstId: 1 };
}

interface Shop {
  readonly engine: Engine;
  readonly settings: Readonly<Record<string, string>>;
  fill(size: number): Promise<void>;
}

async function openPostgres(folder: string): Promise<Running> {
  const program = join(root, 'tools/postgres/run.ts');
  // As a server in earnest has it, but for the disk: it is not PostgreSQL's that is measured.
  const settings = ['shared_buffers=512MB', 'fsync=off', 'autovacuum=off'].flatMap((one) => ['-c', one]);
  return keep(
    [process.execPath, program, '--folder', join(folder, 'postgres'), ...settings],
    {},
    /^(postgres:\/\/\S+)/,
  );
}

async function shopsOf(folder: string, { engines }: Options, postgres: Running | undefined): Promise<Shop[]> {
  const sqliteFolder = join(folder, 'sqlite');
  const all: Record<Engine, Shop> = {
    sqlite: {
      engine: 'sqlite',
      settings: settingsOf(sqliteFolder),
      fill: (size) => fillSqlite(join(sqliteFolder, 'latchkey.sqlite3'), size),
    },
    postgres: {
      engine: 'postgres',
      settings: settingsOf(join(folder, 'files'), postgres?.found),
      fill: (size) => fillPostgres(postgres?.found ?? '', size),
    },
  };
  const shops = engines.map((engine) => all[engine]);
  for (const { settings } of shops) await prepareLatchkey(settings);
  return shops;
}

/** What each bare path sends: what our own server answers to the first request of a case. */
async function bodiesOf(wanted: readonly Case[], server: Server, client: Client) {
  const bodies: Record<string, string> = {};
  for (const { name, calls } of wanted.filter(({ bare }) => bare)) {
    const { path, headers = {} } = calls(client)();
    bodies[`/${name}`] = await (await fetch(server.origin + path, { headers })).text();
  }
  return bodies;
}

interface Opened {
  readonly kind: Figure['server'];
  readonly server: Server;
  readonly client: Client;
}

const contendersOf = (one: Case, opened: readonly Opened[], bare: Server): Contender[] => [
  ...(one.bare ? [{ kind: 'bare' as const, server: bare, call: () => ({ path: `/${one.name}` }) }] : []),
  ...opened
    .filter(({ kind }) => kind !== 'django' || one.django)
    .map(({ kind, server, client }) => ({ kind, server, call: one.calls(client) })),
];

/** Measures everything with one size of catalogue. */
async function measureSize(
  size: number,
  folder: string,
  shops: readonly Shop[],
  options: Options,
): Promise<Pick<Results, 'figures' | 'wholes'>> {
  const wanted = cases.filter(({ name }) => options.cases.includes(name));
  const figures: Figure[] = [];
  const wholes: Whole[] = [];
  const servers: Server[] = [];
  try {
    const opened: Opened[] = [];
    const ours: { engine: Engine; server: Server; client: Client; coldStart: number }[] = [];
    for (const { engine, settings, fill } of shops) {
      await fill(size);
      const { coldStart, ...server } = await openLatchkey(engine, settings);
      servers.push(server);
      const client = await clientOf(server, size);
      opened.push({ kind: engine, server, client });
      ours.push({ engine, server, client, coldStart });
    }
    const [first] = ours;
    if (!first) throw new OptionError('there is nothing to measure');
    if (hasDjango()) {
      const djangoFolder = mkdtempSync(join(folder, 'django-'));
      // What it costs does not get less with more rows; a million would take it minutes to make.
      const server = await openDjango(djangoFolder, Math.min(size, 1000));
      servers.push(server);
      opened.push({ kind: 'django', server, client: await clientOf(server, Math.min(size, 1000)) });
    } else say('Django is not measured: its Debian packages are not installed');
    const bare = await openBare(folder, await bodiesOf(wanted, first.server, first.client));
    servers.push(bare);
    for (const one of wanted) {
      say(`${size.toLocaleString('en')} products: ${one.title}`);
      figures.push(...(await measure(one, size, contendersOf(one, opened, bare), options)));
    }
    const [list] = cases;
    for (const { engine, server, client, coldStart } of ours) {
      const loadedP99 = list ? await p99UnderLoad(server, list, client) : NaN;
      wholes.push({ server: engine, size, coldStart, memory: residentMemory(server.pids()), loadedP99 });
    }
  } finally {
    for (const server of servers) await server.stop();
  }
  return { figures, wholes };
}

const versionOf = (name: string) =>
  (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
    .version;

function write(results: Results): void {
  const page = join(root, 'docs/performance.md');
  writeFileSync(page, report(results, 'performance.svg'));
  writeFileSync(join(root, 'docs/performance.svg'), plot(linesOf(results)));
  say(`written: ${page}`);
}

async function bench(options: Options): Promise<void> {
  const kept = join(root, '.data/bench');
  if (options.keep) mkdirSync(kept, { recursive: true });
  const folder = options.keep ? kept : mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const postgres = options.engines.includes('postgres') ? await openPostgres(folder) : undefined;
  try {
    const shops = await shopsOf(folder, options, postgres);
    const parts = [];
    for (const size of options.sizes) parts.push(await measureSize(size, folder, shops, options));
    const results: Results = {
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
      versions: {
        Node: process.versions.node,
        Fastify: versionOf('fastify'),
        'better-sqlite3': versionOf('better-sqlite3'),
      },
      rounds: options.rounds,
      seconds: options.seconds,
      figures: parts.flatMap((part) => part.figures),
      wholes: parts.flatMap((part) => part.wholes),
    };
    mkdirSync(join(root, 'dist/bench'), { recursive: true });
    writeFileSync(join(root, 'dist/bench/results.json'), JSON.stringify(results, null, 2));
    process.stdout.write(report(results, 'performance.svg'));
    if (options.isWhole) write(results);
    const missed = marksOf(results).filter(({ isMet }) => !isMet);
    say(missed.length ? `${missed.length} marks are missed` : 'every mark is met');
  } finally {
    await postgres?.stop();
    if (!options.keep) rmSync(folder, { recursive: true });
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') process.stdout.write(usage);
  else await bench(options);
} catch (error) {
  if (!(error instanceof OptionError)) throw error;
  process.stderr.write(`bench: ${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
