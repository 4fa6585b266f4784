// T3: an answer that is lost on the wire signs nobody out, and a token that comes back after its successor was used ends
// the session.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mistake } from './broken.ts';
import { Client, claimsOf } from './client.ts';
import { type CuttingGate, openCuttingGate } from './cutting-gate.ts';
import { figures, patience } from './figures.ts';
import { Site, grace, pass } from './servers.ts';
import { toAddress } from './wire.ts';

const { times } = figures.T3;
/** A mistake shows at once. */
const few = 5;
const hours = 3600;

/** How often each outcome was seen. */
type Outcomes = Readonly<Record<string, number>>;

describe('T3: a refresh whose answer is cut off after the commit', { timeout: patience }, () => {
  let site: Site;
  let gate: CuttingGate;
  /** Its requests arrive, its answers do not. */
  let cut: Client;
  let client: Client;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(async () => {
    await gate.close();
    await site.close();
  });

  async function serve(mistake?: Mistake): Promise<void> {
    const app = await site.serve({}, mistake);
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    gate = await openCuttingGate(address);
    cut = new Client(toAddress(gate.address));
    client = new Client(toAddress(address));
  }

  /** What the database holds of the newest session. */
  const kept = () =>
    site.database
      .knex('sessions')
      .orderBy('created_at', 'desc')
      .first<{ current_jti: string; generation: number; revoked_reason: string | null }>();

  /** Loses the answer to a refresh, and tries again later. @returns what came of it, in words */
  async function loseAndRetry(token: string, seconds: number): Promise<[outcome: string, next: string]> {
    const { generation } = await kept();
    const isLost = await cut.refresh(token).then(
      () => false,
      () => true,
    );
    const committed = await kept();
    if (!isLost || committed.generation !== generation + 1) return ['nothing was lost', token];
    await pass(site.database, seconds);
    const { status, access, refresh = '' } = await client.refresh(token);
    if (status !== 200) return [`answered ${status}`, token];
    if (claimsOf(refresh).jti !== committed.current_jti) return ['another successor', refresh];
    return [(await client.me(access ?? '')) === 200 ? 'recovered' : 'a dead token', refresh];
  }

  /** Loses so many answers of one session, one after another. */
  async function loseAndRetryOften(seconds: number, times: number): Promise<Outcomes> {
    const outcomes: Record<string, number> = {};
    let { refresh: token } = await client.signIn();
    for (let i = 0; i < times; i++) {
      const [outcome, next] = await loseAndRetry(token, seconds);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      token = next;
      await pass(site.database, grace + 1);
    }
    return outcomes;
  }

  /** Presents a token in so many sessions when its successor has been in use for a while. */
  async function replayUsedOften(times: number): Promise<Outcomes> {
    const outcomes: Record<string, number> = {};
    for (let i = 0; i < times; i++) {
      const { refresh: token } = await client.signIn();
      await cut.refresh(token).catch(() => undefined);
      const { access = '', refresh = '' } = await client.refresh(token);
      const use = await client.me(access);
      await pass(site.database, grace + 1);
      const replay = await client.refresh(token);
      const owner = await client.refresh(refresh);
      const { revoked_reason: reason } = await kept();
      const outcome = `used ${use}, replayed ${replay.status}, owner ${owner.status}, ${reason}`;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return outcomes;
  }

  it.each([
    ['at once', 0],
    ['after 20 s', 20],
    ['after 3 h without use', 3 * hours],
  ])(`goes on with the same successor %s, ${times} times`, async (_when, seconds) => {
    await serve();
    expect(await loseAndRetryOften(seconds, times)).toEqual({ recovered: times });
  });

  it(`ends the session 31 s after its successor was used, ${times} times`, async () => {
    await serve();
    expect(await replayUsedOften(times)).toEqual({ 'used 200, replayed 401, owner 401, reuse': times });
    const [audited] = await site.database.knex('audit').where('event', 'token_reuse').count({ times: '*' });
    expect(Number(audited?.['times'])).toBe(times);
  });

  it('is not recovered from where a store forgets the token before', async () => {
    await serve('forgetsPrevious');
    expect(await loseAndRetryOften(0, few)).not.toHaveProperty('recovered');
  });

  it('gets another successor where a store rotates again', async () => {
    await serve('rotatesAgain');
    expect(await loseAndRetryOften(20, few)).toEqual({ 'another successor': few });
  });

  it('lets a thief in where a store forgets that the successor was used', async () => {
    await serve('forgetsUse');
    expect(await replayUsedOften(few)).toEqual({ 'used 200, replayed 200, owner 200, null': few });
  });
});
