// What an operator does to the key ring, and what they are told of it.
import type { AsymmetricAlgorithm } from '@latchkey/fastify-auth';
import { type Config, ConfigError } from '../config.ts';
import type { Database } from '../database/connect.ts';
import { type SigningKeyRow, ensureKeys, listKeys, removeKey, rotateKeys } from './signing-keys.ts';

/** @throws ConfigError that tells how the key that signs can be changed */
function requireKeyRing({ keyRing }: Config): AsymmetricAlgorithm {
  if (keyRing) return keyRing;
  throw new ConfigError(
    'the keys are not in the database: to change SIGNING_KEY, put the old one into SIGNING_KEY_FALLBACKS. ' +
      'Keys that rotate need an ALGORITHM with key pairs, such as EdDSA, and no SIGNING_KEY',
  );
}

/** `keys:rotate`. @returns a line for the operator @throws ConfigError if there is no key ring */
export async function rotate(database: Database, config: Config): Promise<string> {
  const algorithm = requireKeyRing(config);
  await ensureKeys(database, algorithm);
  const { active, retired } = await rotateKeys(database, algorithm);
  return `Key ${active} signs now; ${retired} goes on checking what it has signed.`;
}

/** `keys:remove`. @returns a line for the operator @throws ConfigError if there is no such key, or it signs */
export async function remove(database: Database, config: Config, kid: string): Promise<string> {
  await ensureKeys(database, requireKeyRing(config));
  const removal = await removeKey(database, kid);
  if (removal === 'unknown') throw new ConfigError(`there is no key ${kid}: keys:list tells them`);
  if (removal === 'signs') throw new ConfigError(`key ${kid} signs: keys:rotate lets the next one do so`);
  await ensureKeys(database, requireKeyRing(config));
  return `Key ${kid} is removed: nothing that it has signed is good any more.`;
}

const timeOf = ({ created_at, activated_at, retired_at }: SigningKeyRow) =>
  new Date(retired_at ?? activated_at ?? created_at).toISOString();

/** `keys:list`: changes nothing. @returns a line for each key, or one that says where the key is */
export async function list(database: Database, { ALGORITHM, keyRing }: Config): Promise<string> {
  if (!keyRing)
    return `Tokens are signed with ${ALGORITHM} and SIGNING_KEY: there are no keys in the database.`;
  const keys = await listKeys(database);
  if (!keys.length) return 'There are no keys yet: the first start of the server makes them.';
  return keys
    .map((key) => `${key.state.padEnd(8)} ${key.algorithm.padEnd(6)} ${key.kid}  since ${timeOf(key)}`)
    .join('\n');
}
