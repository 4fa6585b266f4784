// Which thing a name speaks of. A wrong drawing is worse than none: when in doubt, there is none.

/** Words, signs and codes ("DN", "M") that say nothing about what the thing is. */
const silent = /^(set|kit|pair|pack|\P{L}*|[A-Z]{1,4})$/u;

/** A letter or a small word that no English name has: a "lampe de table" is no table. */
const foreign = /[^\P{L}A-Za-z]| (de[lrs]?|du|mit|pour|voor|van|zu[mr]) /iu;

/** Alone, or behind what looks like German, a tea, a groove, a mosquito, a leap, a clamp and a beaver. */
const falseFriend = /(^|-|[^bp]e[nrs] |e (?=n))(tee|nut|mug|spring|spanner|castor)$/;

/**
 * The known noun of a name, or nothing. English puts the noun last, and a catalogue puts what qualifies it behind a
 * comma, a number or a preposition: "Shelf bracket 200, steel" is a bracket, "Bolt cutter" nothing that is known.
 */
export function nounOf(name: string, isKnown: (words: string) => boolean): string {
  const [head = ''] = name.split(/[,;:(]| \S*\d| (?:[-–—]|with|for|of|in|on|to|and|without) /i);
  if (foreign.test(head)) return '';
  const words = head.split(/\s+/).filter((word) => !silent.test(word));
  const two = words
    .slice(-2)
    .join(' ')
    .toLowerCase()
    .replace(/([^s])s$/, '$1');
  if (falseFriend.test(two)) return '';
  return [two, two.replace(/.*[ -]/, '')].find(isKnown) ?? '';
}

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** How many of its pieces a name counts: 18 of "18 teeth", 6 of "six drawers". */
export function countIn(name: string): number | undefined {
  const told = /(\w+) (teeth|drawers|trays)/.exec(name)?.[1] ?? '';
  const count = Number(told) || numbers.indexOf(told) + 2;
  return count > 1 && count < 61 ? count : undefined;
}
