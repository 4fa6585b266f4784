// SimpleJWT for Fastify.
export type { ActionSchema, SharedSchema, Tag } from './action-schema.ts';
export { requireStaff, requireUser } from './authenticate.ts';
export { BoundedQueue, type QueueLimits } from './bounded-queue.ts';
export { clientOf } from './client.ts';
export { fastifyAuth } from './fastify-auth.ts';
export { type KeyOptions, checkFallbacks, checkKeys } from './key-options.ts';
export type { SigningKeyState, SigningKeyStore, StoredSigningKey } from './key-ring.ts';
export { OptionError } from './option-error.ts';
export type { FastifyAuthOptions } from './options.ts';
export { addressOf, originOf, queryOf } from './request-address.ts';
export { sessionPageSchemas } from './session-schemas.ts';
export type {
  Client,
  NewSession,
  Revocation,
  Revoker,
  Session,
  SessionMode,
  SessionStore,
  SessionSummary,
  Succession,
} from './session-store.ts';
export { keptJti } from './sessions.ts';
export {
  type Algorithm,
  type AsymmetricAlgorithm,
  algorithms,
  generateSigningKey,
  isHmac,
} from './signing-key.ts';
export type {
  AuthUser,
  NewPasswords,
  SignInAttempt,
  SignInAudit,
  SignInOutlook,
  SignInReservation,
  SignInThrottle,
  UserStore,
} from './stores.ts';
export type { TokenId } from './token-codec.ts';
export { type TokenRuleOptions, checkTokenRules } from './token-rules.ts';
export { endSession, sessionPage } from './user-sessions.ts';
export {
  type View,
  acceptAnyBody,
  answerApiException,
  registerView,
  requestBytes,
  requestData,
} from './view.ts';
