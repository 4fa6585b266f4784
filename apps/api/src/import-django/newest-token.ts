// What the newest refresh token tells of the settings that SimpleJWT had.
import { readClaims } from '@latchkey/tokens';
import type { Reader } from './source.ts';
import type { SourceTable } from './source-tables.ts';

export interface TokenHints {
  readonly algorithm?: string;
  /** Seconds. */
  readonly refreshTokenLifetime?: number;
  readonly issuer?: string;
  readonly audience?: string;
}

function headerOf(token: string): { readonly alg?: unknown } {
  try {
    return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as object;
  } catch {
    return {};
  }
}

/** An empty object where the source keeps no tokens. */
export async function newestTokenHints(
  reader: Reader,
  outstanding: SourceTable | undefined,
): Promise<TokenHints> {
  if (!outstanding) return {};
  const [row] = await reader.ask(
    async (knex) =>
      (await knex(outstanding.name).select('token').orderBy('id', 'desc').limit(1)) as { token: unknown }[],
  );
  const token = typeof row?.token === 'string' ? row.token : '';
  const { exp, iat, iss, aud } = readClaims(token) ?? {};
  const { alg } = headerOf(token);
  return {
    ...(typeof alg === 'string' && { algorithm: alg }),
    ...(exp !== undefined && iat !== undefined && { refreshTokenLifetime: exp - iat }),
    ...(typeof iss === 'string' && { issuer: iss }),
    ...(aud !== undefined && { audience: [aud].flat().map(String).join(',') }),
  };
}
