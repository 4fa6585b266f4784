import type { Account } from '@latchkey/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Shop, openShop, password } from '../../testing/shop.ts';
import { createUser, purgeUser, setUserState } from '../users/user-store.ts';

const list = '/api/v0/accounts/';

describe('/api/v0/accounts/', () => {
  let shop: Shop;
  let people = 0;
  let user: number;
  let username: string;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    username = `customer-${people}`;
    user = await createUser(shop.database, { username, password });
  });

  const post = (json: unknown) => shop.send('POST', list, { as: 'ada', json });
  const make = async (json: object) => (await post(json)).json<Account>();
  const urlOf = ({ id }: Account) => `${list}${id}/`;
  const makeAddress = async () => {
    const json = { street: 'S', city: 'C', postal_code: 'P' };
    return (await shop.send('POST', '/api/v0/addresses/', { as: 'ada', json })).json<{ id: number }>().id;
  };

  it('needs only a user', async () => {
    const answer = await post({ user });
    const { id } = answer.json<Account>();
    expect([answer.statusCode, answer.body]).toEqual([
      201,
      `{"id":${id},"version":0,"address":null,"user":${user}}`,
    ]);
  });

  it('takes everything, ids as text too', async () => {
    const address = await makeAddress();
    expect(await make({ user: `${user}`, address: `${address}`, version: '3' })).toMatchObject({
      version: 3,
      address,
      user,
    });
  });

  it('is the only one of its user', async () => {
    const made = await make({ user });
    const taken = { user: ['account with this user already exists.'] };
    expect((await post({ user })).json()).toEqual(taken);
    const put = await shop.send('PUT', urlOf(made), { as: 'ada', json: { user, version: 7 } });
    expect(put.json()).toEqual({ ...made, version: 7 });
    const other = await make({
      user: await createUser(shop.database, { username: `${username}b`, password }),
    });
    expect((await shop.send('PATCH', urlOf(other), { as: 'ada', json: { user } })).json()).toEqual(taken);
  });

  it.each([
    [undefined, 'This field is required.'],
    [null, 'This field may not be null.'],
    ['', 'This field may not be null.'],
    [99999999, 'Invalid pk "99999999" - object does not exist.'],
    ['99999999', 'Invalid pk "99999999" - object does not exist.'],
    [0, 'Invalid pk "0" - object does not exist.'],
    [-1, 'Invalid pk "-1" - object does not exist.'],
    [99999999999999, 'Invalid pk "99999999999999" - object does not exist.'],
    ['abc', 'Incorrect type. Expected pk value, received str.'],
    [true, 'Incorrect type. Expected pk value, received bool.'],
    [[1], 'Incorrect type. Expected pk value, received list.'],
    [{ id: 1 }, 'Incorrect type. Expected pk value, received dict.'],
  ])('does not take the user %j', async (given, message) => {
    const answer = await post({ user: given });
    expect([answer.statusCode, answer.json()]).toEqual([400, { user: [message] }]);
  });

  it('takes no user who was deleted', async () => {
    await setUserState(shop.database, username, 'deleted');
    expect((await post({ user })).json()).toEqual({
      user: [`Invalid pk "${user}" - object does not exist.`],
    });
  });

  it('can be given an address and lose it again', async () => {
    const address = await makeAddress();
    const made = await make({ user });
    const patch = async (json: object) =>
      (await shop.send('PATCH', urlOf(made), { as: 'ada', json })).json<Account>();
    expect(await patch({ address })).toEqual({ ...made, address });
    expect(await patch({ address: '' })).toEqual({ ...made, address: null });
    expect(await patch({ address: 99999999 })).toEqual({
      address: ['Invalid pk "99999999" - object does not exist.'],
    });
  });

  it('goes with its user, and its invoices with it', async () => {
    const made = await make({ user });
    const product = await shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name: username } });
    const invoice = await shop.send('POST', '/api/v0/invoices/', {
      as: 'ada',
      json: { account: made.id, products: [product.json<{ id: number }>().id] },
    });
    await purgeUser(shop.database, username);
    const invoiceUrl = `/api/v0/invoices/${invoice.json<{ id: number }>().id}/`;
    expect((await shop.send('GET', urlOf(made), { as: 'ada' })).statusCode).toBe(404);
    expect((await shop.send('GET', invoiceUrl, { as: 'ada' })).statusCode).toBe(404);
  });

  it('sorts by user', async () => {
    const sorted = await openShop();
    for (const id of [2, 1, 3]) await sorted.send('POST', list, { as: 'ada', json: { user: id } });
    const answer = await sorted.send('GET', list, { as: 'ada' });
    expect(answer.json<{ results: Account[] }>().results.map((account) => account.user)).toEqual([1, 2, 3]);
    await sorted.close();
  });

  it('describes its fields', async () => {
    const answer = await shop.send('OPTIONS', list, { as: 'ada' });
    expect(answer.json()).toMatchObject({
      actions: {
        POST: {
          version: { type: 'integer', required: false, label: 'Version' },
          address: { type: 'field', required: false, label: 'Address' },
          user: { type: 'field', required: true, label: 'User' },
        },
      },
    });
  });
});
