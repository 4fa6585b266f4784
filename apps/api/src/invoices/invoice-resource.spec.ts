import type { Invoice } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';

const list = '/api/v0/invoices/';

describe('/api/v0/invoices/', () => {
  let shop: Shop;
  let account: number;
  let [first, second, third] = [0, 0, 0];
  beforeAll(async () => {
    shop = await openShop();
    const idOf = async (url: string, json: object) =>
      (await shop.send('POST', url, { as: 'ada', json })).json<{ id: number }>().id;
    account = await idOf('/api/v0/accounts/', { user: 2 });
    // Made in another order than their names have.
    third = await idOf('/api/v0/products/', { name: 'c' });
    first = await idOf('/api/v0/products/', { name: 'B' });
    second = await idOf('/api/v0/products/', { name: 'a' });
  });
  afterAll(() => shop.close());

  const post = (json: object) => shop.send('POST', list, { as: 'ada', json: { account, ...json } });
  const make = async (json: object) => (await post(json)).json<Invoice>();
  const urlOf = ({ id }: Invoice) => `${list}${id}/`;
  const read = async (invoice: Invoice) =>
    (await shop.send('GET', urlOf(invoice), { as: 'ada' })).json<Invoice>();

  it('tells its products in the order of their names, each once', async () => {
    const answer = await post({ invoice_number: 41, products: [third, second, `${first}`, third] });
    const { id } = answer.json<Invoice>();
    expect([answer.statusCode, answer.body]).toEqual([
      201,
      `{"id":${id},"invoice_number":41,"products":[${first},${second},${third}],"account":${account}}`,
    ]);
    expect((await shop.send('GET', `${list}${id}/`, { as: 'ada' })).body).toBe(answer.body);
  });

  it('has the number 0 unless it is given, and the number need not be its own', async () => {
    expect(await make({ products: [first] })).toMatchObject({ invoice_number: 0 });
    expect(await make({ products: [first] })).toMatchObject({ invoice_number: 0 });
  });

  it.each([
    [undefined, 'This field is required.'],
    [null, 'This field may not be null.'],
    [[], 'This list may not be empty.'],
    [1, 'Expected a list of items but got type "int".'],
    ['1', 'Expected a list of items but got type "str".'],
    [true, 'Expected a list of items but got type "bool".'],
    [[99999999, 'abc'], 'Invalid pk "99999999" - object does not exist.'],
    [['abc', 99999999], 'Incorrect type. Expected pk value, received str.'],
    [[null], 'Invalid pk "None" - object does not exist.'],
    [[[1]], 'Incorrect type. Expected pk value, received list.'],
  ])('does not take the products %j', async (products, message) => {
    const answer = await post({ products });
    expect([answer.statusCode, answer.json()]).toEqual([400, { products: [message] }]);
  });

  it('is not half made when it is refused', async () => {
    const count = async () => (await shop.send('GET', list, { as: 'ada' })).json<{ count: number }>().count;
    const before = await count();
    const answer = await post({ products: [first, 99999999], account: 99999999, invoice_number: 'x' });
    expect(answer.json()).toEqual({
      invoice_number: ['A valid integer is required.'],
      products: ['Invalid pk "99999999" - object does not exist.'],
      account: ['Invalid pk "99999999" - object does not exist.'],
    });
    expect(await count()).toBe(before);
  });

  it('replaces its products with PUT, and leaves them at a PATCH of something else', async () => {
    const made = await make({ invoice_number: 7, products: [first, second] });
    const put = await shop.send('PUT', urlOf(made), { as: 'ada', json: { account, products: [third] } });
    expect(put.json()).toEqual({ ...made, products: [third] });
    const patch = await shop.send('PATCH', urlOf(made), { as: 'ada', json: { invoice_number: 8 } });
    expect(patch.json()).toEqual({ ...made, invoice_number: 8, products: [third] });
    expect(await read(made)).toEqual(patch.json());
  });

  it('needs products and account at PUT', async () => {
    const made = await make({ products: [first] });
    const answer = await shop.send('PUT', urlOf(made), { as: 'ada', json: { invoice_number: 1 } });
    expect(answer.json()).toEqual({
      products: ['This field is required.'],
      account: ['This field is required.'],
    });
  });

  it('tells each of those who change it at once the list that they have made', async () => {
    const made = await make({ products: [first] });
    const lists = [[first, second], [third], [second, third], [first, second, third], [first]];
    const patch = async (products: number[]) => {
      const answer = await shop.send('PATCH', urlOf(made), { as: 'ada', json: { products } });
      expect([answer.statusCode, answer.json<Invoice>().products]).toEqual([200, products]);
    };
    for (let round = 0; round < 5; round += 1) await Promise.all([...lists, ...lists].map(patch));
    expect(lists).toContainEqual((await read(made)).products);
  });

  it('outlives its products while they go and it is changed', async () => {
    const made = await make({ products: [first] });
    for (let round = 0; round < 5; round += 1) {
      const gone: number[] = [];
      for (const letter of ['x', 'y', 'z']) {
        const json = { name: `${letter} ${round}` };
        const answer = await shop.send('POST', '/api/v0/products/', { as: 'ada', json });
        gone.push(answer.json<{ id: number }>().id);
      }
      const statuses = await Promise.all([
        ...gone.map((id) => shop.send('DELETE', `/api/v0/products/${id}/`, { as: 'ada' })),
        ...[gone, gone.toReversed(), [first, ...gone]].map((products) =>
          shop.send('PATCH', urlOf(made), { as: 'ada', json: { products } }),
        ),
      ]).then((answers) => answers.map(({ statusCode }) => statusCode));
      expect(statuses.slice(0, 3)).toEqual([204, 204, 204]);
      expect(statuses.slice(3).filter((status) => status !== 200 && status !== 400)).toEqual([]);
      expect((await read(made)).products.filter((id) => gone.includes(id))).toEqual([]);
    }
  });

  it('outlives its products', async () => {
    const name = 'short life';
    const gone = await shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name } });
    const product = gone.json<{ id: number }>().id;
    const made = await make({ products: [product, first] });
    const remove = () => shop.send('DELETE', `/api/v0/products/${product}/`, { as: 'ada' });
    expect((await remove()).statusCode).toBe(204);
    expect(await read(made)).toEqual({ ...made, products: [first] });
  });

  it('may have more products than one statement takes', async () => {
    const ids: number[] = [];
    for (let i = 100; i < 230; i += 1) {
      const answer = await shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name: `part ${i}` } });
      ids.push(answer.json<{ id: number }>().id);
    }
    const made = await make({ products: ids.toReversed() });
    expect(made.products).toEqual(ids);
  });

  it('reads a list from a form', async () => {
    const form = (payload: string) =>
      shop.send('POST', list, {
        as: 'ada',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      });
    const made = await form(`products=${second}&account=${account}&products=${first}`);
    expect(made.json()).toMatchObject({ invoice_number: 0, products: [first, second] });
    expect((await form(`account=${account}`)).json()).toEqual({
      products: ['This list may not be empty.'],
    });
  });

  it('sorts by the user of its account, equal ones by id', async () => {
    const sorted = await openShop({ PAGE_SIZE: 10 });
    const send = async (url: string, json: object) =>
      (await sorted.send('POST', url, { as: 'ada', json })).json<{ id: number }>().id;
    const product = await send('/api/v0/products/', { name: 'x' });
    const ofCarl = await send('/api/v0/accounts/', { user: 2 });
    const ofAda = await send('/api/v0/accounts/', { user: 1 });
    for (const [invoice_number, of] of [
      [1, ofCarl],
      [2, ofAda],
      [3, ofCarl],
    ]) {
      await send(list, { invoice_number, products: [product], account: of });
    }
    const rows = (await sorted.send('GET', list, { as: 'ada' })).json<{ results: Invoice[] }>().results;
    expect(rows.map(({ invoice_number }) => invoice_number)).toEqual([2, 1, 3]);
    await sorted.close();
  });

  it('describes its fields', async () => {
    const answer = await shop.send('OPTIONS', list, { as: 'ada' });
    expect(answer.json()).toMatchObject({
      actions: {
        POST: {
          invoice_number: { type: 'integer', required: false, label: 'Invoice number' },
          products: { type: 'field', required: true, label: 'Products' },
          account: { type: 'field', required: true, label: 'Account' },
        },
      },
    });
  });
});
