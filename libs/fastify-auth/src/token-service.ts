// What the token endpoints and the judge of every request ask, whether or not anything is kept of a token.
import type { RefreshedTokens, TokenPair } from '@latchkey/tokens';
import type { Client, SessionMode } from './session-store.ts';
import type { AuthUser } from './stores.ts';
import type { VerifiedClaims } from './token-codec.ts';

/** Throws if the user that a refresh token names may not go on; asked before anything is written. */
export type Admission = (claims: VerifiedClaims) => Promise<void>;

/** All but `findUser` throw TokenError for a token that is not good. */
export interface TokenService {
  /**
   * The tokens of a user who has just signed in.
   * @param replaced the refresh token that the browser had, whose session ends
   * @returns `undefined` if they may not go on, after all
   */
  open(user: AuthUser, client: Client, mode?: SessionMode, replaced?: string): Promise<TokenPair | undefined>;
  /** The tokens that follow a refresh token. */
  refresh(token: string, client: Client, admit: Admission, mode?: SessionMode): Promise<RefreshedTokens>;
  /** Judges a token of any type; `'blacklisted'` is a refresh token that is spent. */
  verify(token: string): Promise<'good' | 'blacklisted'>;
  /** The user of an access token, and whether the session of the token has ended. */
  findUser(
    id: number,
    claims: VerifiedClaims,
  ): Promise<{ readonly user: AuthUser; readonly hasEnded: boolean } | undefined>;
}
