// A client whose clock is wrong, by any amount and at any moment, works like one whose clock is right.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AccessToken, type Moment, readAccessToken, remainingLife } from './access-token.ts';
import { bearer, refuse, settle, setUp, token, type Kit } from './spec-kit.ts';

const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('readAccessToken', () => {
  const at = { steady: 5_000, wall: 1_000_000_000_000 };
  const iat = 1_000_000_000;
  const read = (claims: Record<string, unknown>) => ({ ...readAccessToken(token(claims), at), owner: 1 });
  const isSpent = (access: AccessToken, then: Moment) => remainingLife(access, then) <= 0;

  it('counts the life of a token from its receipt, two seconds short', () => {
    const access = read({ iat: iat + 9_999, exp: iat + 9_999 + 300 });
    const after = (ms: number) => ({ steady: at.steady + ms, wall: at.wall + ms });
    expect(isSpent(access, after(297_999))).toBe(false);
    expect(isSpent(access, after(298_000))).toBe(true);
  });

  it('ends a token by whichever clock gets there first', () => {
    const access = read({ iat, exp: iat + 300 });
    expect(isSpent(access, { steady: at.steady + 298_000, wall: at.wall - 86_400_000 })).toBe(true);
    expect(isSpent(access, { steady: at.steady, wall: at.wall + 298_000 })).toBe(true);
  });

  it('leaves half of a very short life', () => {
    const access = read({ iat, exp: iat + 2 });
    expect(isSpent(access, { steady: at.steady + 999, wall: at.wall + 999 })).toBe(false);
    expect(isSpent(access, { steady: at.steady + 1_000, wall: at.wall + 1_000 })).toBe(true);
  });

  it('takes exp as it is where iat is missing', () => {
    const access = read({ iat: undefined, exp: iat + 300 });
    expect(isSpent(access, { steady: at.steady + 298_000, wall: at.wall })).toBe(true);
  });

  it.each([
    { exp: undefined },
    { exp: 'soon' },
    { exp: null },
    { iat, exp: iat },
    { iat, exp: iat - 5 },
    { iat: undefined, exp: iat - 5 },
  ])('leaves it to the server when the life of a token makes no sense: %j', (claims) => {
    const access = read(claims);
    expect(isSpent(access, { steady: at.steady + 1e12, wall: at.wall + 1e12 })).toBe(false);
  });

  it.each([
    [7, '7'],
    ['7', '7'],
    ['', ''],
    [undefined, ''],
    [null, ''],
    [{ id: 7 }, ''],
  ])('reads the user_id %j as %j', (user_id, id) => {
    expect(read({ user_id }).userId).toBe(id);
  });

  it('knows nothing of a token that is no JWT', () => {
    const access = { ...readAccessToken('opaque', at), owner: 1 };
    expect(access.claims).toEqual({});
    expect(isSpent(access, { steady: 1e12, wall: 1e13 })).toBe(false);
  });
});

/** An API with a clock of its own: access tokens live 300 s, and it counts what reaches it. */
function strictServer(page: Kit) {
  const seen = { refreshes: 0, dead: 0, served: 0 };
  const begun = performance.now();
  const seconds = () => 1_700_000_000 + (performance.now() - begun) / 1000;
  const dies = new Map<string, number>();
  const mint = (): string => {
    const iat = Math.floor(seconds());
    const access = token({ iat, exp: iat + 300 });
    dies.set(`Bearer ${access}`, iat + 300);
    return access;
  };
  const answer = async (): Promise<void> => {
    for (let round = 0; round < 4; round++) {
      page.refreshes().forEach((request) => {
        seen.refreshes++;
        request.flush({ access: mint() });
      });
      page.take('/api/things/').forEach((request) => {
        const alive = (dies.get(bearer(request) ?? '') ?? 0) > seconds();
        seen.dead += Number(!alive);
        seen.served += Number(alive);
        const reply = alive
          ? () => {
              request.flush('ok');
            }
          : () => {
              refuse(request);
            };
        reply();
      });
      await settle();
    }
  };
  return { seen, mint, answer };
}

describe('a clock that is off', () => {
  // Every hour from -24 to +24, and the crooked values in between that once were trouble elsewhere.
  const offsets = [
    ...Array.from({ length: 49 }, (_, index) => (index - 24) * hour),
    ...[-299, -61, -5, -1, 1, 5, 61, 290, 299, 300, 301].map((seconds) => seconds * 1000),
  ];

  it.each(offsets)('by %i ms neither loops nor sends a dead token', async (offset) => {
    vi.setSystemTime(1_700_000_000_000 + offset);
    const page = setUp();
    const { seen, mint, answer } = strictServer(page);
    await page.signIn(mint());
    // An hour, one request every 7 s.
    const calls = [];
    for (let step = 0; step < 514; step++) {
      await vi.advanceTimersByTimeAsync(7_000);
      calls.push(page.get());
      await answer();
    }
    expect(seen).toEqual({ refreshes: expect.any(Number), dead: 0, served: 514 });
    expect(seen.refreshes).toBeLessThanOrEqual(13);
    expect(calls.every((call) => call.answers[0] === 'ok')).toBe(true);
  });

  it.each(offsets)('and jumps by %i ms costs one refresh at most', async (offset) => {
    vi.setSystemTime(1_700_000_000_000);
    const page = setUp();
    const { seen, mint, answer } = strictServer(page);
    await page.signIn(mint());
    vi.setSystemTime(1_700_000_000_000 + offset);
    for (let step = 0; step < 20; step++) {
      await vi.advanceTimersByTimeAsync(7_000);
      page.get();
      await answer();
    }
    expect(seen.dead).toBe(0);
    expect(seen.served).toBe(20);
    expect(seen.refreshes).toBeLessThanOrEqual(1);
  });
});
