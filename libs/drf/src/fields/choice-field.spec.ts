// What a ChoiceField makes of a value, and its words for a bad one.
import { describe, expect, it } from 'vitest';
import { Float } from '../python.ts';
import { checkChoice } from './choice-field.ts';

const currency = { '€': 'Eur', $: 'Usd' };

describe('a choice field', () => {
  it.each(['€', '$'])('takes %s', (value) => {
    expect(checkChoice(value, currency)).toEqual({ value });
  });

  it.each([
    ['EUR', 'EUR'],
    ['', ''],
    [' $', ' $'],
    ['$ ', '$ '],
    ['Eur', 'Eur'],
    ['toString', 'toString'],
    ['__proto__', '__proto__'],
    [5, '5'],
    [new Float(5), '5.0'],
    [true, 'True'],
    [[], '[]'],
    [['$'], "['$']"],
    [{ $ne: null }, "{'$ne': None}"],
  ])('refuses %j', (value, told) => {
    expect(checkChoice(value, currency)).toEqual({ errors: [`"${told}" is not a valid choice.`] });
  });

  it('tells an integer of any size, and a file by its name', () => {
    expect(checkChoice(10n ** 20n, currency)).toEqual({
      errors: ['"100000000000000000000" is not a valid choice.'],
    });
    expect(checkChoice(new File(['$'], 'usd.txt'), currency)).toEqual({
      errors: ['"usd.txt" is not a valid choice.'],
    });
  });

  it('compares numbers by what they look like', () => {
    expect(checkChoice(5, { 5: 'five' })).toEqual({ value: '5' });
    expect(checkChoice(new Float(5), { 5: 'five' })).toHaveProperty('errors');
  });
});
