// DRF's ChoiceField: one of the values that the schema lists.
import { str } from '../python.ts';
import { type Checked, refused } from './checked.ts';

export function checkChoice(value: unknown, choices: Readonly<Record<string, string>> = {}): Checked {
  const text = str(value);
  return Object.hasOwn(choices, text) ? { value: text } : refused(`"${text}" is not a valid choice.`);
}
