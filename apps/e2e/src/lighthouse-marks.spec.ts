// The marks that `npm run lighthouse` holds the shop to, at their very edges.
import { expect, test } from '@playwright/test';
import { inWords, misses, type PageFigures } from '../lighthouse/marks.ts';

const good: PageFigures = {
  page: 'Products',
  path: '/products',
  performance: 97,
  accessibility: 100,
  bestPractices: 100,
  lcp: 1_800,
  tbt: 100,
  cls: 0.01,
  remarks: [],
};
const quick = { rows: 50, inp: 100, slowest: 'click on a' };

test('a page that just reaches every mark misses none', () => {
  expect(misses([good], quick)).toEqual([]);
  expect(inWords([good], quick, 'Measured.', 3)).not.toContain('## Missed');
});

for (const [figures, miss] of [
  [{ performance: 96 }, 'Performance is 96, not ≥ 97'],
  [{ accessibility: 99 }, 'Accessibility is 99, not ≥ 100'],
  [{ bestPractices: 99 }, 'Best practices is 99, not ≥ 100'],
  [{ lcp: 1_810 }, 'LCP is 1.81 s, not ≤ 1.8 s'],
  [{ tbt: 101 }, 'TBT is 101 ms, not ≤ 100 ms'],
  [{ cls: 0.011 }, 'CLS is 0.011, not ≤ 0.01'],
] as const) {
  test(`a page misses a mark by little: ${miss}`, () => {
    const pages = [good, { ...good, page: 'Product', ...figures }];
    expect(misses(pages, quick)).toEqual([`Product: ${miss}`]);
    expect(inWords(pages, quick, 'Measured.', 3)).toContain(`- Product: ${miss}`);
  });
}

test('an answer to a click that takes too long, or was measured with few rows, misses its mark', () => {
  expect(misses([good], { rows: 49, inp: 101, slowest: 'click on a' })).toEqual([
    'Products: INP is 101 ms (click on a), not ≤ 100 ms',
    'Products: INP was measured with 49 rows, not with 50',
  ]);
});
