// What a field is, by its schema alone.
import { describe, expect, it } from 'vitest';
import { type FieldSchema, isRequired, label, unwrapped } from './field-schema.ts';

const none: FieldSchema = { type: 'null' };

describe('unwrapped', () => {
  it.each<[FieldSchema, string]>([
    [{}, 'string'],
    [{ type: 'string', maxLength: 5 }, 'string'],
    [{ type: 'string', format: 'email' }, 'string'],
    [{ type: 'string', format: 'decimal', maxDigits: 10, decimalPlaces: 2 }, 'decimal'],
    [{ type: 'string', choices: { $: 'Usd' } }, 'choice'],
    [{ type: 'integer' }, 'integer'],
    [{ type: 'integer', references: 'addresses' }, 'reference'],
    [{ type: 'array', items: { type: 'integer', references: 'products' } }, 'references'],
    [{ type: 'array', items: { type: 'integer' } }, 'field'],
    [{ type: 'array' }, 'field'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'object' }, 'field'],
    [{ type: 'number' }, 'field'],
    [{ type: 'object' }, 'field'],
  ])('finds that %j is of the kind %s, null or not', (schema, kind) => {
    expect(unwrapped(schema)).toMatchObject({ kind, nullable: false });
    expect(unwrapped({ anyOf: [schema, none], default: null })).toMatchObject({ kind, nullable: true });
  });

  it('finds no kind where there are several', () => {
    const schema = { anyOf: [{ type: 'string' }, { type: 'integer' }] };
    expect(unwrapped(schema)).toMatchObject({ kind: 'field', nullable: false });
    expect(unwrapped({ anyOf: [...schema.anyOf, none] })).toMatchObject({ kind: 'field', nullable: true });
  });

  it('puts the words around a kind and those of the kind into one schema', () => {
    const schema = { anyOf: [{ type: 'integer', minimum: 1 }, none], title: 'house no', default: null };
    expect(unwrapped(schema)).toEqual({
      kind: 'integer',
      nullable: true,
      schema: { type: 'integer', minimum: 1, title: 'house no', default: null },
      references: undefined,
    });
  });

  it.each<[FieldSchema, string | undefined]>([
    [{ type: 'integer', references: 'users' }, 'users'],
    [{ anyOf: [{ type: 'integer', references: 'addresses' }, none] }, 'addresses'],
    [{ type: 'array', items: { type: 'integer', references: 'products' } }, 'products'],
    [{ type: 'integer' }, undefined],
  ])('names what %j refers to', (schema, references) => {
    expect(unwrapped(schema).references).toBe(references);
  });
});

describe('label', () => {
  it.each<[string, FieldSchema, string]>([
    ['name', { title: 'productName' }, 'ProductName'],
    ['id', { title: 'ID' }, 'ID'],
    ['postal_code', {}, 'Postal code'],
    ['street', {}, 'Street'],
    ['address', { anyOf: [{ type: 'integer' }, none], title: 'home' }, 'Home'],
  ])('writes %s %j', (name, schema, expected) => {
    expect(label(name, schema)).toBe(expected);
  });
});

describe('isRequired', () => {
  it.each<[FieldSchema, boolean]>([
    [{}, true],
    [{ default: undefined }, false],
    [{ default: '0.00' }, false],
    [{ readOnly: true }, false],
    [{ readOnly: false }, true],
    [{ anyOf: [{ type: 'integer' }, none] }, true],
    [{ anyOf: [{ type: 'integer' }, none], default: null }, false],
  ])('of %j is %s', (schema, expected) => {
    expect(isRequired(schema)).toBe(expected);
  });
});
