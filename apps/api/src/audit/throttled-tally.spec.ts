import { describe, expect, it } from 'vitest';
import { ThrottledTally } from './throttled-tally.ts';

const attempt = (ip: string, username = 'eve') => ({ username, ip, userAgent: 'spec' });

describe('ThrottledTally', () => {
  it('counts by user name and network, and begins again when it was taken', () => {
    const tally = new ThrottledTally();
    tally.add(attempt('192.0.2.1'), 'eve');
    tally.add(attempt('2001:db8::1'), 'eve');
    tally.add(attempt('192.0.2.1'), 'carl');
    tally.add(attempt('::ffff:192.0.2.1'), 'eve');
    tally.add(attempt('2001:db8::2'), 'eve');
    tally.add(attempt('192.0.2.1'), 'eve');
    expect(tally.take()).toEqual([
      { first: attempt('192.0.2.1'), count: 3 },
      { first: attempt('2001:db8::1'), count: 2 },
      { first: attempt('192.0.2.1'), count: 1 },
    ]);
    expect(tally.take()).toEqual([]);
  });

  it('tells a hundred apart, and counts the others together', () => {
    const tally = new ThrottledTally();
    for (let i = 0; i < 5000; i++) tally.add(attempt('192.0.2.1', `name ${i}`), `${i}`);
    tally.add(attempt('192.0.2.1', 'name 7'), '7');
    const tallies = tally.take();
    expect(tallies).toHaveLength(101);
    expect(tallies[7]).toEqual({ first: attempt('192.0.2.1', 'name 7'), count: 2 });
    expect(tallies.at(-1)).toEqual({ first: undefined, count: 4900 });
  });
});
