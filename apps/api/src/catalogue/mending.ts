// Mends typing errors in a search: a word that is nowhere becomes the one like it that is somewhere with the others.
import { distance } from 'fastest-levenshtein';
import type { Database, PreparedQuery } from '../database/connect.ts';

/** Words that are looked at, at most. */
const mostWords = 200_000;
/** Words of one search that are mended, and candidates that are tried for each. */
const mostMended = 3;
const mostTried = 5;
/** Longer words are not kept. */
const longestWord = 40;

/** From so many letters on, a word may be the beginning of a longer one, or have two errors. */
const longEnoughToBegin = 4;
const longEnoughForTwo = 6;

const lettersOf = (word: string) => [...word].sort().join('');

/** Errors between what was typed and a word: two letters in each other's place are one. */
function errors(typed: string, word: string): number {
  const edits = distance(typed, word);
  return edits === 2 && typed.length === word.length && lettersOf(typed) === lettersOf(word) ? 1 : edits;
}

/** How far a word is from what was typed, less being nearer; `undefined`: too far. */
function remoteness(typed: string, word: string): number | undefined {
  const most = typed.length < longEnoughForTwo ? 1 : 2;
  const whole = errors(typed, word);
  const begun =
    typed.length < longEnoughToBegin ? Infinity : errors(typed, word.slice(0, typed.length)) + 0.5;
  const nearer = Math.min(whole, begun);
  if (Math.floor(nearer) > most) return undefined;
  // People rarely mistake the first letter.
  return nearer + (typed[0] === word[0] ? 0 : 0.25);
}

export class Mender {
  readonly #words: PreparedQuery<{ word: string }>;

  constructor(database: Database) {
    this.#words = database.prepare(
      `select word from catalogue_words where length(word) >= ? order by word limit ${mostWords}`,
    );
  }

  /**
   * @param words of which no product has all
   * @param isThere whether some product has all of these
   * @returns words that some product has all of, or `undefined`
   */
  async mend(
    words: readonly string[],
    isThere: (words: readonly string[]) => Promise<boolean>,
  ): Promise<string[] | undefined> {
    const unknown = new Set<string>();
    for (const word of words) if (!(await isThere([word]))) unknown.add(word);
    if (unknown.size === 0 || unknown.size > mostMended) return undefined;
    let mended = [...words];
    for (const typed of unknown) {
      const others = mended.filter((word) => !unknown.has(word));
      const found = await this.#firstOf(await this.#candidates(typed), (word) => isThere([...others, word]));
      if (found === undefined) return undefined;
      mended = mended.map((word) => (word === typed ? found : word));
    }
    return [...new Set(mended)];
  }

  async #firstOf(
    candidates: readonly string[],
    isGood: (word: string) => Promise<boolean>,
  ): Promise<string | undefined> {
    for (const word of candidates) if (await isGood(word)) return word;
    return undefined;
  }

  /** The words nearest to what was typed. */
  async #candidates(typed: string): Promise<string[]> {
    if (typed.length < 3 || typed.length > longestWord) return [];
    return (await this.#words.all(typed.length - 2))
      .flatMap(({ word }) => {
        const far = remoteness(typed, word);
        return far === undefined ? [] : [{ word, far }];
      })
      .sort((a, b) => a.far - b.far || a.word.length - b.word.length)
      .slice(0, mostTried)
      .map(({ word }) => word);
  }
}
