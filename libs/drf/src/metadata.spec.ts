// What OPTIONS says of a view and its records.
import { describe, expect, it } from 'vitest';
import { metadata } from './metadata.ts';

const media = {
  renders: ['application/json'],
  parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
};

describe('metadata', () => {
  it('names, describes and lists what is given and taken', () => {
    expect(metadata('Api Root', '')).toEqual({ name: 'Api Root', description: '', ...media });
  });

  it('describes the record of each writing method', () => {
    const record = {
      title: 'Product',
      properties: {
        id: { type: 'integer', title: 'ID', readOnly: true },
        name: { type: 'string', title: 'productName', maxLength: 200, unique: true },
        price: { format: 'decimal', maxDigits: 10, decimalPlaces: 2, default: '0.00' },
        currency: { choices: { '€': 'Eur', $: 'Usd' }, default: '€' },
      },
    };
    expect(metadata('Product List', 'All of them.', { POST: record })).toEqual({
      name: 'Product List',
      description: 'All of them.',
      ...media,
      actions: {
        POST: {
          id: { type: 'integer', required: false, read_only: true, label: 'ID' },
          name: { type: 'string', required: true, read_only: false, label: 'ProductName', max_length: 200 },
          price: {
            type: 'decimal',
            required: false,
            read_only: false,
            label: 'Price',
            max_digits: 10,
            decimal_places: 2,
          },
          currency: {
            type: 'choice',
            required: false,
            read_only: false,
            label: 'Currency',
            choices: [
              { value: '€', display_name: 'Eur' },
              { value: '$', display_name: 'Usd' },
            ],
          },
        },
      },
    });
  });
});
