// A whole body against a whole record: what comes out, and all that is said at once.
import { describe, expect, it, vi } from 'vitest';
import { ApiException } from './api-exception.ts';
import type { FieldSchema, RecordSchema } from './field-schema.ts';
import { parseBody } from './request-data.ts';
import { type CheckOptions, checkRecord, takenMessage } from './serializer.ts';
import { invoice } from './spec-kit.ts';

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

  it('takes a blank of a form for a value where it is one', async () => {
    const optional: FieldSchema = { type: 'string', allowBlank: true, default: 'none' };
    const fields = { text: optional, remark: { anyOf: [optional, { type: 'null' }], default: null } };
    const data = await parseBody(
      'application/x-www-form-urlencoded',
      new TextEncoder().encode('text=&remark='),
    );
    expect(await checkRecord({ properties: fields }, data)).toEqual({ text: '', remark: '' });
  });

  it('asks what else is wrong with a value, if its field takes it and nobody else has it', async () => {
    const validate = vi.fn<NonNullable<CheckOptions['validate']>>(async (field) =>
      field === 'origin' ? ['Not from there.', 'Nor from here.'] : [],
    );
    const problem = await json({ name: 'toolong', price: 'x', origin: 'a' }, { validate }).catch(
      (error) => error,
    );
    expect(problem.body).toMatchObject({ origin: ['Not from there.', 'Nor from here.'] });
    expect(await json({ name: 'a', currency: '$' }, { validate, partial: true })).toEqual({
      name: 'a',
      currency: '$',
    });
    await json({ name: 'b' }, { validate, partial: true, isTaken: async () => true }).catch(() => undefined);
    expect(validate.mock.calls).toEqual([
      ['origin', 'a'],
      ['name', 'a'],
      ['currency', '$'],
    ]);
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

const isNull = ['This field may not be null.'];
const notInteger = ['A valid integer is required.'];
const empty = ['This list may not be empty.'];
const absent = (id: number) => [`Invalid pk "${id}" - object does not exist.`];
const notPk = ['Incorrect type. Expected pk value, received str.'];

/** Every resource has the ids 1 to 7; user 7 has an invoice. */
const lookups = {
  existing: async (_resource: string, ids: readonly number[]) => new Set(ids.filter((id) => id <= 7)),
  isTaken: async (_field: string, value: unknown) => value === 7,
};

async function checkInvoice(type: string, body: string, options?: CheckOptions) {
  const data = await parseBody(type, new TextEncoder().encode(body));
  return checkRecord(invoice, data, { ...lookups, ...options });
}
const jsonInvoice = (body: unknown, options?: CheckOptions) =>
  checkInvoice('application/json', JSON.stringify(body), options);
const formInvoice = (body: string, options?: CheckOptions) =>
  checkInvoice('application/x-www-form-urlencoded', body, options);

describe('checkRecord of a record with references and null', () => {
  it('gives ids, numbers and null', async () => {
    expect(
      await jsonInvoice({
        number: '7',
        discount: null,
        rate: 1,
        note: ' n ',
        mood: null,
        address: '',
        user: '2',
        products: ['3', 1, 3],
      }),
    ).toEqual({
      number: 7,
      discount: null,
      rate: '1.00',
      note: 'n',
      mood: null,
      address: null,
      user: 2,
      products: [3, 1],
    });
  });

  it('tells all that is wrong at once, in the order of the fields', async () => {
    const bad = {
      number: 100,
      discount: '',
      note: '',
      mood: '',
      address: 8,
      payer: '',
      user: true,
      products: [1, 9, 'x'],
    };
    const problem = await jsonInvoice(bad).catch((error) => error);
    expect(JSON.stringify(problem.body)).toBe(
      JSON.stringify({
        number: ['Ensure this value is less than or equal to 99.'],
        discount: notInteger,
        rate: required,
        note: ['This field may not be blank.'],
        mood: ['"" is not a valid choice.'],
        address: absent(8),
        payer: isNull,
        user: ['Incorrect type. Expected pk value, received bool.'],
        products: absent(9),
      }),
    );
  });

  it('takes null only where it may be', async () => {
    const nulls = Object.fromEntries(Object.keys(invoice.properties).map((name) => [name, null]));
    await expect(jsonInvoice(nulls)).rejects.toMatchObject({
      body: { number: isNull, payer: isNull, user: isNull, products: isNull },
    });
  });

  it('asks for each reference once, and whether it is taken if it is there', async () => {
    const existing = vi.fn(lookups.existing);
    const isTaken = vi.fn(lookups.isTaken);
    const body = { rate: null, address: 3, user: '7', products: [2, '2', 1] };
    await expect(jsonInvoice(body, { existing, isTaken })).rejects.toMatchObject({
      body: { user: ['invoice with this owner already exists.'] },
    });
    expect(existing.mock.calls).toEqual([
      ['addresses', [3]],
      ['users', [7]],
      ['products', [2, 1]],
    ]);
    expect(isTaken.mock.calls).toEqual([['user', 7]]);
    await expect(jsonInvoice({ user: 8 }, { partial: true, isTaken })).rejects.toMatchObject({
      body: { user: absent(8) },
    });
    expect(isTaken).toHaveBeenCalledTimes(1);
  });

  it('does not ask whether null is taken', async () => {
    const schema = { properties: { code: { anyOf: [{ type: 'string' }, { type: 'null' }], unique: true } } };
    const data = await parseBody('application/json', new TextEncoder().encode('{"code":null}'));
    const isTaken = vi.fn(async () => true);
    expect(await checkRecord(schema, data, { isTaken })).toEqual({ code: null });
    expect(isTaken).not.toHaveBeenCalled();
  });

  it('passes on what a lookup throws', async () => {
    const existing = () => Promise.reject(new Error('the database is down'));
    await expect(jsonInvoice({ rate: 1, user: 1, products: [1] }, { existing })).rejects.toThrow(
      'the database is down',
    );
  });

  it.each<[string, RecordSchema['properties']]>([
    ['existing', { a: { type: 'integer', references: 'users' } }],
    ['existing', { a: { type: 'array', items: { type: 'integer', references: 'users' } } }],
    ['existing', { a: { anyOf: [{ type: 'integer', references: 'users' }, { type: 'null' }] } }],
    ['isTaken', { a: { type: 'string', unique: true } }],
  ])('cannot do without the option %s for %j, whatever the body', async (option, properties) => {
    const data = await parseBody('application/json', new TextEncoder().encode('[]'));
    const message = `checkRecord cannot check "a" without the option ${option}`;
    await expect(checkRecord({ properties }, data)).rejects.toThrow(new Error(message));
  });

  it('needs no lookups for fields that are only read', async () => {
    const properties = { a: { type: 'integer', references: 'users', unique: true, readOnly: true } };
    const data = await parseBody('application/json', new TextEncoder().encode('{"a":1}'));
    expect(await checkRecord({ properties }, data)).toEqual({});
  });
});

describe('checkRecord of a form with references and null', () => {
  it('takes all values of a list', async () => {
    expect(await formInvoice('rate=&user=2&products=3&products=1&products=3')).toEqual({
      rate: null,
      user: 2,
      products: [3, 1],
    });
  });

  it('takes a blank for null where that may be, else for absent unless required', async () => {
    const blanks = 'number=&discount=&rate=&note=&mood=&address=&payer=&user=&products=';
    await expect(formInvoice(blanks)).rejects.toMatchObject({ body: { user: isNull, products: notPk } });
    const values = { discount: null, rate: null, note: null, mood: null, address: null };
    expect(await formInvoice(`${blanks}&user=1`.replace('&products=', '&products=1'))).toEqual({
      ...values,
      user: 1,
      products: [1],
    });
  });

  it('takes spaces for no blank, but for null where a decimal may be null', async () => {
    await expect(formInvoice('discount=+&rate=+&note=+&address=+&user=1&products=1')).rejects.toMatchObject({
      body: { discount: notInteger, note: ['This field may not be blank.'], address: notPk },
    });
  });

  it('has an absent list for an empty one, and other absent fields for absent', async () => {
    const problem = await formInvoice('').catch((error) => error);
    expect(problem.body).toEqual({ rate: required, user: required, products: empty });
    await expect(formInvoice('user=1&rate=1')).rejects.toMatchObject({ body: { products: empty } });
    await expect(checkInvoice('multipart/form-data', '')).rejects.toMatchObject({ body: problem.body });
  });

  it('has an absent list for an empty one even if it need not be given', async () => {
    const items = { type: 'integer', references: 'products' };
    const schema = { properties: { products: { type: 'array', items, default: [] } } };
    const form = await parseBody('application/x-www-form-urlencoded', new Uint8Array([0x61]));
    expect(await checkRecord(schema, form, lookups)).toEqual({ products: [] });
    expect(await checkRecord(schema, { kind: 'json', value: {} }, lookups)).toEqual({});
  });

  it('has a box that is not ticked for no', async () => {
    const agreed = { type: 'boolean', default: true };
    const schema = { properties: { agreed, sure: { anyOf: [{ type: 'boolean' }, { type: 'null' }] } } };
    const form = await parseBody('application/x-www-form-urlencoded', new Uint8Array([0x61]));
    expect(await checkRecord(schema, form)).toEqual({ agreed: false, sure: null });
    expect(await checkRecord(schema, form, { partial: true })).toEqual({});
    await expect(checkRecord(schema, { kind: 'json', value: {} })).rejects.toMatchObject({
      body: { sure: required },
    });
  });

  it('leaves a part of a record at what is given', async () => {
    expect(await formInvoice('', { partial: true })).toEqual({});
    expect(await formInvoice('payer=&number=', { partial: true })).toEqual({});
    expect(await formInvoice('address=&products=2', { partial: true })).toEqual({
      address: null,
      products: [2],
    });
    await expect(formInvoice('user=&products=', { partial: true })).rejects.toMatchObject({
      body: { user: isNull, products: notPk },
    });
  });
});

describe('takenMessage', () => {
  it.each([
    ['user', 'invoice with this owner already exists.'],
    ['payer', 'invoice with this payer already exists.'],
  ])('names the model and the field %s', (field, message) => {
    expect(takenMessage(invoice, field)).toBe(message);
  });

  it('has spaces in a name, and a word for a model without one', () => {
    expect(takenMessage({ properties: { postal_code: {} } }, 'postal_code')).toBe(
      'object with this postal code already exists.',
    );
    expect(takenMessage({ title: 'Big Account', properties: { user: {} } }, 'user')).toBe(
      'big account with this user already exists.',
    );
  });
});
