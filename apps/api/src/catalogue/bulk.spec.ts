// One change for many products.
import type { BulkAnswer, CatalogueProduct, CatalogueRow } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented } from '../../testing/documented.ts';
import { type Shop, openShop } from '../../testing/shop.ts';

const list = '/api/v1/catalogue/products/';
const bulk = `${list}bulk/`;

let shop: Shop;
let ask: Shop['send'];
beforeAll(async () => {
  shop = await openShop();
  ask = await documented(shop);
  await shop.database.knex('categories').insert({ slug: 'hinges', name: 'Hinges' });
});
afterAll(() => shop.close());

const make = async (name: string, more: object = {}) =>
  (await ask('POST', list, { as: 'ada', json: { name, ...more } })).json<CatalogueProduct>();

const makeThree = async (name: string, more: object = {}) => [
  await make(`${name} 1`, more),
  await make(`${name} 2`, more),
  await make(`${name} 3`, more),
];

const send = (json: unknown) => ask('POST', bulk, { as: 'ada', json });

async function does(items: readonly { id: number; version: number }[], more: object): Promise<BulkAnswer> {
  const answer = await send({ items: items.map(({ id, version }) => ({ id, version })), ...more });
  expect(answer.statusCode).toBe(200);
  return answer.json<BulkAnswer>();
}

const change = (changes: object) => ({ action: 'change', changes });

const rowOf = ({ pictures, ...product }: CatalogueProduct): CatalogueRow => {
  const row = { ...product, picture: pictures[0] ?? null };
  Reflect.deleteProperty(row, 'description');
  return row;
};

