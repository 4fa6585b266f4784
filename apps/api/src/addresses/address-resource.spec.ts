import type { Address } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';

const list = '/api/v0/addresses/';
const good = { street: 'High Street', number: 12, city: 'Springfield', postal_code: '28001' };

describe('/api/v0/addresses/', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  const post = (json: unknown) => shop.send('POST', list, { as: 'ada', json });
  const make = async (changes: object = {}) => (await post({ ...good, ...changes })).json<Address>();
  const urlOf = ({ id }: Address) => `${list}${id}/`;

  it('makes an address and tells it in the order of its fields', async () => {
    const answer = await post(good);
    expect(answer.statusCode).toBe(201);
    expect(answer.body).toBe(
      `{"id":${answer.json<Address>().id},"street":"High Street","number":12,"city":"Springfield","postal_code":"28001"}`,
    );
  });

  it.each([
    [undefined, null],
    [null, null],
    ['5', 5],
    [' 7 ', 7],
    [5.0, 5],
    ['5.0', 5],
    [-3, -3],
    [0, 0],
    [2_147_483_647, 2_147_483_647],
  ])('takes the number %j as %j', async (number, told) => {
    const made = await make({ number });
    expect(made).toEqual({ ...good, id: made.id, number: told });
    expect((await shop.send('GET', urlOf(made), { as: 'ada' })).json()).toEqual(made);
  });

  it.each([
    ['x', 'A valid integer is required.'],
    ['', 'A valid integer is required.'],
    [5.5, 'A valid integer is required.'],
    [true, 'A valid integer is required.'],
    [[1], 'A valid integer is required.'],
    [{}, 'A valid integer is required.'],
    [2_147_483_648, 'Ensure this value is less than or equal to 2147483647.'],
    [-2_147_483_649, 'Ensure this value is greater than or equal to -2147483648.'],
    ['9'.repeat(1001), 'String value too large.'],
  ])('does not take the number %j', async (number, message) => {
    const answer = await post({ ...good, number });
    expect([answer.statusCode, answer.json()]).toEqual([400, { number: [message] }]);
  });

  it('tells every bad field at once', async () => {
    const answer = await post({ street: [], number: 'x', city: null, postal_code: '' });
    expect(answer.json()).toEqual({
      street: ['Not a valid string.'],
      number: ['A valid integer is required.'],
      city: ['This field may not be null.'],
      postal_code: ['This field may not be blank.'],
    });
    expect((await post({})).json()).toEqual({
      street: ['This field is required.'],
      city: ['This field is required.'],
      postal_code: ['This field is required.'],
    });
  });

  it('leaves the number at PUT without one, and takes it away at PATCH with null', async () => {
    const made = await make();
    const put = { street: 'x', city: 'y', postal_code: 'z' };
    const answer = await shop.send('PUT', urlOf(made), { as: 'ada', json: put });
    expect(answer.json()).toEqual({ ...put, id: made.id, number: 12 });
    const patched = await shop.send('PATCH', urlOf(made), { as: 'ada', json: { number: null } });
    expect(patched.json()).toEqual({ ...put, id: made.id, number: null });
  });

  it.each([
    ['number=', null],
    ['number=8', 8],
    ['', null],
  ])('reads the form field %j as %j', async (field, number) => {
    const answer = await shop.send('POST', list, {
      as: 'ada',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `street=S&city=C&postal_code=P&${field}`,
    });
    expect(answer.json()).toMatchObject({ street: 'S', number });
  });

  it('sorts by postal code, capitals before small letters, equal ones by id', async () => {
    const sorted = await openShop({ PAGE_SIZE: 10 });
    for (const postal_code of ['b', 'é', 'B', 'a', '9', 'A', 'a']) {
      await sorted.send('POST', list, { as: 'ada', json: { ...good, postal_code } });
    }
    const answer = await sorted.send('GET', list, { as: 'ada' });
    const rows = answer.json<{ results: Address[] }>().results;
    expect(rows.map(({ postal_code }) => postal_code)).toEqual(['9', 'A', 'B', 'a', 'a', 'b', 'é']);
    expect(rows[3]?.id).toBeLessThan(rows[4]?.id ?? 0);
    await sorted.close();
  });

  it('cannot be deleted while an account uses it', async () => {
    const made = await make();
    const account = await shop.send('POST', '/api/v0/accounts/', {
      as: 'ada',
      json: { user: 1, address: made.id },
    });
    const remove = () => shop.send('DELETE', urlOf(made), { as: 'ada' });
    const answer = await remove();
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      { detail: 'This address is in use and cannot be deleted.' },
    ]);
    expect((await shop.send('GET', urlOf(made), { as: 'ada' })).json()).toEqual(made);
    await shop.send('DELETE', `/api/v0/accounts/${account.json<{ id: number }>().id}/`, { as: 'ada' });
    expect((await remove()).statusCode).toBe(204);
    expect((await shop.send('GET', urlOf(made), { as: 'ada' })).json()).toEqual({
      detail: 'No Address matches the given query.',
    });
  });

  it('describes its fields', async () => {
    const answer = await shop.send('OPTIONS', list, { as: 'ada' });
    expect(answer.json()).toMatchObject({
      name: 'Address List',
      actions: {
        POST: {
          street: { type: 'string', required: true, label: 'Street', max_length: 254 },
          number: { type: 'integer', required: false, read_only: false, label: 'Number' },
          city: { type: 'string', required: true, label: 'City', max_length: 150 },
          postal_code: { type: 'string', required: true, label: 'PostalCode', max_length: 150 },
        },
      },
    });
  });
});
