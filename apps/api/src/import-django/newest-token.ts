// What the newest refresh token tells of the settings that SimpleJWT had, and whether ours can read it.
import fastifyJwt from '@fastify/jwt';
import { isHmac } from '@latchkey/fastify-auth';
import { readClaims } from '@latchkey/tokens';
import Fastify from 'fastify';
import type { Config } from '../config.ts';
import type { Reader } from './source.ts';
import type { SourceTable } from './source-tables.ts';

export type KeySettings = Pick<Config, 'SIGNING_KEY' | 'ALGORITHM'>;

export interface TokenHints {
  readonly algorithm?: string;
  /** Seconds. */
  readonly refreshTokenLifetime?: number;
  readonly issuer?: string;
  readonly audience?: string;
  /** Whether the SIGNING_KEY that is set here has signed it; `undefined` if that cannot be told. */
  readonly isKeyRight?: boolean | undefined;
}

function headerOf(token: string): { readonly alg?: unknown } {
  try {
    return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as object;
  } catch {
    return {};
  }
}

/** Judges the signature alone: the token may have expired long ago. */
async function isSignedBy(
  { SIGNING_KEY, ALGORITHM }: KeySettings,
  token: string,
): Promise<boolean | undefined> {
  if (SIGNING_KEY === undefined || !isHmac(ALGORITHM)) return undefined;
  const verifier = Fastify();
  try {
    await verifier.register(fastifyJwt, { secret: SIGNING_KEY });
    verifier.jwt.verify(token, { algorithms: [ALGORITHM], ignoreExpiration: true });
    return true;
  } catch {
    return false;
  } finally {
    await verifier.close();
  }
}

/** An empty object where the source keeps no tokens. */
export async function newestTokenHints(
  reader: Reader,
  outstanding: SourceTable | undefined,
  keys: KeySettings,
): Promise<TokenHints> {
  if (!outstanding) return {};
  const [row] = await reader.ask(
    async (knex) =>
      (await knex(outstanding.name).select('token').orderBy('id', 'desc').limit(1)) as { token: unknown }[],
  );
  const token = typeof row?.token === 'string' ? row.token : '';
  const claims = readClaims(token);
  if (!claims) return {};
  const { exp, iat, iss, aud } = claims;
  const { alg } = headerOf(token);
  return {
    ...(typeof alg === 'string' && { algorithm: alg }),
    ...(exp !== undefined && iat !== undefined && { refreshTokenLifetime: exp - iat }),
    ...(typeof iss === 'string' && { issuer: iss }),
    ...(aud !== undefined && { audience: [aud].flat().map(String).join(',') }),
    isKeyRight: await isSignedBy(keys, token),
  };
}
