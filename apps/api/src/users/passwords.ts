// Passwords in Django's own form: argon2id, hashed off the event loop.
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id, the library's default: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Django writes the name of its hasher before the PHC string. */
const prefix = 'argon2';

/** `argon2$argon2id$v=19$m=19456,t=2,p=1$salt$hash` */
export const hashPassword = async (password: string) => prefix + (await hash(password, cost));

/** A hash of ours or of Django's: its name, then the PHC string. */
const usable = /^argon2\$argon2(?:id|i|d)\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d{1,2})\$[\w+/]+\$[\w+/]+$/;

/** The most that a stored hash may ask for: 256 MiB, ten passes. A stored row must not stop the server. */
function isUsable(stored: string): boolean {
  const [memory = Infinity, time = Infinity] = usable.exec(stored)?.slice(1).map(Number) ?? [];
  return memory <= 262_144 && time <= 10;
}

/** Costs as much as a real one and fits nobody's password: names that do not exist must not answer faster. */
const nobodysHash = hashPassword(crypto.randomUUID());

/** A password as it was typed, as DRF trims it, and with its characters composed (RFC 8265). */
const candidates = (password: string) => [...new Set([password, password.trim(), password.normalize('NFC')])];

/**
 * Whether a password fits a stored hash. Without a hash, or with one of another kind, it takes as long and fits not.
 */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const own = stored !== undefined && isUsable(stored) ? stored : undefined;
  const hashed = (own ?? (await nobodysHash)).slice(prefix.length);
  for (const candidate of candidates(password)) {
    // A hash that cannot be decoded fits nothing.
    if (await verify(hashed, candidate).catch(() => false)) return own !== undefined;
  }
  return false;
}
