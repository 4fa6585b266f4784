// The claim `sid`: the session that a token belongs to.
import { randomBytes } from 'node:crypto';

/** 32 hex digits that nobody can guess. */
export const newSessionId = () => randomBytes(16).toString('hex');

export const isSessionId = (text: string): boolean => /^[\da-f]{32}$/.test(text);

/** The session that a token names; `undefined` for a token of another server, whatever it says. */
export const sessionIdOf = ({ sid }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof sid === 'string' && isSessionId(sid) ? sid : undefined;
