// How hard a password is to guess, and why. Large, so it is loaded only where a new password is typed.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import graphs from '@zxcvbn-ts/language-common/src/adjacencyGraphs.json';
import common from './common-passwords.json';

export interface Strength {
  /** From 0, among the first guesses, to 4. */
  readonly score: number;
  /** What makes it easier to guess than it need be; empty for a good one. */
  readonly advice: string;
}

/** Beyond this a password is strong, or long enough for its beginning to speak for it. */
const maxLength = 72;

const meter = new ZxcvbnFactory({ dictionary: { common }, graphs, maxLength });

/** By the names that zxcvbn gives to what it finds. */
function adviceOn(finding: string): string {
  switch (finding) {
    case 'straightRow':
    case 'keyPattern':
      return $localize`:@@account.advice.keys:Keys that lie side by side are guessed early.`;
    case 'simpleRepeat':
    case 'extendedRepeat':
      return $localize`:@@account.advice.repeats:Repeating a part adds little.`;
    case 'sequences':
      return $localize`:@@account.advice.sequences:Runs like abc or 123 are guessed early.`;
    case 'recentYears':
    case 'dates':
      return $localize`:@@account.advice.dates:Years and dates are guessed early.`;
    case 'topTen':
    case 'topHundred':
    case 'common':
    case 'similarToCommon':
      return $localize`:@@account.advice.common:It is close to a password that many people use.`;
    case 'userInputs':
      return $localize`:@@account.advice.own:Names that belong to you or to this shop are guessed early.`;
    default:
      return $localize`:@@account.advice.more:A few words that have nothing to do with each other are hard to guess.`;
  }
}

/** `names` are words that an attacker would try first: the user's name, the shop's. */
export function strengthOf(password: string, names: readonly string[]): Strength {
  const { score, feedback } = meter.check(password, [...names]);
  return { score, advice: score > 2 ? '' : adviceOn(feedback.warning ?? '') };
}
