// What the token endpoints do to the session that a refresh token belongs to: SimpleJWT's rules, and where they are set
// those of a rotation that cannot fork.
import { createHash } from 'node:crypto';
import type { RefreshedTokens, TokenPair } from '@latchkey/tokens';
import { userIdOf } from './authenticate.ts';
import type { CheckedOptions } from './options.ts';
import { newSessionId, sessionIdOf } from './session-id.ts';
import type { Client, NewSession, Session, SessionMode, SessionStore } from './session-store.ts';
import type { AuthUser } from './stores.ts';
import { type TokenCodec, TokenError, type VerifiedClaims } from './token-codec.ts';
import type { Admission, TokenService } from './token-service.ts';

export type SessionOptions = Pick<
  CheckedOptions,
  | 'rotateRefreshTokens'
  | 'blacklistAfterRotation'
  | 'refreshGrace'
  | 'reuseRevokes'
  | 'sessionLifetime'
  | 'maxSessions'
  | 'now'
>;

/** How the refresh tokens of a session follow each other. */
interface RotationRules {
  /** A refresh gives a new refresh token too. */
  readonly rotates: boolean;
  /** The refresh token handed in is spent. */
  readonly spends: boolean;
  /** Milliseconds in which a spent token gets the same successor again. */
  readonly grace: number;
  /** Whether a spent token ends its session: somebody has a copy of it. */
  readonly reuseRevokes: boolean;
}

const cookieRules: RotationRules = { rotates: true, spends: true, grace: 30_000, reuseRevokes: true };

/** How many sessions in browsers a user has unless an option says otherwise. */
const mostCookieSessions = 50;

/** Milliseconds in which a successor that nobody has used counts as lost on the way. */
const lostFor = 24 * 3600 * 1000;

/** Milliseconds for which somebody who was seen need not be seen again. */
const seenFor = 5 * 60 * 1000;

