// The header of a token (RFC 7515, section 4), of which one word is followed: which of our keys it names.
import { hasNamesOnce } from './token-json.ts';

/** Members that would let a token say how it is to be judged, or bring its own key along. */
const refused = ['crit', 'jku', 'jwk', 'x5u'];

/** The characters that may end base64url of 4n + 2 and 4n + 3 characters: the others have bits that decode to nothing. */
const lastOfTwo = /[AQgw]$/;
const lastOfThree = /[AEIMQUYcgkosw048]$/;

/** Whether text is base64url, without padding, and the one spelling of its bytes (RFC 4648, 3.5). */
export function isCanonical(text: string): boolean {
  if (!/^[\w-]+$/.test(text)) return false;
  const rest = text.length % 4;
  if (rest === 0) return true;
  return rest === 2 ? lastOfTwo.test(text) : rest === 3 && lastOfThree.test(text);
}

/** The text in a part of a token. */
export const textOf = (part: string): string => Buffer.from(part, 'base64url').toString();

/**
 * The key that a header names.
 * @param part the canonical part of a token before its first point
 * @returns `null` for none, `undefined` for a header that no good token has
 */
export function kidOf(part: string): unknown {
  const text = textOf(part);
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof header !== 'object' || header === null || !hasNamesOnce(text, header)) return undefined;
  if (refused.some((name) => Object.hasOwn(header, name))) return undefined;
  return Object.hasOwn(header, 'kid') ? ((header as { kid: unknown }).kid ?? '') : null;
}
