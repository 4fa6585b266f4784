// How SimpleJWT's settings for keys and claims reach the plugin.
import { type Algorithm, type FastifyAuthOptions, type TokenRuleOptions } from '@latchkey/fastify-auth';

/** The settings, by SimpleJWT's names, as they are read from the environment. */
export interface TokenSettings {
  readonly ALGORITHM: Algorithm;
  readonly SIGNING_KEY_FALLBACKS: readonly string[];
  readonly ISSUER?: string;
  /** None, one or several. */
  readonly AUDIENCE: readonly string[];
  readonly LEEWAY: number;
  readonly USER_ID_CLAIM: string;
  /** `null`, the word, for none. */
  readonly TOKEN_TYPE_CLAIM: string;
  /** `null`, the word, for none. */
  readonly JTI_CLAIM: string;
  readonly AUTH_HEADER_TYPES: readonly string[];
}

const nameOrNull = (name: string) => (name === 'null' ? null : name);

/** What tokens claim and how they are sent. */
export function ruleOptions(settings: TokenSettings): TokenRuleOptions {
  const { ISSUER, AUDIENCE, LEEWAY, USER_ID_CLAIM, TOKEN_TYPE_CLAIM, JTI_CLAIM, AUTH_HEADER_TYPES } =
    settings;
  // One audience is told as text, as in SimpleJWT.
  const [audience, ...others] = AUDIENCE;
  return {
    ...(ISSUER !== undefined && { issuer: ISSUER }),
    ...(audience !== undefined && { audience: others.length ? AUDIENCE : audience }),
    leeway: LEEWAY,
    userIdClaim: USER_ID_CLAIM,
    tokenTypeClaim: nameOrNull(TOKEN_TYPE_CLAIM),
    jtiClaim: nameOrNull(JTI_CLAIM),
    authHeaderTypes: AUTH_HEADER_TYPES,
  };
}

/** All that the settings say but the key that signs. */
export const tokenOptions = (settings: TokenSettings): Partial<FastifyAuthOptions> => ({
  algorithm: settings.ALGORITHM,
  signingKeyFallbacks: settings.SIGNING_KEY_FALLBACKS,
  ...ruleOptions(settings),
});
