// Passwords in Django's own form: argon2id, hashed off the event loop. The one place where a password is checked.
import { hash } from '@node-rs/argon2';
import { type StoredHash, readHash } from './stored-hash.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How the hashes begin that are made now. */
export const ownPrefix = `argon2$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** `argon2$argon2id$v=19$m=19456,t=2,p=1$salt$hash` */
export const hashPassword = async (password: string) => `argon2${await hash(password, cost)}`;

/** Costs as much as a real one and fits nobody's password: names that do not exist must not answer faster. */
export const nobodysHash = hashPassword(crypto.randomUUID());

/** A password as it was typed, as DRF trims it, and with its characters composed (RFC 8265). */
const candidates = (password: string) => [...new Set([password, password.trim(), password.normalize('NFC')])];

/** How many hashes a wrong password may cost. */
export const hashesFor = (password: string) => candidates(password).length;

export interface Match {
  /** The password in the spelling that fits. */
  readonly password: string;
  /** Whether the hash is weaker than the ones that are made now. */
  readonly isOutdated: boolean;
}

const isOutdated = ({ kind, work }: StoredHash) =>
  kind !== 'argon2id' || work < cost.memoryCost * cost.timeCost;

/**
 * Checks a password against a stored hash. Without a hash, or with one of no use, it hashes all the same and nothing fits.
 * @returns `undefined` if it does not fit
 */
export async function matchPassword(
  stored: string | undefined,
  password: string,
): Promise<Match | undefined> {
  const own = stored === undefined ? undefined : readHash(stored);
  const tried = own ?? readHash(await nobodysHash);
  for (const candidate of candidates(password)) {
    // A hash that cannot be decoded fits nothing.
    const fits = await tried?.fits(candidate).catch(() => false);
    if (fits && own) return { password: candidate, isOutdated: isOutdated(own) };
  }
  return undefined;
}
