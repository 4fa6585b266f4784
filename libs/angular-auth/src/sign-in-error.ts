// Why a sign-in did not work, in words a form can show.
import { HttpErrorResponse } from '@angular/common/http';
import { retryAfter } from './back-off.ts';

/**
 * - `refused`: the server knows no such person with that password (401, 403), or another sign-in or a sign-out
 *   came in between.
 * - `invalid`: fields are missing or malformed (400); see `fields`.
 * - `throttled`: too many tries (429); see `retryAfter`.
 * - `offline`: no answer at all.
 * - `server`: any other answer.
 */
export type SignInReason = 'refused' | 'invalid' | 'throttled' | 'offline' | 'server';

/** Rejection of `Auth.signIn()`. `message` is the server's `detail` where it has one, else English words. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly reason: SignInReason;
  /** Seconds the server asks to wait. */
  readonly retryAfter?: number | undefined;
  /** Body of a 400 as Django REST framework writes it: messages by field, `non_field_errors` for the whole. */
  readonly fields?: Readonly<Record<string, string[]>> | undefined;

  constructor(
    reason: SignInReason,
    message: string,
    more: { readonly retryAfter?: number | undefined; readonly fields?: Record<string, string[]> } = {},
  ) {
    super(message);
    this.reason = reason;
    this.retryAfter = more.retryAfter;
    this.fields = more.fields;
  }
}

const words: Record<SignInReason, string> = {
  refused: 'The name or the password is wrong.',
  invalid: 'Some of what was typed is wrong.',
  throttled: 'Too many tries. Please wait.',
  offline: 'The server cannot be reached.',
  server: 'The server failed. Please try again.',
};

/** What a failed `POST token/` means to the person who signs in. `wall` in milliseconds since 1970. */
export function toSignInError(error: unknown, wall: number): SignInError {
  if (!(error instanceof HttpErrorResponse)) return new SignInError('server', words.server);
  const reason = reasonOf(error.status);
  const body: unknown = error.error;
  const told = isRecord(body) && reason !== 'server' ? body['detail'] : undefined;
  return new SignInError(reason, typeof told === 'string' ? told : words[reason], {
    retryAfter: retryAfter(error, wall),
    ...(reason === 'invalid' && { fields: fieldsOf(body) }),
  });
}

function reasonOf(status: number): SignInReason {
  if (status === 0) return 'offline';
  if (status === 400) return 'invalid';
  if (status === 429) return 'throttled';
  return status === 401 || status === 403 ? 'refused' : 'server';
}

function fieldsOf(body: unknown): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [name, messages] of Object.entries(isRecord(body) ? body : {})) {
    const texts = [messages].flat().filter((message) => typeof message === 'string');
    if (texts.length) fields[name] = texts;
  }
  return fields;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
