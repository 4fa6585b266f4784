// Which thing a name speaks of. A wrong drawing is worse than none: when in doubt, there is none.

/** Words, signs and codes ("DN", "M") that say nothing about what the thing is. */
const silent = /^(set|kit|pair|pack|\P{L}*|[A-Z]{1,4})$/u;

/**
 * The known noun of a name, or nothing. English puts the noun last, and a catalogue puts what qualifies it behind a
 * comma, a number or a preposition: "Shelf bracket 200, steel" is a bracket, "Bolt cutter" nothing that is known.
 */
export function nounOf(name: string, isKnown: (words: string) => boolean): string {
  const [head = ''] = name.split(/[,;:(]| \S*\d| (?:[-–—]|with|for|of|in|on|to|and|without) /i);
  const words = head.split(/\s+/).filter((word) => !silent.test(word));
  const two = words
    .slice(-2)
    .join(' ')
    .toLowerCase()
    .replace(/([^s])s$/, '$1');
  return [two, two.replace(/.*[ -]/, '')].find(isKnown) ?? '';
}

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** How many of its pieces a name counts: 18 of "18 teeth", 6 of "six drawers". */
export function countIn(name: string): number | undefined {
  const told = /(\w+) (teeth|drawers|trays)/.exec(name)?.[1] ?? '';
  const count = Number(told) || numbers.indexOf(told) + 2;
  return count > 1 && count < 61 ? count : undefined;
}
