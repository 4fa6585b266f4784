// How staff change one product of the catalogue, and what the old API sees of it.
import { CatalogueInput, type CatalogueProduct } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented } from '../../testing/documented.ts';
import { type Shop, openShop } from '../../testing/shop.ts';
import { type Outcome, changeProduct } from './product-writes.ts';

const list = '/api/v1/catalogue/products/';
const old = '/api/v0/products/';
const one = (id: number) => `${list}${id}/`;

let shop: Shop;
let ask: Shop['send'];
beforeAll(async () => {
  shop = await openShop();
  ask = await documented(shop);
  await shop.database.knex('categories').insert([
    { slug: 'hinges', name: 'Hinges' },
    { slug: 'locks', name: 'Locks' },
  ]);
});
afterAll(() => shop.close());

const send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, json?: object, ifMatch?: string) =>
  ask(method, url, {
    as: 'ada',
    ...(json && { json }),
    ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
  });

async function make(name: string, more: object = {}): Promise<CatalogueProduct> {
  const answer = await send('POST', list, { name, ...more });
  expect(answer.statusCode).toBe(201);
  return answer.json<CatalogueProduct>();
}

describe('POST /api/v1/catalogue/products/', () => {
  it('makes a product with what is given', async () => {
    const before = Date.now();
    const answer = await send('POST', list, {
      ...{ name: ' Brass hinge ', price: 10.5, currency: '$', category: 'hinges', stock: '7' },
      description: ' For doors. ',
    });
    const made = answer.json<CatalogueProduct>();
    expect([answer.statusCode, answer.headers['etag']]).toEqual([201, '"1"']);
    expect(answer.headers['location']).toBe(`http://localhost${one(made.id)}`);
    expect(made).toEqual({
      ...{ id: made.id, name: 'Brass hinge', price: '10.50', currency: '$', category: 'hinges', stock: 7 },
      ...{ description: 'For doors.', version: 1, pictures: [] },
      created: made.changed,
      changed: made.changed,
    });
    expect(Math.abs(Date.parse(made.created) - before)).toBeLessThan(60_000);
  });

  it('makes one with no more than a name, which the old API has, too', async () => {
    const made = await make('Plain');
    expect(made).toMatchObject({
      price: '0.00',
      currency: '€',
      category: null,
      stock: null,
      description: '',
    });
    const seen = await shop.send('GET', `${old}${made.id}/`, { as: 'carl' });
    expect(seen.json()).toEqual({ id: made.id, name: 'Plain', price: '0.00', currency: '€' });
  });

  it('tells all that is wrong at once', async () => {
    await make('Taken');
    const answer = await send('POST', list, {
      ...{ name: 'Taken', price: '1.234', currency: 'EUR', category: 'hnges', stock: -1 },
      description: 'x'.repeat(4001),
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      name: ['product with this productName already exists.'],
      price: ['Ensure that there are no more than 2 decimal places.'],
      currency: ['"EUR" is not a valid choice.'],
      description: ['Ensure this field has no more than 4000 characters.'],
      category: ['Object with slug=hnges does not exist.'],
      stock: ['Ensure this value is greater than or equal to 0.'],
    });
  });

  it('lets one of ten have a name that all want at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('POST', list, { name: 'Wanted' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array<number>(9).fill(400)]);
  });
});

describe('PUT and PATCH /api/v1/catalogue/products/{id}/', () => {
  it('change what is given, and count the version on', async () => {
    const made = await make('Before', { category: 'hinges', stock: 3, description: 'old' });
    const patched = await send('PATCH', one(made.id), { category: null, description: '' }, '"1"');
    expect([patched.statusCode, patched.headers['etag']]).toEqual([200, '"2"']);
    expect(patched.json()).toMatchObject({ category: null, description: '', stock: 3, version: 2 });
    const put = await send(
      'PUT',
      one(made.id),
      { name: 'After', category: 'locks', stock: null },
      'W/"9", "2"',
    );
    expect(put.json()).toMatchObject({ name: 'After', category: 'locks', stock: null, version: 3 });
    expect(put.json<CatalogueProduct>().created).toBe(made.created);
    expect((await send('PUT', one(made.id), {})).json()).toEqual({ name: ['This field is required.'] });
  });

  it.each(['"2"', '"x"', '1', '', '"1', '"1e0"', 'W/"0"'])(
    'refuse If-Match: %s of version 1',
    async (tag) => {
      const made = await make(`for ${tag}`);
      const answer = await send('PATCH', one(made.id), { stock: 9 }, tag);
      expect(answer.statusCode).toBe(412);
      expect(answer.json()).toEqual({ detail: 'This product was changed meanwhile.', current: made });
      expect((await send('DELETE', one(made.id), undefined, tag)).statusCode).toBe(412);
      expect((await send('PATCH', one(made.id), {})).json()).toEqual(made);
    },
  );

  it.each(['"1"', 'W/"1"', '*', '"7", "1"'])('take If-Match: %s of version 1', async (tag) => {
    const made = await make(`good for ${tag}`);
    expect((await send('PATCH', one(made.id), { stock: 9 }, tag)).statusCode).toBe(200);
    expect((await send('PATCH', one(made.id), {}, '"2"')).json()).toMatchObject({ stock: 9, version: 2 });
    expect((await send('PATCH', one(made.id), {}, '"1"')).statusCode).toBe(412);
  });

  it('let exactly one of ten win who have seen the same version', async () => {
    const made = await make('Contended');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, stock) => send('PATCH', one(made.id), { stock }, '"1"')),
    );
    const [winner, ...others] = answers.filter(({ statusCode }) => statusCode === 200);
    expect(others).toEqual([]);
    const told = answers.filter(({ statusCode }) => statusCode === 412).map((answer) => answer.json());
    expect(told).toEqual(
      Array(9).fill({ detail: 'This product was changed meanwhile.', current: winner?.json() }),
    );
  });

  it('see what the old API has changed, and the other way round', async () => {
    const made = await make('Old and new');
    await shop.send('PATCH', `${old}${made.id}/`, { as: 'ada', json: { price: '3.00' } });
    const late = await send('PATCH', one(made.id), { stock: 1 }, '"1"');
    expect([late.statusCode, late.json()]).toMatchObject([412, { current: { price: '3.00', version: 2 } }]);
    await send('PATCH', one(made.id), { price: '4' }, '"2"');
    const seen = await shop.send('GET', `${old}${made.id}/`, { as: 'ada' });
    expect(seen.json()).toMatchObject({ price: '4.00' });
  });

  it.each(['0', '99999', '9999999999999', '-1', '01', 'x'])('have no product %s', async (id) => {
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
      expect((await send(method, `${list}${id}/`, { name: 'x' }, '"1"')).statusCode).toBe(404);
    }
    expect((await send('POST', `${list}${id}/restore/`)).statusCode).toBe(404);
  });
});

