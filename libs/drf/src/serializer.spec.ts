// A whole body against a whole record: what comes out, and all that is said at once.
import { describe, expect, it, vi } from 'vitest';
import { ApiException } from './api-exception.ts';
import type { RecordSchema } from './field-schema.ts';
import { parseBody } from './request-data.ts';
import { type CheckOptions, checkRecord } from './serializer.ts';

const product: RecordSchema = {
  title: 'Product',
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string', maxLength: 5, unique: true },
    price: { type: 'string', format: 'decimal', maxDigits: 10, decimalPlaces: 2, default: '0.00' },
    currency: { type: 'string', choices: { '€': 'Eur', $: 'Usd' }, default: '€' },
    origin: { type: 'string' },
  },
};

const required = ['This field is required.'];

const isTaken = async () => false;

async function check(type: string, body: string, options?: CheckOptions) {
  return checkRecord(product, await parseBody(type, new TextEncoder().encode(body)), { isTaken, ...options });
}
const json = (body: unknown, options?: CheckOptions) =>
  check('application/json', JSON.stringify(body), options);
const form = (body: string, options?: CheckOptions) =>
  check('application/x-www-form-urlencoded', body, options);

describe('checkRecord', () => {
  it('gives the values of a good body, and no defaults', async () => {
    expect(await json({ name: ' a ', price: 1, currency: '$', origin: 5 })).toEqual({
      name: 'a',
      price: '1.00',
      currency: '$',
      origin: '5',
    });
    expect(await json({ name: 'a', origin: 'b' })).toEqual({ name: 'a', origin: 'b' });
  });

  it('tells all that is wrong at once, in the order of the fields', async () => {
    const problem = await json({ currency: 'x', price: 'abc', name: 'abc\0def' }).catch((error) => error);
    expect(problem).toMatchObject({ name: 'ApiException', status: 400 });
    expect(JSON.stringify(problem.body)).toBe(
      JSON.stringify({
        name: ['Ensure this field has no more than 5 characters.', 'Null characters are not allowed.'],
        price: ['A valid number is required.'],
        currency: ['"x" is not a valid choice.'],
        origin: required,
      }),
    );
  });

  it('refuses null in every field, default or not', async () => {
    await expect(json({ name: null, price: null, currency: null, origin: 'a' })).rejects.toMatchObject({
      body: {
        name: ['This field may not be null.'],
        price: ['This field may not be null.'],
        currency: ['This field may not be null.'],
      },
    });
  });

  it('ignores read-only and unknown fields, good or bad', async () => {
    const body = '{"id":"x","__proto__":{"a":1},"constructor":[],"color":null,"name":"a","origin":"b"}';
    const values = await check('application/json', body);
    expect(Object.entries(values)).toEqual([
      ['name', 'a'],
      ['origin', 'b'],
    ]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it('requires what the prototype of an object has like anything else', async () => {
    const schema = { properties: { constructor: { type: 'string' }, toString: { type: 'string' } } };
    const data = await parseBody('application/json', new TextEncoder().encode('{}'));
    await expect(checkRecord(schema, data)).rejects.toMatchObject({
      body: { constructor: required, toString: required },
    });
  });

  it('requires nothing of a part of a record, but checks what is given', async () => {
    expect(await json({}, { partial: true })).toEqual({});
    expect(await json({ origin: 'b' }, { partial: true })).toEqual({ origin: 'b' });
    await expect(json({ name: '', price: 'x' }, { partial: true })).rejects.toMatchObject({
      body: { name: ['This field may not be blank.'], price: ['A valid number is required.'] },
    });
  });

  it.each([
    ['[]', ['Invalid data. Expected a dictionary, but got list.']],
    ['"a"', ['Invalid data. Expected a dictionary, but got str.']],
    ['5', ['Invalid data. Expected a dictionary, but got int.']],
    ['5.5', ['Invalid data. Expected a dictionary, but got float.']],
    ['true', ['Invalid data. Expected a dictionary, but got bool.']],
    ['null', ['No data provided']],
  ])('refuses the body %s, of a part too', async (body, errors) => {
    const refusal = { status: 400, body: { non_field_errors: errors } };
    await expect(check('application/json', body)).rejects.toMatchObject(refusal);
    await expect(check('application/json', body, { partial: true })).rejects.toMatchObject(refusal);
  });

  it('takes an optional blank of a form for absent, a required one for blank', async () => {
    expect(await form('name=a&origin=b&price=&currency=')).toEqual({ name: 'a', origin: 'b' });
    await expect(form('name=&origin=b')).rejects.toMatchObject({
      body: { name: ['This field may not be blank.'] },
    });
    await expect(form('name=&origin=b', { partial: true })).rejects.toMatchObject({
      body: { name: ['This field may not be blank.'] },
    });
    await expect(json({ name: 'a', origin: 'b', price: '', currency: '' })).rejects.toMatchObject({
      body: { price: ['A valid number is required.'], currency: ['"" is not a valid choice.'] },
    });
  });

  it('lets the last of equal names of a form count', async () => {
    expect(await form('name=a&name=b&origin=c&price=x&price=1')).toEqual({
      name: 'b',
      origin: 'c',
      price: '1.00',
    });
  });

  it('asks whether a unique value is taken, if it is good', async () => {
    const isTaken = vi.fn(async () => true);
    await expect(json({ name: ' a ', price: 'x', origin: 'b' }, { isTaken })).rejects.toMatchObject({
      body: { name: ['product with this name already exists.'], price: ['A valid number is required.'] },
    });
    expect(isTaken.mock.calls).toEqual([['name', 'a']]);
    await expect(json({ name: 'abcdef', origin: 'b' }, { isTaken })).rejects.toThrow(ApiException);
    expect(isTaken).toHaveBeenCalledTimes(1);
  });

  it('has no fields in an empty body', async () => {
    await expect(check('text/plain', '')).rejects.toMatchObject({
      body: { name: required, origin: required },
    });
  });
});
