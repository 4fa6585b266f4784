// Tells what an import did, what it left behind and why, and how the server is set like the old one.
import type { TokenHints } from './newest-token.ts';
import type { Tally } from './tally.ts';

export interface ImportReport {
  readonly from: string;
  readonly isDryRun: boolean;
  /** By what was copied, in that order; `undefined` for what was left out. */
  readonly tallies: ReadonlyMap<string, Tally | undefined>;
  readonly hints: TokenHints;
}

function linesOf(name: string, tally: Tally | undefined): string[] {
  const title = `  ${name.padEnd(18)}`;
  if (!tally) return [`${title}left out`];
  const counts = `${String(tally.added).padStart(9)} new, ${String(tally.updated).padStart(9)} brought up to date`;
  return [`${title}${counts}`, ...tally.remarks().map((line) => `    ${line}`)];
}

function wordsOnKey(isRight: boolean | undefined): string {
  if (isRight === undefined) return '';
  return isRight ? '; yours has signed the newest token' : '; YOURS HAS NOT SIGNED the newest token';
}

/** The settings, by name; a word on each. */
function settings({
  algorithm = 'HS256',
  refreshTokenLifetime,
  issuer,
  audience,
  isKeyRight,
}: TokenHints): (readonly [string, string])[] {
  return [
    ['SIGNING_KEY=…', `Django's SECRET_KEY, or the SIGNING_KEY of SIMPLE_JWT${wordsOnKey(isKeyRight)}`],
    ...(algorithm === 'HS256' ? [] : [[`ALGORITHM=${algorithm}`, 'as in the newest token'] as const]),
    ...(issuer === undefined ? [] : [[`ISSUER=${issuer}`, 'as in the newest token'] as const]),
    ...(audience === undefined ? [] : [[`AUDIENCE=${audience}`, 'as in the newest token'] as const]),
    ['PERMISSIONS=authenticated', 'everybody who is signed in may write, as with IsAuthenticated'],
    ['ACCESS_TOKEN_LIFETIME=300', "SimpleJWT's default, in seconds: put yours"],
    [
      `REFRESH_TOKEN_LIFETIME=${refreshTokenLifetime ?? 86_400}`,
      refreshTokenLifetime === undefined
        ? "SimpleJWT's default, in seconds: put yours"
        : 'as in the newest token',
    ],
  ];
}

/** Several lines for the operator. */
export function summarize({ from, isDryRun, tallies, hints }: ImportReport): string {
  return [
    isDryRun ? `Nothing was changed. From ${from} there would be:` : `Imported from ${from}:`,
    ...[...tallies].flatMap(([name, tally]) => linesOf(name, tally)),
    'Settings that match the old server:',
    ...settings(hints).map(([setting, words]) => `  ${setting.padEnd(32)}${words}`),
  ].join('\n');
}

function inWords(name: string, { added, updated, removed }: Tally): string {
  return `${name.replace('_', ' ')} ${added + updated}${removed ? ` (${removed} removed)` : ''}`;
}

/** One line for the audit log: `users 3, products 25 (1 removed)`. */
export const inOneLine = (tallies: ImportReport['tallies']) =>
  [...tallies].flatMap(([name, tally]) => (tally ? [inWords(name, tally)] : [])).join(', ');
