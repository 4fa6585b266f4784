// The recording, the cases and the README must not drift apart; Django is not needed to see that.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualHeaders } from './answer.ts';
import type { Area, Case, Row, Step } from './case.ts';
import { areas } from './cases/index.ts';
import { exceptions } from './exceptions/index.ts';
import { signingKey, tokens } from './tokens.ts';

interface Recorded {
  readonly settings?: Area['settings'];
  readonly cases: readonly {
    readonly name: string;
    readonly rows?: readonly Row[];
    readonly tokens?: Case['tokens'];
    readonly steps: readonly (Pick<Step, 'request'> & { readonly exceptions?: readonly string[] })[];
  }[];
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../apps/e2e/golden', `${name}.json`), 'utf8'));

/** What the files have: no `undefined`, and nothing that only TypeScript knows. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const jtiOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).jti;

describe('the recording', () => {
  it('was made with these tokens, headers and exceptions', () => {
    expect(read('about')).toMatchObject({
      settings: { signingKey },
      areas: areas.map(({ name }) => name),
      headers: usualHeaders,
      exceptions: exceptions.map(({ name, reason }) => ({ name, reason })),
      tokens,
    });
  });

  it.each(areas)('has every case of $name, as it is now', ({ name, settings, cases }) => {
    const recorded = read(name) as Recorded;
    const said = recorded.cases.map(({ steps, ...others }) => ({
      ...others,
      requests: steps.map(({ request }) => request),
    }));
    const wanted = cases.map(({ steps, ...others }) => ({
      ...others,
      requests: steps.map(({ request }) => request),
    }));
    expect(said).toEqual(plain(wanted));
    expect(recorded.settings).toEqual(settings);
  });

  it('names no exception that is gone', () => {
    const named = areas.flatMap(({ name }) =>
      (read(name) as Recorded).cases.flatMap(({ steps }) => steps.flatMap((step) => step.exceptions ?? [])),
    );
    expect(exceptions.map(({ name }) => name)).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it('wants no server error', () => {
    expect(JSON.stringify(areas.map(({ name }) => read(name)))).not.toMatch(/"answer":\{"status":5/);
  });
});

describe('names', () => {
  it.each(areas)('are given once to the cases of $name', ({ cases }) => {
    const names = cases.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each(areas)('are given once to the tokens that cases of $name spend', ({ cases }) => {
    const jtis = cases.flatMap(({ tokens: own = {} }) => [...new Set(Object.values(own).map(jtiOf))]);
    expect(jtis).toEqual([...new Set(jtis)]);
  });

  it('are given once to areas and exceptions', () => {
    const names = [...areas, ...exceptions].map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});

it('is all in the README: every exception and its reason', () => {
  const readme = readFileSync(resolve(import.meta.dirname, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `([\w-]+)` +\| (.+?) +\|$/gm)].map(([, name, reason]) => ({
    name,
    reason,
  }));
  expect(rows).toEqual(exceptions.map(({ name, reason }) => ({ name, reason })));
});
