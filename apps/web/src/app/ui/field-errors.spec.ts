import { describe, expect, it } from 'vitest';
import { fieldErrorsIn } from './field-errors.ts';

const fields = ['street', 'products'];

describe('fieldErrorsIn', () => {
  it.each([
    [['This field may not be blank.'], 'This has to be filled in.'],
    [['This field is required.'], 'This has to be filled in.'],
    [['account with this user already exists.'], 'There is one already.'],
    [['A valid integer is required.'], 'Write a whole number.'],
    [['Invalid pk "9" - object does not exist.'], 'It is not there any more.'],
    [['A valid number is required.'], 'A valid number is required.'],
    [['Ensure this field has at least 4 characters.'], 'Ensure this field has at least 4 characters.'],
    [['"£" is not a valid choice.'], '“£” is not a valid choice.'],
    [
      ['Ensure this field has no more than 254 characters.', 'Other.'],
      'Ensure this field has no more than 254 characters. Other.',
    ],
  ])('says %j at its field in plain words', (messages, words) => {
    expect(fieldErrorsIn({ street: messages, other: ['x'] }, fields)).toEqual({ street: words });
  });

  it('says once what is wrong with several of a list', () => {
    const gone = ['Invalid pk "9" - object does not exist.'];
    expect(fieldErrorsIn({ products: { 0: gone, 3: gone } }, fields)).toEqual({
      products: 'It is not there any more.',
    });
  });

  it.each([null, '', 'text', 7, [], { detail: 'No.' }, { street: 7 }, { street: [] }])(
    'finds nothing in %j',
    (body) => {
      expect(fieldErrorsIn(body, fields)).toEqual({});
    },
  );
});
