// DRF's BooleanField: yes or no, in the words of JSON, of forms and of a few people.
import { Float } from '../python.ts';
import { type Checked, refused } from './checked.ts';

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['t', 'y', 'yes', 'true', 'on', '1'].map((word) => [word, true] as const),
  ...['f', 'n', 'no', 'false', 'off', '0'].map((word) => [word, false] as const),
  ...['null', ''].map((word) => [word, null] as const),
]);

const invalid = refused('Must be a valid boolean.');

export function checkBoolean(given: unknown, nullable: boolean): Checked {
  // To Python 1, 1.0 and True are one.
  const plain = given instanceof Float ? given.value : given;
  const isPlain = ['boolean', 'number', 'string'].includes(typeof plain);
  const word = isPlain ? words.get(String(plain).toLowerCase()) : undefined;
  return word === undefined || (word === null && !nullable) ? invalid : { value: word };
}
