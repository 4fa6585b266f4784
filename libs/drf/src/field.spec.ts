// Which check a field's schema leads to, and null, which no check sees.
import { describe, expect, it } from 'vitest';
import { checkField } from './field.ts';
import { type FieldSchema, unwrapped } from './field-schema.ts';

const existing = async (_resource: string, ids: readonly number[]) => new Set(ids.filter((id) => id < 10));
const check = (schema: FieldSchema, value: unknown) => checkField(unwrapped(schema), value, existing);

const reference: FieldSchema = { type: 'integer', references: 'addresses' };
const kinds: [FieldSchema, unknown, unknown][] = [
  [{ type: 'string' }, ' a ', 'a'],
  [{ type: 'string', format: 'decimal', maxDigits: 4, decimalPlaces: 2 }, 1, '1.00'],
  [{ type: 'string', choices: { $: 'Usd' } }, '$', '$'],
  [{ type: 'integer' }, '5', 5],
  [{ type: 'boolean' }, 'on', true],
  [reference, '5', 5],
  [{ type: 'array', items: reference, minItems: 1 }, ['5', 6], [5, 6]],
];

describe('checkField', () => {
  it.each(kinds)('checks %j, which may be null or not', async (schema, value, taken) => {
    const nullable = { anyOf: [schema, { type: 'null' }] };
    expect(await check(schema, value)).toEqual({ value: taken });
    expect(await check(nullable, value)).toEqual({ value: taken });
  });

  it.each(kinds)('refuses null for %j unless it may be null', async (schema) => {
    expect(await check(schema, null)).toEqual({ errors: ['This field may not be null.'] });
    expect(await check({ anyOf: [schema, { type: 'null' }] }, null)).toEqual({ value: null });
  });

  it.each<[FieldSchema, unknown]>([
    [{ type: 'string' }, 'This field may not be blank.'],
    [{ type: 'string', choices: { $: 'Usd' } }, '"" is not a valid choice.'],
    [{ type: 'integer' }, 'A valid integer is required.'],
    [{ type: 'array', items: reference }, 'Expected a list of items but got type "str".'],
  ])('takes a blank for no null in %j', async (schema, message) => {
    expect(await check({ anyOf: [schema, { type: 'null' }] }, '')).toEqual({ errors: [message] });
  });

  it.each<[string, FieldSchema]>([
    ['', { anyOf: [reference, { type: 'null' }] }],
    ['', { anyOf: [{ type: 'boolean' }, { type: 'null' }] }],
    ['', { anyOf: [{ format: 'decimal', maxDigits: 1 }, { type: 'null' }] }],
    [' \n', { anyOf: [{ format: 'decimal', maxDigits: 1 }, { type: 'null' }] }],
  ])('takes %j for null in %j', async (blank, schema) => {
    expect(await check(schema, blank)).toEqual({ value: null });
  });

  it.each([{ type: 'object' }, { type: 'array', items: { type: 'integer' } }])(
    'cannot check %j, which is a mistake in the schema',
    async (schema) => {
      await expect(check(schema, 1)).rejects.toThrow('can only be read');
    },
  );
});
