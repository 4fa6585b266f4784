// What OPTIONS says of a view and its records.
import { describe, expect, it } from 'vitest';
import type { RecordSchema } from './field-schema.ts';
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

  const fieldsOf = (properties: RecordSchema['properties']) =>
    metadata('', '', { PUT: { properties } }).actions?.['PUT'];

  it('describes integers with their limits, references without what there is to choose from', () => {
    const toAddress = { type: 'integer', references: 'addresses' };
    expect(
      fieldsOf({
        version: { type: 'integer', minimum: -5, maximum: 0, default: 0 },
        age: { type: 'integer', minimum: 0 },
        number: { anyOf: [{ type: 'integer', maximum: 9 }, { type: 'null' }], title: 'no', default: null },
        address: { anyOf: [toAddress, { type: 'null' }], default: null },
        user: { type: 'integer', references: 'users', unique: true },
        products: { type: 'array', items: { type: 'integer', references: 'products' }, minItems: 1 },
      }),
    ).toEqual({
      version: {
        type: 'integer',
        required: false,
        read_only: false,
        label: 'Version',
        min_value: -5,
        max_value: 0,
      },
      age: { type: 'integer', required: true, read_only: false, label: 'Age', min_value: 0 },
      number: { type: 'integer', required: false, read_only: false, label: 'No', max_value: 9 },
      address: { type: 'field', required: false, read_only: false, label: 'Address' },
      user: { type: 'field', required: true, read_only: false, label: 'User' },
      products: { type: 'field', required: true, read_only: false, label: 'Products' },
    });
  });

  it('describes what can only be read: other kinds, and choices without what there is to choose from', () => {
    expect(
      fieldsOf({
        files: { type: 'object', readOnly: true },
        paid: { type: 'boolean', readOnly: true },
        state: { choices: { a: 'active' }, readOnly: true },
      }),
    ).toEqual({
      files: { type: 'field', required: false, read_only: true, label: 'Files' },
      paid: { type: 'boolean', required: false, read_only: true, label: 'Paid' },
      state: { type: 'choice', required: false, read_only: true, label: 'State' },
    });
  });

  it('tells the properties of a field in the order of DRF', () => {
    const every = { choices: {}, maxLength: 1, minimum: 2, maximum: 3, maxDigits: 4, decimalPlaces: 5 };
    expect(Object.keys(fieldsOf({ every })?.['every'] ?? {})).toEqual([
      'type',
      'required',
      'read_only',
      'label',
      'max_length',
      'min_value',
      'max_value',
      'max_digits',
      'decimal_places',
      'choices',
    ]);
  });
});
