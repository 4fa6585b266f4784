// The signing key that is made when none is given, kept in the data folder so that sessions outlive a restart.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Algorithm, OptionError, checkKeys } from '@latchkey/fastify-auth';
import { ConfigError } from './config.ts';

/**
 * Reads DATA_DIR/signing-key, or makes it: 48 random bytes as 64 characters, enough for each HMAC, readable by its owner
 * alone.
 * @throws ConfigError if it is too short
 */
export function keptSigningKey(folder: string, algorithm: Algorithm): string {
  const file = join(folder, 'signing-key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // Fails if there is one, also if another process has just made it.
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file, 'utf8').trim();
  try {
    checkKeys({ algorithm, signingKey: key });
    return key;
  } catch (error) {
    throw error instanceof OptionError
      ? new ConfigError(`the signing key in ${file} must ${error.must}`)
      : error;
  }
}