describe('POST /api/v1/catalogue/products/bulk/', () => {
  it('changes what is given in all of them, in the order of the items', async () => {
    const three = (await makeThree('Change', { stock: 1, price: '2.00' })).toReversed();
    const { done, failed } = await does(three, change({ category: 'hinges', currency: '$', stock: null }));
    expect(failed).toEqual([]);
    expect(done).toEqual(
      three.map((product, at) => ({
        ...rowOf(product),
        ...{ category: 'hinges', currency: '$', stock: null, version: 2, changed: done[at]?.changed },
      })),
    );
  });

  it('does what it can, and says of the others what a request for each alone would get', async () => {
    const [good, late] = await makeThree('Partly');
    await ask('PATCH', `${list}${late?.id}/`, { as: 'ada', json: { stock: 5 } });
    const items = [late, good, { id: 99_999, version: 1 }, good].flatMap((item) => item ?? []);
    const { done, failed } = await does(items, change({ price: '3' }));
    expect(done).toMatchObject([{ id: good?.id, price: '3.00', version: 2 }]);
    const meanwhile = { status: 412, detail: 'This product was changed meanwhile.' };
    expect(failed).toEqual([
      { id: late?.id, ...meanwhile, current: expect.objectContaining({ stock: 5, version: 2 }) },
      { id: 99_999, status: 404, detail: 'No Product matches the given query.' },
      { id: good?.id, ...meanwhile, current: done[0] },
    ]);
  });

  it('takes percentages off, and puts them on', async () => {
    const [cheap, dear] = [
      await make('Cheap', { price: '0.05' }),
      await make('Dear', { price: '99999999.99' }),
    ];
    const off = await does([cheap, dear], change({ price_percent: '-10', stock: 2 }));
    expect(off.done).toMatchObject([
      { price: '0.04', stock: 2 },
      { price: '89999999.99', stock: 2 },
    ]);
    const on = await does(off.done, change({ price_percent: 50 }));
    expect(on).toEqual({
      done: [expect.objectContaining({ id: cheap.id, price: '0.06' })],
      failed: [
        { id: dear.id, status: 400, detail: 'Ensure that there are no more than 10 digits in total.' },
      ],
    });
    const late = await does([cheap], change({ price_percent: '1' }));
    expect(late.failed).toMatchObject([{ status: 412, current: { price: '0.06', version: 3 } }]);
  });

  it('deletes, and restores what it has deleted', async () => {
    const three = await makeThree('Delete', { description: 'kept' });
    const deleted = await does(three, { action: 'delete' });
    expect(deleted).toEqual({ done: three.map(rowOf), failed: [] });
    const rival = await make('Delete 2');
    const wrong = await does([{ id: three[0]?.id ?? 0, version: 7 }], { action: 'restore' });
    expect(wrong.failed).toMatchObject([{ status: 404 }]);
    const { done, failed } = await does(deleted.done, { action: 'restore' });
    expect(done).toMatchObject([
      { name: 'Delete 1', version: 2 },
      { name: 'Delete 3', version: 2 },
    ]);
    expect(failed).toEqual([{ id: three[1]?.id, status: 409, detail: 'Another product has this name now.' }]);
    await ask('DELETE', `${list}${rival.id}/`, { as: 'ada' });
    expect((await does(three.slice(1, 2), { action: 'restore' })).done).toHaveLength(1);
  });

  it('lets each product be won once by two who want the same ones in different orders', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, (_, at) => make(`Contended ${at}`)));
    const answers = await Promise.all([
      does(many, change({ stock: 1 })),
      does(many.toReversed(), change({ stock: 2 })),
      does(many, { action: 'delete' }),
    ]);
    expect(answers.reduce((sum, { done }) => sum + done.length, 0)).toBe(20);
    expect(answers.reduce((sum, { failed }) => sum + failed.length, 0)).toBe(40);
  });

  const one = { id: 1, version: 1 };
  it.each([
    [{}, { action: ['This field is required.'] }],
    [[], { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
    [{ action: 'sell' }, { action: ['"sell" is not a valid choice.'] }],
    [{ action: 'delete' }, { items: ['This field is required.'] }],
    [{ action: 'delete', items: 5 }, { items: ['Expected a list of items.'] }],
    [{ action: 'delete', items: [] }, { items: ['This list may not be empty.'] }],
    [
      { action: 'delete', items: Array(101).fill(one) },
      { items: ['Ensure this field has no more than 100 elements.'] },
    ],
    ...[
      null,
      5,
      {},
      { id: 1 },
      { id: '1', version: 1 },
      { id: 1, version: 0 },
      { id: 2 ** 31, version: 1 },
    ].map((item): [object, object] => [
      { action: 'delete', items: [one, item] },
      { items: ['Item 2 needs the id and the version of a product.'] },
    ]),
    ...[undefined, null, 5, [], {}, { name: 'x' }].map((changes): [object, object] => [
      { action: 'change', items: [one], changes },
      { changes: ['This field is required.'] },
    ]),
    [
      { ...change({ price: '1.234', stock: -1, category: 'x' }), items: [one] },
      {
        price: ['Ensure that there are no more than 2 decimal places.'],
        stock: ['Ensure this value is greater than or equal to 0.'],
        category: ['Object with slug=x does not exist.'],
      },
    ],
    [
      { ...change({ price: '1', price_percent: '1' }), items: [one] },
      { price_percent: ['Give a price or a percentage of it, not both.'] },
    ],
    [
      { ...change({ price_percent: '-100.01' }), items: [one] },
      { price_percent: ['Ensure this value is greater than or equal to -100.'] },
    ],
  ])('refuses %j', async (body, problem) => {
    const answer = await send(body);
    expect([answer.statusCode, answer.json()]).toEqual([400, problem]);
  });

  it('is for staff, and takes no form', async () => {
    expect((await ask('POST', bulk)).statusCode).toBe(401);
    expect((await ask('POST', bulk, { as: 'carl' })).statusCode).toBe(403);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await ask('POST', bulk, { as: 'ada', headers: form, payload: 'action=delete&items=1' });
    expect(answer.statusCode).toBe(400);
  });
});
