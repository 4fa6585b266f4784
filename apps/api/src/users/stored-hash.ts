// The forms in which Django stores passwords, and how a password is checked against each.
import { createHash, pbkdf2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { verify as verifyArgon2 } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';

/** A hash that can be checked, which happens off the event loop. */
export interface StoredHash {
  /** The algorithm: `argon2id`, `pbkdf2_sha256`. */
  readonly kind: string;
  /** How dear it is, to compare with others of the same kind. */
  readonly work: number;
  /** Rejects if the hash is not what it seems to be. */
  fits(candidate: string): Promise<boolean>;
}

/** The most that a stored hash may ask for, each about a second's work: a row must not stop the server. */
const most = { argon2Memory: 262_144, argon2Work: 1_048_576, pbkdf2: 4_000_000, scrypt: 2 ** 22, bcrypt: 14 };
const scryptMemory = 256 * 1024 * 1024;

const derivePbkdf2 = promisify(pbkdf2);
const deriveScrypt = promisify<string, string, number, object, Buffer>(scrypt);

/** Compares with a digest in base64 that must have so many bytes. */
function digestOf(base64: string, bytes: number): Buffer | undefined {
  const digest = Buffer.from(base64, 'base64');
  return digest.length === bytes ? digest : undefined;
}

/** `argon2$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`: the name of Django's hasher, then a PHC string. */
const argon2Form =
  /^argon2(\$(argon2(?:id|i|d))\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=\d{1,2}\$[A-Za-z\d+/]+\$[A-Za-z\d+/]+)$/;

function readArgon2(stored: string): StoredHash | undefined {
  const [, phc = '', kind = '', memory, time] = argon2Form.exec(stored) ?? [];
  const [memoryCost, timeCost] = [Number(memory), Number(time)];
  const work = memoryCost * timeCost;
  if (!phc || memoryCost > most.argon2Memory || work > most.argon2Work) return undefined;
  return { kind, work, fits: (candidate) => verifyArgon2(phc, candidate) };
}

/** `pbkdf2_sha256$ITERATIONS$SALT$HASH` */
const pbkdf2Form = /^(pbkdf2_(sha256|sha1))\$([1-9]\d{0,6})\$([^$]+)\$([A-Za-z\d+/]+=*)$/;
const digestBytes: Readonly<Record<string, number>> = { sha256: 32, sha1: 20 };

function readPbkdf2(stored: string): StoredHash | undefined {
  const [, kind = '', algorithm = '', iterations, salt = '', hash = ''] = pbkdf2Form.exec(stored) ?? [];
  const work = Number(iterations);
  const bytes = digestBytes[algorithm] ?? 0;
  const digest = digestOf(hash, bytes);
  if (!kind || !digest || work > most.pbkdf2) return undefined;
  return {
    kind,
    work,
    fits: async (candidate) =>
      timingSafeEqual(await derivePbkdf2(candidate, salt, work, bytes, algorithm), digest),
  };
}

/** `scrypt$N$SALT$R$P$HASH` */
const scryptForm = /^scrypt\$(\d{1,7})\$([^$]+)\$([1-9]\d?)\$([1-9]\d?)\$([A-Za-z\d+/]+=*)$/;
const scryptBytes = 64;

function readScrypt(stored: string): StoredHash | undefined {
  const [, n, salt = '', r, p, hash = ''] = scryptForm.exec(stored) ?? [];
  const cost = { N: Number(n), r: Number(r), p: Number(p), maxmem: scryptMemory };
  const work = cost.N * cost.r * cost.p;
  const digest = digestOf(hash, scryptBytes);
  if (!digest || work > most.scrypt) return undefined;
  return {
    kind: 'scrypt',
    work,
    fits: async (candidate) =>
      timingSafeEqual(await deriveScrypt(candidate, salt, scryptBytes, cost), digest),
  };
}

/** `bcrypt_sha256$$2b$12$SALTHASH`: bcrypt of the SHA-256 in hex, since bcrypt looks at 72 bytes only. */
const bcryptForm = /^bcrypt_sha256\$(\$2[aby]\$(\d\d)\$[./A-Za-z\d]{53})$/;

function readBcrypt(stored: string): StoredHash | undefined {
  const [, hash = '', cost] = bcryptForm.exec(stored) ?? [];
  if (!hash || Number(cost) > most.bcrypt) return undefined;
  return {
    kind: 'bcrypt_sha256',
    work: 2 ** Number(cost),
    fits: (candidate) => verifyBcrypt(createHash('sha256').update(candidate).digest('hex'), hash),
  };
}

/** Reads a hash; `undefined` if it is of no kind that is known, or asks for an absurd amount of work. */
export function readHash(stored: string): StoredHash | undefined {
  return readArgon2(stored) ?? readPbkdf2(stored) ?? readScrypt(stored) ?? readBcrypt(stored);
}
