// What a page of evidence says must be what the runners have reported.
import { describe, expect, it } from 'vitest';
import { evidencePage } from './page.ts';
import { readPlaywright, readVitest } from './results.ts';

const vitest = (tests: object[], status = 'passed') =>
  JSON.stringify({ testResults: [{ name: 't5.spec.ts', status, assertionResults: tests }] });

const kill = { fullName: 'T5: a token, killed 25 times', status: 'passed', duration: 1500 };

const about = {
  date: '2026-11-30',
  commit: 'abc1234',
  size: 'small',
  machine: '2 cores',
  versions: 'Node 26',
  minutes: 3,
} as const;

describe('a report of the API', () => {
  it('tells which proof has passed, and what it has measured', () => {
    expect(readVitest(vitest([{ ...kill, meta: { measured: '3 ms' } }]), 'sqlite')).toEqual([
      {
        proof: 'T5',
        place: 'sqlite',
        sentence: 'a token, killed 25 times',
        passed: true,
        milliseconds: 1500,
        measured: '3 ms',
      },
    ]);
  });

  it('leaves out what was not run and what is no proof', () => {
    const tests = [
      { ...kill, status: 'skipped' },
      { ...kill, fullName: 'the reference knows T5' },
    ];
    expect(readVitest(vitest(tests), 'sqlite')).toEqual([]);
  });

  it('is no report where a file did not load', () => {
    expect(() => readVitest(vitest([], 'failed'), 'sqlite')).toThrow('t5.spec.ts cannot be run');
  });
});

describe('a report of the browser', () => {
  it('names proofs by their group, or by themselves', () => {
    const tests = [{ results: [{ duration: 20 }] }];
    const report = {
      suites: [
        {
          title: 'csrf.spec.ts',
          specs: [{ title: 'S10: no script reads a token', ok: true, tests }],
          suites: [{ title: 'S9: another site', specs: [{ title: 'does nothing', ok: false, tests }] }],
        },
      ],
    };
    const shared = { place: 'browser', milliseconds: 20, measured: undefined };
    expect(readPlaywright(JSON.stringify(report))).toEqual([
      { proof: 'S10', sentence: 'no script reads a token', passed: true, ...shared },
      { proof: 'S9', sentence: 'another site does nothing', passed: false, ...shared },
    ]);
  });
});

describe('the page', () => {
  const [passed] = readVitest(vitest([kill]), 'sqlite');
  const [failed] = readVitest(vitest([{ ...kill, status: 'failed' }]), 'postgres');
  if (!passed || !failed) throw new Error('there are no results');

  it('has a row for each proof, with the command that repeats it', () => {
    expect(evidencePage([passed], about)).toContain(
      '| T5 | Rotation across kill -9 | ✓ 1 |  |  | 2 | `npx vitest run --root apps/api -t "T5:"` |',
    );
  });

  it('tells what has failed', () => {
    const page = evidencePage([passed, failed], about);
    expect(page).toContain('| ✓ 1 | ✗ 0 of 1 |  | 3 |');
    expect(page).toContain('- **failed:** a token, killed 25 times (SQLite, PostgreSQL)');
  });

  it('names what nobody has proven', () => {
    expect(evidencePage([passed], about)).toContain('- T7: kill -9 under mixed writes');
  });
});
