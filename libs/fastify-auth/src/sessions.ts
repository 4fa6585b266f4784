// What the token endpoints do to the session that a refresh token belongs to, by SimpleJWT's rules.
import { createHash, randomBytes } from 'node:crypto';
import type { RefreshedTokens, TokenPair } from '@latchkey/tokens';
import { userIdOf } from './authenticate.ts';
import type { Client, Session, SessionStore } from './session-store.ts';
import type { AuthUser } from './stores.ts';
import { type TokenCodec, TokenError, type VerifiedClaims, requireType } from './token-codec.ts';
import type { Admission, TokenService } from './token-service.ts';

export interface RotationRules {
  /** SimpleJWT's ROTATE_REFRESH_TOKENS: a refresh gives a new refresh token too. */
  readonly rotateRefreshTokens: boolean;
  /** SimpleJWT's BLACKLIST_AFTER_ROTATION: the refresh token handed in is spent. */
  readonly blacklistAfterRotation: boolean;
}

const newSessionId = () => randomBytes(16).toString('hex');

/** The session that a token names; `undefined` for a token of another server, whatever it says. */
const sessionIdOf = ({ sid }: VerifiedClaims): string | undefined =>
  typeof sid === 'string' && /^[\da-f]{32}$/.test(sid) ? sid : undefined;

/** A `jti` as it is kept: other servers may issue ids of any kind and length. */
const keptJti = ({ jti }: VerifiedClaims) =>
  /^[\w-]{1,64}$/.test(jti) ? jti : createHash('sha256').update(jti).digest('base64url');

const blacklisted = () => new TokenError('Token is blacklisted');

/** A verified token and the session it belongs to, if there is one. */
interface Family {
  readonly claims: VerifiedClaims;
  readonly session: Session | undefined;
  /** Whether the token is good no longer, although its signature and its time are. */
  readonly isSpent: boolean;
}

export class Sessions implements TokenService {
  readonly #codec: TokenCodec;
  readonly #store: SessionStore;
  readonly #rules: RotationRules;

  constructor(codec: TokenCodec, store: SessionStore, rules: RotationRules) {
    this.#codec = codec;
    this.#store = store;
    this.#rules = rules;
  }

  async open(user: AuthUser, client: Client): Promise<TokenPair> {
    const id = newSessionId();
    const current = this.#codec.newRefreshTokenId();
    await this.#store.open({ ...client, id, userId: user.id, current });
    const claims = { user_id: `${user.id}`, sid: id };
    return {
      refresh: this.#codec.issue('refresh', claims, current),
      access: this.#codec.issue('access', claims),
    };
  }

  /** A token that another server has issued with our key is adopted. */
  async refresh(token: string, client: Client, admit: Admission): Promise<RefreshedTokens> {
    const family = await this.#familyOf(token);
    if (family.isSpent) throw blacklisted();
    requireType(family.claims, 'refresh');
    await admit(family.claims);
    const { id } = family.session ?? (await this.#adopt(family.claims, client));
    const claims = { ...family.claims, sid: id };
    const access = this.#codec.issue('access', claims);
    if (!this.#rules.rotateRefreshTokens) return { access };
    const next = this.#codec.newRefreshTokenId();
    const expected = this.#rules.blacklistAfterRotation ? keptJti(family.claims) : undefined;
    if (!(await this.#store.rotate(id, expected, next))) throw blacklisted();
    return { access, refresh: this.#codec.issue('refresh', claims, next) };
  }

  async verify(token: string): Promise<'good' | 'blacklisted'> {
    const { claims, session, isSpent } = await this.#familyOf(token);
    if (claims.token_type !== 'access') return isSpent ? 'blacklisted' : 'good';
    const hasEnded = session ? session.isRevoked : sessionIdOf(claims) !== undefined;
    if (hasEnded) throw new TokenError('Token is invalid or expired');
    return 'good';
  }

  /** Ends the session of a refresh token. @throws TokenError */
  async blacklist(token: string, client: Client): Promise<void> {
    const { claims, session, isSpent } = await this.#familyOf(token);
    if (isSpent && claims.token_type !== 'access') throw blacklisted();
    requireType(claims, 'refresh');
    const { id } = session ?? (await this.#adopt(claims, client));
    if (!(await this.#store.revoke(id, 'blacklisted'))) throw blacklisted();
  }

  async findUser(id: number, claims: VerifiedClaims) {
    return this.#store.findUser(id, sessionIdOf(claims));
  }

  async #familyOf(token: string): Promise<Family> {
    const claims = await this.#codec.verify(token);
    const sid = sessionIdOf(claims);
    const jti = keptJti(claims);
    const session = await (sid === undefined ? this.#store.findAdopted(jti) : this.#store.find(sid));
    const { rotateRefreshTokens, blacklistAfterRotation } = this.#rules;
    const wasFollowed =
      rotateRefreshTokens && blacklistAfterRotation && session !== undefined && session.currentJti !== jti;
    return { claims, session, isSpent: session ? session.isRevoked || wasFollowed : sid !== undefined };
  }

  /** Keeps a session for a token that another server has issued: at most one, however many ask at once. */
  async #adopt(claims: VerifiedClaims, client: Client): Promise<Session> {
    const { exp, iat = exp } = claims;
    const jti = keptJti(claims);
    await this.#store.open({
      ...client,
      id: newSessionId(),
      userId: userIdOf(claims),
      current: { jti, iat, exp },
      adoptedJti: jti,
    });
    const session = await this.#store.findAdopted(jti);
    if (!session) throw new Error('a session was not kept');
    return session;
  }
}
