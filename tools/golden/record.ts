// Records the golden answers: starts Django, plays it every case, and writes what it says for apps/e2e to replay.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usualHeaders } from './answer.ts';
import type { Area, Json, Resource } from './case.ts';
import { areas } from './cases/index.ts';
import { type DjangoServer, password, startDjango, versions } from './django-server.ts';
import { exceptions } from './exceptions/index.ts';
import { print } from './print.ts';
import { createRecorder } from './recorder.ts';
import { signingKey, tokens } from './tokens.ts';
import { send } from './wire.ts';

const folder = resolve(import.meta.dirname, '../../apps/e2e/golden');

function write(name: string, value: Json): void {
  writeFileSync(join(folder, `${name}.json`), `${print(value)}\n`);
}

/** Columns that tell a row of a collection from all others, in a case that takes care of it. */
const tellingColumns: Readonly<
  Partial<Record<Resource, readonly (readonly [field: string, column: string])[]>>
> = {
  accounts: [['user', 'user_id']],
  invoices: [
    ['invoice_number', 'invoice_number'],
    ['account', 'account_id'],
  ],
};

function idOfRow(
  { database }: DjangoServer,
  resource: Resource,
  row: Readonly<Record<string, Json>>,
): number {
  const columns = tellingColumns[resource] ?? [];
  const where = columns.map(([, column]) => `${column} = ?`).join(' and ');
  const values = columns.map(([field]) => Number(row[field]));
  const found = database
    .prepare(`select id from shop_${resource.slice(0, -1)} where ${where}`)
    .all(...values) as { id: number }[];
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} rows of ${resource} are ${JSON.stringify(row)}`);
  }
  return first.id;
}

interface Recorded {
  readonly recordings: readonly (readonly [area: string, recording: Json])[];
  /** Names of the exceptions that have changed nothing in them. */
  readonly unused: readonly string[];
}

/** Records areas of equal settings at a Django of their own. */
async function recordAreas(equals: readonly Area[]): Promise<Recorded> {
  const django = await startDjango(equals[0]?.settings);
  try {
    const recorder = createRecorder(
      { port: django.port, send, idOfRow: (resource, row) => idOfRow(django, resource, row) },
      tokens,
      exceptions,
    );
    const recordings: [string, Json][] = [];
    for (const area of equals) recordings.push([area.name, await recorder.record(area)]);
    return { recordings, unused: recorder.unused() };
  } finally {
    await django.stop();
  }
}

const installed = versions();
const recorded: Recorded[] = [];
for (const equals of Map.groupBy(areas, ({ settings }) => JSON.stringify(settings)).values()) {
  recorded.push(await recordAreas(equals));
}
const unused = exceptions.filter(({ name }) => recorded.every((one) => one.unused.includes(name)));
if (unused.length) {
  const names = unused.map(({ name }) => name).join(', ');
  throw new Error(`exceptions that change nothing, to be removed: ${names}`);
}

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) rmSync(join(folder, file));
write('about', {
  recordedWith: installed,
  settings: { signingKey, password, users: ['alice', 'carol', 'bob'], inactive: ['bob'] },
  areas: areas.map(({ name }) => name),
  headers: usualHeaders,
  exceptions: exceptions.map(({ name, reason }) => ({ name, reason })),
  tokens,
});
for (const { recordings } of recorded) for (const [name, recording] of recordings) write(name, recording);
const count = areas.reduce((sum, { cases }) => sum + cases.length, 0);
process.stdout.write(`${count} cases recorded in ${folder}\n`);
