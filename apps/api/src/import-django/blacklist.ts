// Refresh tokens that are on SimpleJWT's blacklist are over here too: each is kept as a session that has ended.
import { randomBytes } from 'node:crypto';
import { type Revocation, keptJti } from '@latchkey/fastify-auth';
import { readClaims } from '@latchkey/tokens';
import { clocks } from '../sessions/clocks.ts';
import { UnfitError } from './import-error.ts';
import { pagesOf, rowsWithIds } from './pages.ts';
import type { Reader } from './source.ts';
import { type SourceTable, shapes } from './source-tables.ts';
import { type SourceRow, textOf, timeOf } from './source-values.ts';
import { Tally } from './tally.ts';
import type { Target } from './write-rows.ts';

const reason: Revocation = 'blacklisted';

interface DeadToken {
  readonly userId: unknown;
  readonly jti: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** @throws UnfitError */
function tokenOf(row: SourceRow): DeadToken {
  const jti = textOf(row, 'jti', 255, false);
  const expires = timeOf(row, 'expires_at');
  if (expires === undefined) throw new UnfitError('expires_at is no time');
  return {
    userId: row['user_id'],
    jti: keptJti({ ...readClaims(textOf(row, 'token', 10_000)), jti }),
    expiresAt: Date.parse(`${expires.replace(' ', 'T')}Z`),
  };
}

/** Those that somebody could still try. */
function liveTokens(rows: readonly SourceRow[], now: number, tally: Tally): DeadToken[] {
  return rows.flatMap((row) => {
    try {
      const token = tokenOf(row);
      if (token.expiresAt > now) return [token];
      tally.skip(row['id'], 'it has expired');
    } catch (error) {
      if (!(error instanceof UnfitError)) throw error;
      tally.skip(row['id'], error.message);
    }
    return [];
  });
}

export class BlacklistWriter {
  readonly #target: Target;
  readonly #tally = new Tally();

  constructor(target: Target) {
    this.#target = target;
  }

  /** @param now milliseconds since 1970 */
  async copy(
    reader: Reader,
    outstanding: SourceTable,
    blacklisted: SourceTable,
    now: number,
  ): Promise<Tally> {
    const { needs } = shapes.outstanding_tokens;
    for await (const page of pagesOf(reader, blacklisted, shapes.blacklisted_tokens.needs)) {
      const ids = page.map((row) => row['token_id'] as number);
      await this.#end(liveTokens(await rowsWithIds(reader, outstanding, needs, ids), now, this.#tally));
    }
    return this.#tally;
  }

  async #end(tokens: readonly DeadToken[]): Promise<void> {
    if (tokens.length === 0) return;
    const { transaction, engine } = this.#target;
    const jtis = tokens.map(({ jti }) => jti);
    const known = (await transaction('sessions')
      .whereIn('adopted_jti', jtis)
      .select('adopted_jti')) as unknown[];
    const users = (await transaction('users')
      .whereIn(
        'id',
        tokens.map(({ userId }) => userId as number).filter((id) => id !== null),
      )
      .select('id')) as { id: number }[];
    const owners = new Set<unknown>(users.map(({ id }) => id));
    const now = transaction.raw(clocks[engine]);
    await transaction('sessions')
      .insert(
        tokens.map(({ jti, expiresAt, userId }) => ({
          id: randomBytes(16).toString('hex'),
          user: owners.has(userId) ? userId : null,
          current_jti: jti,
          adopted_jti: jti,
          issued_at: now,
          expires_at: expiresAt,
          created_at: now,
          last_seen_at: now,
          ip: '',
          user_agent: '',
          revoked_at: now,
          revoked_reason: reason,
        })),
      )
      .onConflict('adopted_jti')
      // One that was adopted here before it came onto the blacklist there ends now; one that has ended stays as it is.
      .merge({
        revoked_at: transaction.raw('coalesce(sessions.revoked_at, excluded.revoked_at)'),
        revoked_reason: transaction.raw('coalesce(sessions.revoked_reason, excluded.revoked_reason)'),
      });
    this.#tally.updated += known.length;
    this.#tally.added += tokens.length - known.length;
  }
}
