// The signing key that is made when none is given, kept in the data folder so that sessions outlive a restart.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortestSigningKey } from '@latchkey/fastify-auth';
import { ConfigError } from './config.ts';

/** Reads DATA_DIR/signing-key, or makes it: 48 random bytes, readable by its owner alone. */
export function keptSigningKey(folder: string): string {
  const file = join(folder, 'signing-key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // Fails if there is one, also if another process has just made it.
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file, 'utf8').trim();
  if (Buffer.byteLength(key) >= shortestSigningKey) return key;
  throw new ConfigError(`the signing key in ${file} must be at least ${shortestSigningKey} bytes long`);
}
