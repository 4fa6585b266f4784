// What searches compare: the words of a text without accents and capitals, on both sides.

/** Letters that are their own in Unicode, and others to whoever types them. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ς: 'σ' },
};

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640]/gu, '')
    // The way over the capitals makes one of `ß` and `ss`.
    .toUpperCase()
    .toLowerCase()
    // Capitals of few letters have an accent in small ones.
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[øłđðþæœıς]/g, (letter) => plainLetters[letter] ?? letter);

/** The words of a text, as they are compared. Symbols such as emoji are words; signs and spaces only part them. */
export const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}\p{Mc}]+|\p{So}/gu) ?? [];

/** Words as they are kept: each has a space on both sides. */
export const spaced = (words: readonly string[]) => (words.length ? ` ${words.join(' ')} ` : '');

/** One or two letters find beginnings of words only. */
const isShort = (word: string) => Array.from(word).length < 3;

/** What a kept text has in it that a word finds. */
export const partOf = (word: string) => (isShort(word) ? ` ${word}` : word);

/** How FTS5 keeps words: its trigrams reach back to a word's beginning even from a single letter. */
export const trigramText = (words: readonly string[]) => words.map((word) => `  ${word}`).join('');

/** The question for FTS5, of all words. They have no quotes in them. */
export const trigramMatch = (words: readonly string[]) =>
  words.map((word) => `"${isShort(word) ? `  ${word}` : word}"`).join(' AND ');
