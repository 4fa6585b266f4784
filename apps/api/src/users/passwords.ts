// Passwords in Django's own form: argon2id, hashed off the event loop.
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id, the library's default: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Django writes the name of its hasher before the PHC string. */
const prefix = 'argon2';

/** `argon2$argon2id$v=19$m=19456,t=2,p=1$salt$hash` */
export const hashPassword = async (password: string) => prefix + (await hash(password, cost));

/** Costs as much as a real one and fits nobody's password: names that do not exist must not answer faster. */
const nobodysHash = hashPassword(crypto.randomUUID());

/** A password as it was typed, as DRF trims it, and with its characters composed (RFC 8265). */
const candidates = (password: string) => [...new Set([password, password.trim(), password.normalize('NFC')])];

/**
 * Whether a password fits a stored hash. Without a hash, or with one of another kind, it takes as long and fits not.
 */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const isUsable = stored?.startsWith(`${prefix}$`) ?? false;
  const hashed = (isUsable && stored) || (await nobodysHash);
  for (const candidate of candidates(password)) {
    if (await verify(hashed.slice(prefix.length), candidate)) return isUsable;
  }
  return false;
}