/** What a token is kept by: its `jti`, or a digest of all it says where that will not do, as with other servers' tokens. */
export const keptJti = (claims: { readonly jti: string }): string =>
  /^[\w-]{1,64}$/.test(claims.jti)
    ? claims.jti
    : createHash('sha256').update(JSON.stringify(claims)).digest('base64url');

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
  readonly #options: SessionOptions;
  readonly #rules: Readonly<Record<SessionMode, RotationRules>>;

  constructor(codec: TokenCodec, store: SessionStore, options: SessionOptions) {
    const { rotateRefreshTokens, blacklistAfterRotation, refreshGrace, reuseRevokes } = options;
    const spends = rotateRefreshTokens && blacklistAfterRotation;
    const grace = refreshGrace * 1000;
    this.#codec = codec;
    this.#store = store;
    this.#options = options;
    this.#rules = {
      json: { rotates: rotateRefreshTokens, spends, grace, reuseRevokes },
      cookie: cookieRules,
    };
  }

  /**
   * @param replaced the refresh token that the browser had, whose session ends
   * @returns `undefined` if all sessions of the user were ended since the password was judged
   */
  async open(
    user: AuthUser,
    client: Client,
    mode: SessionMode = 'json',
    replaced?: string,
  ): Promise<TokenPair | undefined> {
    const session = this.#newSession(user, client, mode);
    const { maxSessions = mode === 'cookie' ? mostCookieSessions : undefined } = this.#options;
    const replaces = replaced === undefined ? undefined : await this.#sessionOf(replaced);
    const isOpen = await this.#store.open(session, { replaces, limit: maxSessions });
    return isOpen ? this.#pair(session) : undefined;
  }

  /**
   * Gives a user another password, ends all their sessions, and opens one in the place of this one.
   * @param user as found with the current password
   * @param current the session that asks for it
   * @returns `undefined` if that password is the current one no longer
   */
  async changePassword(
    user: AuthUser,
    hash: string,
    client: Client,
    mode: SessionMode,
    current: string | undefined,
  ): Promise<(TokenPair & { readonly revoked: number }) | undefined> {
    const session = this.#newSession(user, client, mode);
    const revoked = await this.#store.changePassword(session, hash, current);
    return revoked === undefined ? undefined : { ...this.#pair(session), revoked };
  }

  /** A token that another server has issued with our key is adopted, unless it is to be in a cookie. */
  async refresh(
    token: string,
    client: Client,
    admit: Admission,
    mode: SessionMode = 'json',
  ): Promise<RefreshedTokens> {
    const family = await this.#familyOf(token);
    const { claims, jti } = family;
    if ((family.session?.mode ?? 'json') !== mode) throw new TokenError('Token is invalid or expired');
    if (claims.token_type !== 'access' && (await this.#isSpent(family))) {
      throw await this.#spent(family.session, client);
    }
    this.#codec.requireType(claims, 'refresh');
    await admit(claims);
    const session = family.session ?? (await this.#adopt(claims, client));
    const next = { ...claims, sid: session.id };
    const { rotates, spends, grace } = this.#rules[mode];
    if (!rotates) {
      if (session.seenAgo > seenFor) await this.#store.see(session.id, client);
      return { access: this.#access(next, session.generation) };
    }
    const id = this.#idUntil(session.endsAt);
    const expected = spends ? jti : undefined;
    const generation = await this.#store.rotate(session.id, expected, id, spends ? grace : 0, client);
    if (generation === undefined) return this.#repeat(token, { ...family, claims: next }, client);
    return { access: this.#access(next, generation), refresh: this.#codec.issue('refresh', next, id) };
  }

  async verify(token: string): Promise<'good' | 'blacklisted'> {
    const family = await this.#familyOf(token);
    if (family.claims.token_type !== 'access') return (await this.#isSpent(family)) ? 'blacklisted' : 'good';
    if (await this.#hasEnded(family)) throw new TokenError('Token is invalid or expired');
    return 'good';
  }

  /** Ends the session of a refresh token. @throws TokenError */
  async blacklist(token: string, client: Client): Promise<void> {
    const family = await this.#familyOf(token);
    const { claims } = family;
    if (claims.token_type !== 'access' && (await this.#isSpent(family))) throw blacklisted();
    this.#codec.requireType(claims, 'refresh');
    if (!(await this.#end(family, 'blacklisted', client))) throw blacklisted();
  }

  /** Ends the session of a refresh token, whichever of the session's it is. @throws TokenError if it is not good */
  async signOut(token: string, client: Client): Promise<void> {
    const family = await this.#familyOf(token);
    this.#codec.requireType(family.claims, 'refresh');
    await this.#end(family, 'signed-out', client);
  }

  async findUser(id: number, claims: VerifiedClaims) {
    const { gen, iat } = claims;
    return this.#store.findUser(id, {
      session: sessionIdOf(claims),
      generation: Number.isSafeInteger(gen) ? (gen as number) : undefined,
      issuedAt: iat,
    });
  }

  #newSession({ id: userId, revokedAt }: AuthUser, client: Client, mode: SessionMode) {
    const { now, sessionLifetime } = this.#options;
    const endsAt = mode === 'cookie' ? Math.floor(now() / 1000) + sessionLifetime : undefined;
    return {
      ...client,
      id: newSessionId(),
      userId,
      mode,
      current: this.#idUntil(endsAt),
      endsAt,
      revokedAt,
    } satisfies NewSession;
  }

  /** The identity of a refresh token that does not outlive its session. */
  #idUntil(endsAt: number | undefined) {
    const id = this.#codec.newRefreshTokenId();
    return endsAt === undefined ? id : { ...id, exp: Math.min(id.exp, Math.floor(endsAt)) };
  }

  #pair({ id, userId, current }: NewSession): TokenPair {
    const claims = { user_id: `${userId}`, sid: id };
    return { refresh: this.#codec.issue('refresh', claims, current), access: this.#access(claims, 0) };
  }

  #access(claims: Readonly<Record<string, unknown>>, generation: number): string {
    return this.#codec.issue('access', { ...claims, gen: generation });
  }

  /** The session of a refresh token that is about to be forgotten, good or not. */
  async #sessionOf(token: string): Promise<string | undefined> {
    try {
      return sessionIdOf(await this.#codec.verify(token, 'refresh'));
    } catch (error) {
      if (error instanceof TokenError) return undefined;
      throw error;
    }
  }

  async #familyOf(token: string): Promise<Family> {
    const claims = await this.#codec.verify(token);
    const sid = sessionIdOf(claims);
    const jti = keptJti(claims);
    const session = await (sid === undefined ? this.#store.findAdopted(jti) : this.#store.find(sid));
    return { claims, jti, session };
  }

  /** Whether the session of a token is over; a token of another server may not have one yet. */
  async #hasEnded({ claims, session }: Family): Promise<boolean> {
    if (session) return session.hasEnded;
    if (sessionIdOf(claims) !== undefined) return true;
    const userId = userIdOf(claims);
    const found = userId === undefined ? undefined : await this.findUser(userId, claims);
    return found?.hasEnded ?? false;
  }

  async #isSpent(family: Family): Promise<boolean> {
    const { session, jti } = family;
    if (await this.#hasEnded(family)) return true;
    if (!session || !this.#rules[session.mode].spends) return false;
    return session.current.jti !== jti && !this.#mayRepeat(session, jti);
  }

  /** Whether a token is the one before, whose answer may not have arrived or is still on its way. */
  #mayRepeat({ mode, previousJti, rotatedAgo, isConfirmed }: Session, jti: string): boolean {
    const { grace } = this.#rules[mode];
    const isInTime = rotatedAgo <= grace || (!isConfirmed && rotatedAgo <= lostFor);
    return grace > 0 && previousJti === jti && isInTime;
  }

  /** The answer to a refresh that did not rotate, because another one has: the same successor, or an end. */
  async #repeat(token: string, { claims, jti }: Family, client: Client): Promise<RefreshedTokens> {
    const session = await this.#store.find(claims['sid'] as string);
    if (!session || session.hasEnded) throw blacklisted();
    const { id, mode, generation, isConfirmed, current } = session;
    if (current.jti === jti && this.#rules[mode].grace > 0) {
      if (!isConfirmed) await this.#store.confirm(id, generation);
      return { access: this.#access(claims, generation), refresh: token };
    }
    if (this.#mayRepeat(session, jti) && session.userAgent === client.userAgent) {
      const refresh = this.#codec.issue('refresh', claims, current);
      return { access: this.#access(claims, generation), refresh };
    }
    throw await this.#spent(session, client);
  }

  /** A spent token means that somebody has a copy, the owner or a thief: who it was, nobody can tell. */
  async #spent(session: Session | undefined, client: Client): Promise<TokenError> {
    if (session && this.#rules[session.mode].reuseRevokes) {
      await this.#store.revoke(session.id, 'reuse', { ...client, userId: undefined });
    }
    return blacklisted();
  }

  async #end(
    { claims, session }: Family,
    reason: 'blacklisted' | 'signed-out',
    client: Client,
  ): Promise<boolean> {
    const { id } = session ?? (await this.#adopt(claims, client));
    return this.#store.revoke(id, reason, { ...client, userId: userIdOf(claims) });
  }

  /** Keeps a session for a token that another server has issued: at most one, however many ask at once. */
  async #adopt(claims: VerifiedClaims, client: Client): Promise<Session> {
    // One that does not say when it was issued may be older than any end of all sessions.
    const { exp, iat = 0 } = claims;
    const jti = keptJti(claims);
    await this.#store.open({
      ...client,
      id: newSessionId(),
      userId: userIdOf(claims),
      mode: 'json',
      current: { jti, iat, exp },
      endsAt: undefined,
      adoptedJti: jti,
    });
    const session = await this.#store.findAdopted(jti);
    // Refused: its user's sessions were all ended after it was issued.
    if (!session) throw blacklisted();
    return session;
  }
}
