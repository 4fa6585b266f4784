// S3: a valid token with one character changed, left out or put in is no token.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, type Tokens } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { toApp } from './wire.ts';

const { mutations } = figures.S3;

/** All that a header may hold but spaces, which are not part of a token: SimpleJWT, too, looks at the words between. */
const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));

interface Mutation {
  readonly kind: 'change' | 'leave out' | 'put in';
  readonly at: number;
  readonly character: string;
}

function mutated(token: string, { kind, at, character }: Mutation): string {
  const [before, after] = [token.slice(0, at % token.length), token.slice(at % token.length)];
  return `${before}${kind === 'leave out' ? '' : character}${kind === 'put in' ? after : after.slice(1)}`;
}

const mutation = fc.record({
  kind: fc.constantFrom('change', 'leave out', 'put in'),
  // Every place as often as any other, the first no more than the last.
  at: fc.noBias(fc.nat()),
  character: printable,
}) as fc.Arbitrary<Mutation>;

describe('S3: mutations of valid tokens', { timeout: patience }, () => {
  let site: Site;
  let client: Client;
  let tokens: Tokens;
  beforeEach(async () => {
    site = await Site.open();
    client = new Client(toApp(await site.serve()), { mode: 'json' });
    tokens = await client.signIn();
  });
  afterEach(() => site.close());

  const uses = [
    ['an access token', 'access', (token: string) => client.me(token)],
    ['a refresh token', 'refresh', async (token: string) => (await client.refresh(token)).status],
  ] as const;

  it.each(uses)(`are refused, ${mutations / 2} of %s`, async (_which, type, use) => {
    const token = tokens[type];
    const property = fc.asyncProperty(mutation, async (change) => {
      const other = mutated(token, change);
      fc.pre(other !== token);
      expect([other, await use(other)]).toEqual([other, 401]);
    });
    await fc.assert(property, { numRuns: mutations / 2 });
    expect(await use(token)).toBe(200);
  });

  it.each(uses)('are refused at the last character of %s, whatever it is', async (_which, type, use) => {
    const token = tokens[type];
    const others = Array.from({ length: 0x5e }, (_, i) => token.slice(0, -1) + String.fromCharCode(0x21 + i));
    for (const other of others.filter((text) => text !== token)) {
      expect([other, await use(other)]).toEqual([other, 401]);
    }
    expect(await use(token)).toBe(200);
  });
});
