// The last line of a test run must never look better than the run was.
import { describe, expect, it } from 'vitest';
import { sum } from './report.ts';
import { inWords, readReport, tally } from './tally.ts';

const vitest = (...states: string[]) =>
  JSON.stringify({
    testResults: [{ status: 'passed', assertionResults: states.map((status) => ({ status })) }],
  });

const playwrightTest = (status: string, expectedStatus = 'passed') => ({
  tests: [{ status, expectedStatus }],
});
const playwright = (specs: object[], errors: object[] = []) =>
  JSON.stringify({ suites: [{ specs: [], suites: [{ specs }] }], errors });

const run = (given: Partial<Parameters<typeof tally>[0]>) =>
  sum(tally({ projects: [], reports: new Map(), failedTasks: [], troubles: [], ...given }));

describe('a Vitest report', () => {
  it('counts passed, failed and skipped tests', () => {
    expect(
      readReport('api', vitest('passed', 'passed', 'failed', 'skipped', 'todo', 'pending')),
    ).toMatchObject({
      name: 'api',
      passed: 2,
      failed: 1,
      skipped: 3,
    });
  });

  it('tells which test failed, and why in one line', () => {
    const test = { status: 'failed', fullName: 'the shop opens', failureMessages: ['no\n  at x.ts:1'] };
    const report = JSON.stringify({
      testResults: [{ name: 'shop.spec.ts', status: 'failed', assertionResults: [test] }],
    });
    expect(readReport('api', report).failures).toEqual(['shop.spec.ts › the shop opens: no']);
  });

  it('counts a file that does not load as one failure, and tells which', () => {
    const report = JSON.stringify({
      testResults: [{ name: 'shop.spec.ts', status: 'failed', message: 'boom', assertionResults: [] }],
    });
    expect(readReport('api', report)).toMatchObject({
      passed: 0,
      failed: 1,
      failures: ['shop.spec.ts: boom'],
    });
  });

  it('counts a test in a state it does not know as failed', () => {
    expect(readReport('api', vitest('passed', 'exploded'))).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('a Playwright report', () => {
  it('counts tests at every depth', () => {
    const report = playwright([
      playwrightTest('expected'),
      playwrightTest('unexpected'),
      playwrightTest('expected'),
    ]);
    expect(readReport('e2e', report)).toMatchObject({ passed: 2, failed: 1, skipped: 0 });
  });

  it('counts a test that passed only at the second go as failed', () => {
    expect(readReport('e2e', playwright([playwrightTest('flaky')]))).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a skipped test apart and an interrupted one as failed', () => {
    const report = playwright([
      playwrightTest('expected'),
      playwrightTest('skipped', 'skipped'),
      playwrightTest('skipped', 'passed'),
    ]);
    expect(readReport('e2e', report)).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
  });

  it('tells which journey failed, and why in one line without colours', () => {
    const test = {
      status: 'unexpected',
      results: [{ errors: [{ message: '\u001b[31mtimeout\u001b[39m\n  at x.ts:1' }] }],
    };
    const report = JSON.stringify({
      suites: [
        {
          title: 'shop.spec.ts',
          suites: [{ title: 'the shop', specs: [{ title: 'opens', tests: [test] }] }],
        },
      ],
    });
    expect(readReport('e2e', report).failures).toEqual(['shop.spec.ts › the shop › opens: timeout']);
  });

  it('counts an error outside the tests as a failure, and tells it', () => {
    const report = playwright([playwrightTest('expected')], [{ message: 'the server did not stop' }]);
    expect(readReport('e2e', report)).toMatchObject({
      passed: 1,
      failed: 1,
      failures: ['outside the tests: the server did not stop'],
    });
  });
});

describe('a report that tells nothing', () => {
  it.each([
    ['a missing file', undefined, 'left no report'],
    ['an empty file', '', 'left a report that is not JSON'],
    ['half a file', '{"testResults":[', 'left a report that is not JSON'],
    ['something else', '{"hello":1}', 'left a report of an unknown kind'],
    ['null', 'null', 'left a report of an unknown kind'],
    ['no test', vitest(), 'ran no test'],
    ['skipped tests only', vitest('skipped'), 'ran no test'],
    ['no journey', playwright([]), 'ran no test'],
  ])('is one failure: %s', (_, text, note) => {
    expect(readReport('web', text)).toMatchObject({
      name: 'web',
      passed: 0,
      failed: 1,
      skipped: 0,
      note,
    });
  });
});

describe('a run', () => {
  it('adds up its reports', () => {
    const reports = new Map([
      ['api', vitest('passed', 'failed')],
      ['e2e', playwright([playwrightTest('expected')])],
    ]);
    expect(run({ projects: ['api'], reports })).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('misses the report of a project that has tests', () => {
    const reports = new Map([['api', vitest('passed')]]);
    expect(run({ projects: ['api', 'web'], reports })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts each failed task that no report tells of', () => {
    const reports = new Map([['api', vitest('passed')]]);
    const failedTasks = ['api:lint', 'api:typecheck', 'web:build'];
    expect(run({ projects: ['api'], reports, failedTasks })).toEqual({ passed: 1, failed: 3, skipped: 0 });
  });

  it('counts a failed test task once, by its report', () => {
    const reports = new Map([['api', vitest('passed', 'failed', 'failed')]]);
    expect(run({ projects: ['api'], reports, failedTasks: ['api:test'] })).toMatchObject({ failed: 2 });
  });

  it('counts a failed test task without a report once', () => {
    expect(run({ projects: ['api'], failedTasks: ['api:test'] })).toMatchObject({ failed: 1 });
  });

  it('fails when a runner failed although all its tests passed', () => {
    const reports = new Map([['api', vitest('passed')]]);
    expect(run({ projects: ['api'], reports, failedTasks: ['api:test'] })).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it('fails when something went wrong outside all tasks', () => {
    const reports = new Map([['api', vitest('passed')]]);
    const troubles = ['nx ended with code 1 and names no failed task'];
    expect(run({ projects: ['api'], reports, troubles })).toMatchObject({ passed: 1, failed: 1 });
  });

  it('fails when nothing was tested', () => {
    expect(run({})).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the last line', () => {
  it('tells passed and failed', () => {
    expect(inWords({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  });

  it('tells skipped tests where there are some', () => {
    expect(inWords({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
  });
});
