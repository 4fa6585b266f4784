// The words of a sign-in.
export { type Claims, type TokenType, isExpired, readClaims } from './claims.ts';
export {
  type AuthErrorCode,
  type Credentials,
  type RefreshedTokens,
  type SessionEntry,
  type TokenPair,
  authMode,
  sessionPaths,
  tokenPaths,
} from './token-endpoints.ts';
