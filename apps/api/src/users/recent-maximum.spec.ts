import { expect, it } from 'vitest';
import { RecentMaximum } from './recent-maximum.ts';

it('is the largest number of one period, and of the one after', () => {
  const recent = new RecentMaximum(10);
  expect(recent.at(0)).toBe(0);
  recent.add(3, 0);
  recent.add(7, 5);
  recent.add(5, 9);
  expect([9, 10, 19].map((now) => recent.at(now))).toEqual([7, 7, 7]);
  expect(recent.at(20)).toBe(0);
});

it('forgets what is long past', () => {
  const recent = new RecentMaximum(10);
  recent.add(7, 0);
  recent.add(2, 100);
  expect(recent.at(100)).toBe(2);
});
