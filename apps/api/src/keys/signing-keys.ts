// The key ring in the database: one key pair signs, one will be next, and those that signed before still check.
import {
  type AsymmetricAlgorithm,
  type SigningKeyState,
  type SigningKeyStore,
  generateSigningKey,
} from '@latchkey/fastify-auth';
import type { Knex } from 'knex';
import { commandLine, writeAudit } from '../audit/audit-log.ts';
import type { Database } from '../database/connect.ts';
import { clocks } from '../sessions/clocks.ts';
import { countOfSessions } from '../sessions/revoke.ts';

/** A key pair without its private half. Times are milliseconds since 1970. */
export interface SigningKeyRow {
  readonly kid: string;
  readonly algorithm: AsymmetricAlgorithm;
  readonly state: SigningKeyState;
  readonly created_at: number;
  readonly activated_at: number | null;
  readonly retired_at: number | null;
}

interface StoredRow extends Pick<SigningKeyRow, 'kid' | 'algorithm' | 'state'> {
  readonly private_key: string;
}

/** The keys as fastify-auth asks for them, the one that retired last before the others. */
export function signingKeyStore(database: Database): SigningKeyStore {
  const keys = database.prepare<StoredRow>(
    'select kid, algorithm, state, private_key from signing_keys order by retired_at desc, kid',
  );
  return {
    read: async () =>
      (await keys.all()).map(({ private_key, ...key }) => ({ ...key, privateKey: private_key })),
  };
}

/** The keys in the order of their lives: the one that signs, the next one, and those that retired, the last one first. */
export async function listKeys({ knex }: Database): Promise<SigningKeyRow[]> {
  const rows = await knex<SigningKeyRow>('signing_keys')
    .select('kid', 'algorithm', 'state', 'created_at', 'activated_at', 'retired_at')
    .orderBy('retired_at', 'desc');
  const states: readonly SigningKeyState[] = ['active', 'next', 'retired'];
  return states.flatMap((state) => rows.filter((row) => row.state === state));
}

type NewKey = Awaited<ReturnType<typeof generateSigningKey>>;

const insertKey = (
  transaction: Knex.Transaction,
  engine: Database['engine'],
  { kid, privateKey }: NewKey,
  { algorithm, state }: Pick<SigningKeyRow, 'algorithm' | 'state'>,
) => {
  const now = transaction.raw(clocks[engine]);
  return transaction('signing_keys').insert({
    kid,
    algorithm,
    state,
    private_key: privateKey,
    created_at: now,
    activated_at: state === 'active' ? now : null,
  });
};

/**
 * Sees to it that there is a key that signs, and a next one for this algorithm. A key that signs stays until `rotateKeys`,
 * whatever its algorithm: the next one is to be known before it takes over. Call it within `database.exclusively`.
 * @returns the algorithm of the key that signs
 */
export async function ensureKeys(
  { knex, write, engine }: Database,
  algorithm: AsymmetricAlgorithm,
): Promise<AsymmetricAlgorithm> {
  const rows = await knex<SigningKeyRow>('signing_keys').select('algorithm', 'state');
  const active = rows.find(({ state }) => state === 'active');
  const next = rows.find(({ state }) => state === 'next');
  const hasNext = next?.algorithm === algorithm;
  if (active && hasNext) return active.algorithm;
  const madeActive = active ? undefined : await generateSigningKey(algorithm);
  const madeNext = hasNext ? undefined : await generateSigningKey(algorithm);
  await write(async (transaction) => {
    if (madeActive) await insertKey(transaction, engine, madeActive, { algorithm, state: 'active' });
    if (!madeNext) return;
    // It has not signed anything.
    await transaction('signing_keys').where('state', 'next').delete();
    await insertKey(transaction, engine, madeNext, { algorithm, state: 'next' });
  });
  return active?.algorithm ?? algorithm;
}

/**
 * Lets the next key sign, keeps the one that signed for what it has signed, and makes a new next one. Call it within
 * `database.exclusively`, after `ensureKeys`.
 * @returns the key that signs now, and the one that did
 */
export async function rotateKeys(
  { write, engine }: Database,
  algorithm: AsymmetricAlgorithm,
): Promise<{ readonly active: string; readonly retired: string }> {
  const made = await generateSigningKey(algorithm);
  return write(async (transaction) => {
    const now = transaction.raw(clocks[engine]);
    const move = async (from: SigningKeyState, changes: object): Promise<string> => {
      const [row] = await transaction('signing_keys')
        .where('state', from)
        .update(changes)
        .returning<{ kid: string }[]>('kid');
      if (!row) throw new Error(`the key ring has no ${from} key`);
      return row.kid;
    };
    const retired = await move('active', { state: 'retired', retired_at: now });
    const active = await move('next', { state: 'active', activated_at: now });
    await insertKey(transaction, engine, made, { algorithm, state: 'next' });
    const detail = `${active} signs, ${retired} is retired`;
    await writeAudit(transaction, engine, { event: 'keys_rotated', ...commandLine, detail });
    return { active, retired };
  });
}

/** What became of a key that is to be removed. */
export type Removal = 'removed' | 'signs' | 'unknown';

/**
 * Removes a key that somebody else may have, unless it signs: nothing that it has signed is good any more, and the sessions
 * whose refresh token it has signed end.
 */
export const removeKey = ({ write, engine }: Database, kid: string): Promise<Removal> =>
  write(async (transaction) => {
    const row = await transaction<SigningKeyRow>('signing_keys').where('kid', kid).first('state');
    if (!row) return 'unknown';
    if (row.state === 'active') return 'signs';
    await transaction('signing_keys').where('kid', kid).delete();
    const ended = await transaction('sessions')
      .where('kid', kid)
      .whereNull('revoked_at')
      .update({ revoked_at: transaction.raw(clocks[engine]), revoked_reason: 'revoked' });
    const detail = `${kid}, ${countOfSessions(ended)} ended`;
    await writeAudit(transaction, engine, { event: 'key_removed', ...commandLine, detail });
    return 'removed';
  });

/** Seconds in which every server has noticed that a key is retired. */
const noticed = 60;

/**
 * Removes the retired keys all of whose tokens have expired, also where tokens lived longer when they were issued.
 * @param lifetime seconds that a token may live, with those of LEEWAY
 * @returns how many there were
 */
export const removeExpiredKeys = ({ write, engine }: Database, lifetime: number): Promise<number> =>
  write((transaction) =>
    transaction('signing_keys')
      .where('state', 'retired')
      .whereRaw(`retired_at < ${clocks[engine]} - ?`, [(lifetime + noticed) * 1000])
      .whereNotExists(transaction('sessions').whereRaw('sessions.kid = signing_keys.kid'))
      .delete(),
  );