describe('changeProduct', () => {
  type Change = (id: number, stock: number, seen: number) => Promise<Outcome | undefined>;

  const change: Change = (id, stock, seen) =>
    shop.database.write((transaction) => changeProduct(transaction, id, { stock }, [seen]));

  /** As it would be with a look at the version before the write. */
  const lookAndChange: Change = async (id, stock, seen) => {
    const found = await shop.database.knex('products').where({ id }).first<{ version: number }>('version');
    return found.version === seen
      ? shop.database.write((transaction) => changeProduct(transaction, id, { stock }, undefined))
      : undefined;
  };

  it.each<[string, Change, boolean]>([
    ['lets one win', change, true],
    ['would let several win with a look before the write', lookAndChange, false],
  ])('%s of those who have seen the same version', async (name, write, isSafe) => {
    const { id } = await make(name);
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, stock) => write(id, stock, 1)));
    const winners = outcomes.filter((outcome) => outcome && 'done' in outcome);
    expect(winners.length === 1).toBe(isSafe);
  });
});

describe('OPTIONS', () => {
  it('describes the fields to those who may write', async () => {
    const fieldsOf = async (url: string, as: string) =>
      (await shop.send('OPTIONS', url, { as })).json<{ actions?: Record<string, object> }>().actions;
    const { id } = await make('Optional');
    const listed = await fieldsOf(list, 'ada');
    expect(Object.keys(listed?.['POST'] ?? {})).toEqual(Object.keys(CatalogueInput.properties));
    expect(listed?.['POST']).toMatchObject({
      name: { type: 'string', required: true, read_only: false, label: 'ProductName', max_length: 200 },
      description: { type: 'string', required: false },
      stock: { type: 'integer', required: false, min_value: 0 },
    });
    expect(await fieldsOf(`${list}${id}/`, 'ada')).toEqual({ PUT: listed?.['POST'] });
    expect(await fieldsOf(`${list}99999999/`, 'ada')).toBeUndefined();
    expect(await fieldsOf(list, 'carl')).toBeUndefined();
    expect(await fieldsOf('/api/v1/catalogue/categories/', 'ada')).toEqual({
      POST: { name: { type: 'string', required: true, read_only: false, label: 'Name', max_length: 50 } },
    });
  });
});

describe('the writing half of the catalogue', () => {
  const writes = [
    ['POST', list],
    ['PUT', one(1)],
    ['PATCH', one(1)],
    ['DELETE', one(1)],
    ['POST', `${one(1)}restore/`],
  ] as const;

  let plain: Shop;
  beforeAll(async () => {
    plain = await openShop({ PERMISSIONS: 'authenticated' });
  });
  afterAll(() => plain.close());

  it.each(writes)('tells %s %s as it is documented to those who may not', async (method, url) => {
    await ask(method, url);
    await ask(method, url, { as: 'carl' });
    await ask(method, url, { as: 'ada', headers: { accept: 'text/html' } });
    await ask(method, url, { as: 'ada', headers: { 'content-type': 'text/plain' }, payload: 'x' });
  });

  it.each(writes)('lets nobody but staff %s %s, whatever PERMISSIONS says', async (method, url) => {
    expect((await plain.send(method, url)).statusCode).toBe(401);
    expect((await plain.send(method, url, { as: 'carl' })).statusCode).toBe(403);
    expect([400, 404]).toContain((await plain.send(method, url, { as: 'ada' })).statusCode);
  });
});
