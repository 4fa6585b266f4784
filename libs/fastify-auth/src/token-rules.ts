// The options that say what tokens claim and how they are sent, as SimpleJWT's settings do.
import { OptionError } from './option-error.ts';

export interface TokenRuleOptions {
  /** SimpleJWT's ISSUER: the `iss` of new tokens, asked of all. Default: none, and it is not looked at. */
  readonly issuer?: string;
  /** SimpleJWT's AUDIENCE: the `aud` of new tokens, of which all must have one. Default: none, and it is not looked at. */
  readonly audience?: string | readonly string[];
  /** SimpleJWT's LEEWAY: seconds that clocks may differ by. `iat` and `nbf` always have 60. Default: 0. */
  readonly leeway?: number;
  /** SimpleJWT's USER_ID_CLAIM. Default: `user_id`. */
  readonly userIdClaim?: string;
  /** SimpleJWT's TOKEN_TYPE_CLAIM; `null`: tokens have none, and one of either type does for the other. Default: `token_type`. */
  readonly tokenTypeClaim?: string | null;
  /** SimpleJWT's JTI_CLAIM; `null`: tokens have a `jti`, but none is asked for. Default: `jti`. */
  readonly jtiClaim?: string | null;
  /** SimpleJWT's AUTH_HEADER_TYPES: the first words that are taken; WWW-Authenticate has the first. Default: `Bearer`. */
  readonly authHeaderTypes?: readonly string[];
}

/** The rules, decided. */
export interface TokenRules {
  readonly issuer: string | undefined;
  readonly audience: string | readonly string[] | undefined;
  /** Seconds. */
  readonly leeway: number;
  readonly userIdClaim: string;
  readonly tokenTypeClaim: string | null;
  readonly jtiClaim: string | null;
  readonly authHeaderTypes: readonly [string, ...string[]];
}

/** Claims that have one meaning only. */
const taken = ['exp', 'iat', 'nbf', 'iss', 'aud', 'sid', 'gen'];

/** A token of HTTP (RFC 9110, 5.6.2). */
const word = /^[!#$%&'*+.^`|~\w-]+$/;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isListOf = <One>(
  value: unknown,
  holds: (one: unknown) => one is One,
): value is readonly [One, ...One[]] => Array.isArray(value) && value.length > 0 && value.every(holds);

const isWord = (value: unknown): value is string => typeof value === 'string' && word.test(value);

/** @throws OptionError */
function checkNames(names: Readonly<Record<string, string | null>>): void {
  for (const [option, name] of Object.entries(names)) {
    if (name === null && option !== 'userIdClaim') continue;
    if (!isText(name)) throw new OptionError(option, 'be the name of a claim');
    const isElsewhere = Object.entries(names).some(([other, one]) => other !== option && one === name);
    if (isElsewhere || taken.includes(name)) {
      throw new OptionError(option, `be a name that no other claim has, got ${name}`);
    }
  }
}

/** @throws OptionError for the first option that cannot be used */
export function checkTokenRules(options: TokenRuleOptions): TokenRules {
  const { issuer, audience, leeway = 0, authHeaderTypes = ['Bearer'] } = options;
  const { userIdClaim = 'user_id', tokenTypeClaim = 'token_type', jtiClaim = 'jti' } = options;
  if (issuer !== undefined && !isText(issuer)) throw new OptionError('issuer', 'be text');
  if (audience !== undefined && !isText(audience) && !isListOf(audience, isText)) {
    throw new OptionError('audience', 'be text or a list of texts');
  }
  if (!Number.isSafeInteger(leeway) || leeway < 0) {
    throw new OptionError('leeway', `be a whole number of seconds from 0, got ${leeway}`);
  }
  checkNames({ userIdClaim, tokenTypeClaim, jtiClaim });
  if (!isListOf(authHeaderTypes, isWord)) throw new OptionError('authHeaderTypes', 'be a list of words');
  return { issuer, audience, leeway, userIdClaim, tokenTypeClaim, jtiClaim, authHeaderTypes };
}
