import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';
import { resources } from '../resources.ts';
import type { Resource } from './resource.ts';

/** A fifth resource, for these specs alone: a schema and a table are all it takes. */
const Shelf = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true }),
    label: Type.String({ maxLength: 5, unique: true }),
    depth: Type.Integer({ minimum: 1, maximum: 90 }),
    load: Type.Union([Type.String({ format: 'decimal', maxDigits: 5, decimalPlaces: 1 }), Type.Null()], {
      default: null,
    }),
    side: Type.Enum(['l', 'r'], { type: 'string', choices: { l: 'Left', r: 'Right' }, default: 'l' }),
    below: Type.Union([Type.Integer({ references: 'shelves' }), Type.Null()], { default: null }),
    parts: Type.Array(Type.Integer({ references: 'products' }), { minItems: 1 }),
  },
  { title: 'Shelf' },
);

const shelves: Resource = {
  schema: Shelf,
  name: 'shelves',
  orderBy: 'depth',
  links: { parts: { name: 'shelf_parts', from: 'shelf', to: 'part', orderBy: 'name' } },
};

async function openShopWithShelves(): Promise<Shop> {
  return openShop({ PAGE_SIZE: 2 }, { resources: [...resources, shelves] }, async (knex) => {
    await knex.schema.createTable('shelves', (table) => {
      table.increments('id');
      table.string('label', 5).notNullable().unique();
      table.integer('depth').notNullable();
      table.decimal('load', 5, 1);
      table.string('side', 1).notNullable();
      table.integer('below').references('shelves.id');
    });
    await knex.schema.createTable('shelf_parts', (table) => {
      table.integer('shelf').references('shelves.id').onDelete('CASCADE');
      table.integer('part').references('products.id').onDelete('CASCADE');
    });
  });
}

describe('a fifth resource', () => {
  const list = '/api/v0/shelves/';
  let shop: Shop;
  let part: number;
  beforeAll(async () => {
    shop = await openShopWithShelves();
    const answer = await shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name: 'part' } });
    part = answer.json<{ id: number }>().id;
  });
  afterAll(() => shop.close());

  const post = (json: object) => shop.send('POST', list, { as: 'ada', json });

  it('is made, with the defaults of its schema', async () => {
    const answer = await post({ label: ' A1 ', depth: '30', parts: [part] });
    const { id } = answer.json<{ id: number }>();
    expect([answer.statusCode, answer.body]).toEqual([
      201,
      `{"id":${id},"label":"A1","depth":30,"load":null,"side":"l","below":null,"parts":[${part}]}`,
    ]);
  });

  it('is told what is wrong with it, field by field', async () => {
    const answer = await post({
      label: 'too long',
      depth: 91,
      load: '1.25',
      side: 'x',
      below: 999,
      parts: [],
    });
    expect([answer.statusCode, answer.body]).toEqual([
      400,
      '{"label":["Ensure this field has no more than 5 characters."],' +
        '"depth":["Ensure this value is less than or equal to 90."],' +
        '"load":["Ensure that there are no more than 1 decimal places."],' +
        '"side":["\\"x\\" is not a valid choice."],' +
        '"below":["Invalid pk \\"999\\" - object does not exist."],"parts":["This list may not be empty."]}',
    ]);
  });

  it('has pages, in its order', async () => {
    for (const [label, depth] of [
      ['B1', 20],
      ['B2', 10],
    ]) {
      await post({ label, depth, load: 7, parts: [part] });
    }
    const answer = await shop.send('GET', list, { as: 'carl' });
    expect(answer.json()).toMatchObject({
      count: 3,
      next: `http://localhost${list}?page=2`,
      results: [
        { label: 'B2', load: '7.0' },
        { label: 'B1', load: '7.0' },
      ],
    });
  });

  it('is described by OPTIONS and found at the root', async () => {
    const options = (await shop.send('OPTIONS', list, { as: 'ada' })).json<{
      name: string;
      actions: { POST: Record<string, { type: string; label: string }> };
    }>();
    expect(options.name).toBe('Shelf List');
    const told = Object.entries(options.actions.POST).map(([name, { type, label }]) => [name, type, label]);
    expect(told).toEqual([
      ['id', 'integer', 'ID'],
      ['label', 'string', 'Label'],
      ['depth', 'integer', 'Depth'],
      ['load', 'decimal', 'Load'],
      ['side', 'choice', 'Side'],
      ['below', 'field', 'Below'],
      ['parts', 'field', 'Parts'],
    ]);
    expect((await shop.send('GET', '/api/v0/')).json()).toHaveProperty('shelves');
  });

  it('is changed, kept from those who may not, and deleted unless in use', async () => {
    const idOf = async (json: object) => (await post({ parts: [part], ...json })).json<{ id: number }>().id;
    const lower = await idOf({ label: 'C1', depth: 1 });
    const upper = await idOf({ label: 'C2', depth: 2, below: lower });
    const patch = (as: string) =>
      shop.send('PATCH', `${list}${upper}/`, { as, json: { load: '0.5', label: 'A1' } });
    expect((await patch('carl')).statusCode).toBe(403);
    expect((await patch('ada')).json()).toEqual({ label: ['shelf with this label already exists.'] });
    const remove = async (id: number) =>
      (await shop.send('DELETE', `${list}${id}/`, { as: 'ada' })).statusCode;
    expect(await remove(lower)).toBe(409);
    expect(await remove(upper)).toBe(204);
    expect(await remove(lower)).toBe(204);
  });
});
