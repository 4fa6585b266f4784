// Writes down the sign-ins that came to nothing.
import type { SignInAttempt, SignInAudit } from '@latchkey/fastify-auth';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/connect.ts';
import { isUnavailable } from '../database/errors.ts';
import { type AuditEntry, writeAudit } from './audit-log.ts';
import { type Tally, ThrottledTally } from './throttled-tally.ts';
import { TypedNames } from './typed-names.ts';

/** Milliseconds in which throttled sign-ins are counted before they are written down. */
const interval = 60_000;

/**
 * Each failure is a row; throttled sign-ins are counted, and once a minute and at the end there is a row for each user name
 * and network. What cannot be written is said in the log, and changes no answer.
 * @param secret see `TypedNames`
 */
export function auditSignIns(app: FastifyInstance, database: Database, secret: string): SignInAudit {
  const { engine } = database;
  const names = new TypedNames(database, secret);
  const throttled = new ThrottledTally();

  async function record(
    event: AuditEntry['event'],
    { username: typed, ip, userAgent, session: sessionId }: SignInAttempt,
    more: string[],
  ): Promise<void> {
    const { note, ...named } = await names.name(typed);
    const purpose = sessionId === undefined ? '' : 'for a new password';
    const detail = [note, purpose, ...more].filter(Boolean).join('; ');
    await database.write((transaction) =>
      writeAudit(transaction, engine, { event, ...named, ip, userAgent, sessionId, detail }),
    );
  }

  const recordThrottled = ({ first, count }: Tally) => {
    const attempts = `${count} ${count === 1 ? 'attempt' : 'attempts'}`;
    if (first) return record('sign_in_throttled', first, [attempts]);
    const entry = { event: 'sign_in_throttled', detail: `${attempts} with further names` } as const;
    return database.write((transaction) => writeAudit(transaction, engine, entry));
  };

  /** Does not fail. */
  async function tryTo(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const reason = (error as Error).message;
      if (isUnavailable(error)) app.log.warn({ reason }, 'a sign-in is missing in the audit log');
      else app.log.error({ err: error }, 'a sign-in could not be written into the audit log');
    }
  }

  let recorded = Promise.resolve();
  const recordAllThrottled = () => {
    const tallies = throttled.take();
    recorded = recorded.then(async () => {
      for (const tally of tallies) await tryTo(() => recordThrottled(tally));
    });
    return recorded;
  };
  const timer = setInterval(() => void recordAllThrottled(), interval);
  timer.unref();
  app.addHook('onClose', () => {
    clearInterval(timer);
    return recordAllThrottled();
  });

  return {
    signInFailed: (attempt) => tryTo(() => record('sign_in_failed', attempt, [])),
    signInThrottled: (attempt) => {
      throttled.add(attempt, names.digest(attempt.username));
    },
  };
}
