// What signs and checks tokens with one key: an instance of @fastify/jwt that knows nothing else.
import fastifyJwt from '@fastify/jwt';
import Fastify from 'fastify';
import type { KeyMaterial, PublicJwk } from './signing-key.ts';

export interface TokenKey {
  /** `undefined` for an HMAC key. */
  readonly kid: string | undefined;
  /** `undefined` for an HMAC key. */
  readonly publicJwk: PublicJwk | undefined;
  /** The header of the tokens that it signs, as it stands in them. */
  readonly header: string;
  /** @throws if only its public half is known */
  sign(claims: Record<string, unknown>): string;
  /** The claims of a token, a new object each time. @throws if it is not signed with this key and its algorithm */
  verify(token: string): Record<string, unknown>;
}

/** Options that are given at a call make a new verifier each time: so every key has an instance to itself. */
export async function openKey({ algorithm, kid, publicJwk, secret }: KeyMaterial): Promise<TokenKey> {
  const host = Fastify();
  await host.register(fastifyJwt, {
    secret,
    sign: { algorithm, ...(kid !== undefined && { kid }) },
    // Expiry is ours to judge, by SimpleJWT's rules and the given clock. A cache would share claims between requests.
    verify: { algorithms: [algorithm], cache: false, ignoreExpiration: true, ignoreNotBefore: true },
  });
  const { jwt } = host;
  return {
    kid,
    publicJwk,
    header: Buffer.from(JSON.stringify({ alg: algorithm, typ: 'JWT', kid })).toString('base64url'),
    sign: (claims) => jwt.sign(claims),
    verify: (token) => jwt.verify(token),
  };
}
