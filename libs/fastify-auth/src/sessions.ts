// What the token endpoints do to the session that a refresh token belongs to: SimpleJWT's rules, and where they are set
// those of a rotation that cannot fork.
import { createHash, randomBytes } from 'node:crypto';
import type { RefreshedTokens, TokenPair } from '@latchkey/tokens';
import { userIdOf } from './authenticate.ts';
import type { Client, Session, SessionStore } from './session-store.ts';
import type { AuthUser } from './stores.ts';
import { type TokenCodec, TokenError, type VerifiedClaims } from './token-codec.ts';
import type { Admission, TokenService } from './token-service.ts';

export interface RotationRules {
  /** SimpleJWT's ROTATE_REFRESH_TOKENS: a refresh gives a new refresh token too. */
  readonly rotateRefreshTokens: boolean;
  /** SimpleJWT's BLACKLIST_AFTER_ROTATION: the refresh token handed in is spent. */
  readonly blacklistAfterRotation: boolean;
  /** Seconds in which a spent token gets the same successor again. */
  readonly refreshGrace: number;
  /** Whether a spent token ends its session: somebody has a copy of it. */
  readonly reuseRevokes: boolean;
}

/** Milliseconds in which a successor that nobody has used counts as lost on the way. */
const lostFor = 24 * 3600 * 1000;

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
  readonly jti: string;
  readonly session: Session | undefined;
}

export class Sessions implements TokenService {
  readonly #codec: TokenCodec;
  readonly #store: SessionStore;
  readonly #rules: RotationRules;
  /** The rotation grace in milliseconds. */
  readonly #grace: number;

  constructor(codec: TokenCodec, store: SessionStore, rules: RotationRules) {
    this.#codec = codec;
    this.#store = store;
    this.#rules = rules;
    this.#grace = rules.refreshGrace * 1000;
  }

  async open(user: AuthUser, client: Client): Promise<TokenPair> {
    const id = newSessionId();
    const current = this.#codec.newRefreshTokenId();
    await this.#store.open({ ...client, id, userId: user.id, current });
    const claims = { user_id: `${user.id}`, sid: id };
    return { refresh: this.#codec.issue('refresh', claims, current), access: this.#access(claims, 0) };
  }

  /** A token that another server has issued with our key is adopted. */
  async refresh(token: string, client: Client, admit: Admission): Promise<RefreshedTokens> {
    const family = await this.#familyOf(token);
    const isAccess = family.claims.token_type === 'access';
    if (!isAccess && this.#isSpent(family)) throw await this.#spent(family.session);
    this.#codec.requireType(family.claims, 'refresh');
    await admit(family.claims);
    const session = family.session ?? (await this.#adopt(family.claims, client));
    const claims = { ...family.claims, sid: session.id };
    const { rotateRefreshTokens, blacklistAfterRotation } = this.#rules;
    if (!rotateRefreshTokens) return { access: this.#access(claims, session.generation) };
    const next = this.#codec.newRefreshTokenId();
    const grace = blacklistAfterRotation ? this.#grace : 0;
    const expected = blacklistAfterRotation ? family.jti : undefined;
    const generation = await this.#store.rotate(session.id, expected, next, grace);
    if (generation === undefined) return this.#repeat(token, claims, client, family.jti);
    return { access: this.#access(claims, generation), refresh: this.#codec.issue('refresh', claims, next) };
  }

  async verify(token: string): Promise<'good' | 'blacklisted'> {
    const family = await this.#familyOf(token);
    const { claims, session } = family;
    if (claims.token_type !== 'access') return this.#isSpent(family) ? 'blacklisted' : 'good';
    const hasEnded = session ? session.isRevoked : sessionIdOf(claims) !== undefined;
    if (hasEnded) throw new TokenError('Token is invalid or expired');
    return 'good';
  }

  /** Ends the session of a refresh token. @throws TokenError */
  async blacklist(token: string, client: Client): Promise<void> {
    const family = await this.#familyOf(token);
    const { claims } = family;
    if (claims.token_type !== 'access' && this.#isSpent(family)) throw blacklisted();
    this.#codec.requireType(claims, 'refresh');
    const { id } = family.session ?? (await this.#adopt(claims, client));
    if (!(await this.#store.revoke(id, 'blacklisted'))) throw blacklisted();
  }

  async findUser(id: number, claims: VerifiedClaims) {
    const session = sessionIdOf(claims);
    const { gen } = claims;
    const generation = Number.isSafeInteger(gen) ? (gen as number) : undefined;
    return this.#store.findUser(id, session === undefined ? undefined : { id: session, generation });
  }

  #access(claims: Readonly<Record<string, unknown>>, generation: number): string {
    return this.#codec.issue('access', { ...claims, gen: generation });
  }

  async #familyOf(token: string): Promise<Family> {
    const claims = await this.#codec.verify(token);
    const sid = sessionIdOf(claims);
    const jti = keptJti(claims);
    const session = await (sid === undefined ? this.#store.findAdopted(jti) : this.#store.find(sid));
    return { claims, jti, session };
  }

  /** Whether the session of a token is over; a token of another server may not have one yet. */
  #hasEnded({ claims, session }: Family): boolean {
    return session ? session.isRevoked : sessionIdOf(claims) !== undefined;
  }

  #isSpent(family: Family): boolean {
    const { rotateRefreshTokens, blacklistAfterRotation } = this.#rules;
    const { session, jti } = family;
    if (this.#hasEnded(family)) return true;
    if (!session || !rotateRefreshTokens || !blacklistAfterRotation) return false;
    return session.current.jti !== jti && !this.#mayRepeat(session, jti);
  }

  /** Whether a token is the one before, whose answer may not have arrived or is still on its way. */
  #mayRepeat({ previousJti, rotatedAgo, isConfirmed }: Session, jti: string): boolean {
    const isInTime = rotatedAgo <= this.#grace || (!isConfirmed && rotatedAgo <= lostFor);
    return this.#grace > 0 && previousJti === jti && isInTime;
  }

  /** The answer to a refresh that did not rotate, because another one has: the same successor, or an end. */
  async #repeat(
    token: string,
    claims: VerifiedClaims,
    client: Client,
    jti: string,
  ): Promise<RefreshedTokens> {
    const session = await this.#store.find(claims['sid'] as string);
    if (!session || session.isRevoked) throw blacklisted();
    const { id, generation, isConfirmed, current } = session;
    if (current.jti === jti && this.#grace > 0) {
      if (!isConfirmed) await this.#store.confirm(id, generation);
      return { access: this.#access(claims, generation), refresh: token };
    }
    if (this.#mayRepeat(session, jti) && session.userAgent === client.userAgent) {
      const refresh = this.#codec.issue('refresh', claims, current);
      return { access: this.#access(claims, generation), refresh };
    }
    throw await this.#spent(session);
  }

  /** A spent token means that somebody has a copy, the owner or a thief: who it was, nobody can tell. */
  async #spent(session: Session | undefined): Promise<TokenError> {
    if (session && this.#rules.reuseRevokes) await this.#store.revoke(session.id, 'reuse');
    return blacklisted();
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
