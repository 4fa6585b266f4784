// What a new password must be (NIST SP 800-63B, 3.1.1): long, not among those that everybody tries, not the name of the
// user or the site. No rule asks for digits or signs, and none is applied when somebody signs in.
import type { Config } from '../config.ts';

export interface PasswordRules {
  /** In code points. */
  readonly minLength: number;
  /** What a password may not be made of: the name of the site and its hosts. */
  readonly siteWords: readonly string[];
}

const site = 'latchkey';

export const passwordRules = ({
  PASSWORD_MIN_LENGTH,
  ALLOWED_HOSTS,
}: Pick<Config, 'PASSWORD_MIN_LENGTH' | 'ALLOWED_HOSTS'>): PasswordRules => ({
  minLength: PASSWORD_MIN_LENGTH,
  siteWords: [site, ...ALLOWED_HOSTS.flatMap((host) => host.match(/\p{L}[\p{L}\d-]+/gu) ?? [])],
});

/** Longest password that is looked at for a pattern: what is longer has one no attacker tries. */
const longestPattern = 1000;

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** The part that a text repeats, or all of it: `abcabc` is `abc`. */
function unitOf(text: string): string {
  if (text.length > longestPattern) return text;
  return text.slice(0, (text + text).indexOf(text, 1));
}

let commonPasswords: Promise<ReadonlySet<string>> | undefined;

/** Some 49,000 that were found in leaks, in small letters: loaded when they are first needed. */
const common = () =>
  (commonPasswords ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ));

async function isCommon(password: string): Promise<boolean> {
  const folded = fold(password);
  const unit = unitOf(folded);
  // One character has no pattern but itself.
  return unit.length === 1 || (await common()).has(folded) || (await common()).has(unit);
}

/** Whether words make up more than half of a password. */
function isMadeOf(words: readonly string[], password: string): boolean {
  const folded = fold(password);
  const rest = words
    .map(fold)
    .filter((word) => word !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ''), folded);
  return rest.length < folded.length / 2;
}

/** All that is wrong with a new password, in Django's words; an empty list for a good one. */
export async function passwordProblems(
  password: string,
  username: string,
  { minLength, siteWords }: PasswordRules,
): Promise<string[]> {
  // The sign-in trims, too: spaces around it protect nothing.
  const trimmed = password.trim();
  const problems = [];
  if (trimmed.includes('\0')) problems.push('Null characters are not allowed.');
  if (Array.from(trimmed).length < minLength) {
    problems.push(`This password is too short. It must contain at least ${minLength} characters.`);
  }
  if (await isCommon(trimmed)) problems.push('This password is too common.');
  if (isMadeOf([username], trimmed)) problems.push('The password is too similar to the username.');
  else if (isMadeOf([username, ...siteWords], trimmed)) {
    problems.push('The password is too similar to the name of the site.');
  }
  return problems;
}
