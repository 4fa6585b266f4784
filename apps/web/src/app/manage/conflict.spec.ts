import { describe, expect, it } from 'vitest';
import { chosenValues, contestedFields, proposedChoices } from './conflict.ts';
import { differences, emptyValues } from './product-values.ts';

const before = { ...emptyValues, name: 'Hex bolt', price: '5.00', stock: '3' };
const mine = { ...before, price: '6.00', description: 'Mine.' };
const theirs = { ...before, price: '7.00', stock: '2' };

describe('a conflict', () => {
  it('is about the fields in which I want something else than what is there', () => {
    expect(contestedFields(before, mine, theirs)).toEqual([
      { field: 'price', before: '5.00', mine: '6.00', theirs: '7.00', byBoth: true },
      { field: 'stock', before: '3', mine: '3', theirs: '2', byBoth: false },
      { field: 'description', before: '', mine: 'Mine.', theirs: '', byBoth: false },
    ]);
  });

  it('proposes that each side keeps what it has changed', () => {
    const choices = proposedChoices(contestedFields(before, mine, theirs), differences(before, mine));
    expect(choices).toEqual({ price: 'mine', stock: 'theirs', description: 'mine' });
    expect(chosenValues(mine, theirs, choices)).toEqual({ ...mine, stock: '2' });
  });

  it('ends as somebody chooses, and keeps all that is not in question', () => {
    expect(chosenValues(mine, theirs, { price: 'theirs', stock: 'mine', description: 'mine' })).toEqual({
      ...before,
      price: '7.00',
      stock: '3',
      description: 'Mine.',
    });
  });

  it('is none where both want the same', () => {
    expect(contestedFields(before, mine, { ...mine, price: '6' })).toEqual([]);
  });
});
