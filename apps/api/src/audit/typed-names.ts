// Whose name it is that somebody typed, and what may be kept of it if it is nobody's.
import { createHmac, hkdfSync } from 'node:crypto';
import type { Database } from '../database/connect.ts';
import type { UserState } from '../users/user-store.ts';
import type { AuditEntry } from './audit-log.ts';

interface Known {
  readonly id: number;
  readonly username: string;
  readonly state: UserState;
}

/** Users have names of so many characters at most. */
const longestName = 150;

/** Digits that tell a few hundred names apart, and are too few to find out the one that was typed. */
const digits = 8;

/** What an audit row says of whom an attempt was about. */
type Named = Pick<AuditEntry, 'userId' | 'username'> & { readonly note: string };

export class TypedNames {
  readonly #find: (username: string) => Promise<Known | undefined>;
  readonly #key: Uint8Array;

  /** @param secret the same in all processes, and nowhere in the database */
  constructor(database: Database, secret: string) {
    const byName = database.prepare<Known>('select id, username, state from users where username = ?');
    this.#find = (username) => byName.get(username);
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'user names that nobody has', 32));
  }

  /** Stands for a name: short, and the same for every spelling that finds the same user. */
  digest(typed: string): string {
    return createHmac('sha256', this.#key).update(typed.normalize('NFKC')).digest('hex').slice(0, digits);
  }

  /**
   * A name that is nobody's may be a password that was typed into the wrong field, or nearly one: nothing of it is kept but
   * a keyed digest, which shows that the same was typed again.
   */
  async name(typed: string): Promise<Named> {
    const username = typed.normalize('NFKC');
    // Also for a name that is somebody's: the two shall take equally long.
    const digest = this.digest(typed);
    // PostgreSQL has no text with NUL, and no user either.
    const isPossible = username.length <= 2 * longestName && !username.includes('\0');
    const known = isPossible ? await this.#find(username) : undefined;
    if (!known) return { note: `unknown name #${digest}` };
    const note = known.state === 'active' ? '' : `${known.state} user`;
    return { userId: known.id, username: known.username, note };
  }
}
