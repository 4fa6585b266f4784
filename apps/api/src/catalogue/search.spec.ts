import type { CataloguePage } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeEmptyDatabase } from '../../testing/database.ts';
import { type Shop, openShop } from '../../testing/shop.ts';
import { migrate } from '../database/migrate.ts';

const list = '/api/v1/catalogue/products/';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const { knex } = shop.database;
  await knex('categories').insert([
    { id: 1, slug: 'hinges', name: 'Hinges' },
    { id: 2, slug: 'locks', name: 'Türschlösser' },
  ]);
  const products: [name: string, description: string, category?: number][] = [
    ['Brass hinge, 40 mm', 'Two screws come with it.', 1],
    ['Steel hinge, 80 mm', '', 1],
    ['Wood screw', 'Of brass, for any hinge.'],
    ['Brass screw 4×40', ''],
    ['Schließzylinder', 'Für Haustüren', 2],
    ['قفل الباب', 'من الفولاذ'],
    ['Smile 🔩 bolt', '100 % sure_thing'],
    ['O\'Brien\'s "best" hook', 'a:b AND (c OR d) NOT e* ^f - g'],
    ['A lock', 'plain'],
    ['Abrasive', 'Sand on paper'],
  ];
  await knex('products').insert(
    products.map(([name, description, category = null]) => ({
      ...{ name, description, category, price: '1.00', currency: '€' },
    })),
  );
});
afterAll(() => shop.close());

async function find(search: string, at = shop): Promise<CataloguePage> {
  const answer = await at.send('GET', `${list}?search=${encodeURIComponent(search)}`, { as: 'carl' });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<CataloguePage>();
}
const idsOf = ({ results }: CataloguePage) => results.map(({ id }) => id);

describe('a search', () => {
  it.each<[search: string, ids: number[]]>([
    ['brass', [1, 4, 3]],
    ['BRASS hinge', [1, 3]],
    ['hinge brass', [1, 3]],
    ['rass', [1, 4, 3]],
    ['ras', [10, 1, 4, 3]],
    ['hinges', [1, 2]],
    ['hinges screws', [1]],
    ['brass hinge, 40 mm', [1]],
    ['steel hinge', [2]],
    ['40', [1, 4]],
    ['0', []],
    ['4', [1, 4]],
    ['x4', []],
    ['schliesszylinder', [5]],
    ['SCHLIEßZYLINDER', [5]],
    ['tur', [5]],
    ['türschlosser', [5]],
    ['haustü', [5]],
    ['قفل', [6]],
    ['قَفْل', [6]],
    ['الباب قفل', [6]],
    ['🔩', [7]],
    ["o'brien", [8]],
    ['"best"', [8]],
    ['best" OR name:brass', []],
    ['a', [9, 10, 8, 3]],
    ['ab', [10]],
    ['a l', [9]],
    ['a b c d e f g hook best brien', [8]],
    ['100 sure', [7]],
    ['%', []],
    ['_', []],
    ['%%%', []],
    ['100%', [7]],
    ['\\', []],
    ['*', []],
    ['"', []],
    ["'", []],
    ['NOT', [8]],
    ['sure_thing', [7]],
    [' ', [9, 10, 1, 4, 8, 5, 7, 2, 3, 6]],
    ['\u{1F469}\u200D\u{1F527}', []],
    ['\uFFFD', []],
    ['e\u0301'.repeat(90), []],
    ['ﷺ'.repeat(10), []],
  ])('for %.40j finds %j', async (search, ids) => {
    const page = await find(search);
    expect(idsOf(page)).toEqual(ids);
    expect(page.count).toBe(ids.length);
    expect(page.search).toEqual({ asked: search.trim(), used: search.trim() });
  });

  it.each<[typed: string, used: string, ids: number[]]>([
    ['brss', 'brass', [4, 1, 3]],
    ['Hnige', 'hinge', [1, 2, 3]],
    ['hunge stel', 'hinge steel', [2]],
    ['scrwe brass', 'screw brass', [4, 1, 3]],
    ['abrsiv', 'abrasive', [10]],
    ['schlieszylnder', 'schliesszylinder', [5]],
  ])('for %s is mended to %s', async (typed, used, ids) => {
    const page = await find(typed);
    expect(page.search).toEqual({ asked: typed, used });
    expect([...idsOf(page)].sort()).toEqual([...ids].sort());
  });

  it.each(['xylophone', 'steel abrasive', 'brs', 'b'.repeat(60), 'q w e', 'qqqq wwww eeee rrrr'])(
    'for %.20s is left as it was typed',
    async (typed) => {
      expect(await find(typed)).toMatchObject({ count: 0, search: { asked: typed, used: typed } });
    },
  );

  it('is not mended where only the filters leave nothing', async () => {
    const answer = await shop.send('GET', `${list}?search=brass&category=locks`, { as: 'carl' });
    expect(answer.json()).toMatchObject({ count: 0, search: { used: 'brass' } });
  });

  it('finds words in places of a name that fit better first', async () => {
    const { knex } = shop.database;
    const names = ['Best latch', 'Latch', 'Unlatched', 'Latch plate', 'Latchkey', 'Catch'];
    await knex('products').insert(
      names.map((name, at) => ({
        ...{ id: 50 + at, name, price: '1.00', currency: '€' },
        description: name === 'Catch' ? 'For a latch' : '',
      })),
    );
    const found = (await find('latch')).results.map(({ name }) => name);
    expect(found).toEqual(['Latch', 'Latch plate', 'Latchkey', 'Best latch', 'Unlatched', 'Catch']);
    await knex('products').whereBetween('id', [50, 55]).delete();
  });
});

describe('what was written', () => {
  const v0 = '/api/v0/products/';

  it('is found at once, under its new name only, and not after it is gone', async () => {
    const made = await shop.send('POST', v0, { as: 'ada', json: { name: 'Zeppelin', price: '1.00' } });
    const { id } = made.json<{ id: number }>();
    expect(idsOf(await find('zeppelin'))).toEqual([id]);
    await shop.send('PATCH', `${v0}${id}/`, { as: 'ada', json: { name: 'Balloon' } });
    expect(await find('zeppelin')).toMatchObject({ count: 0 });
    expect(idsOf(await find('balloon'))).toEqual([id]);
    await shop.send('PATCH', `${list}${id}/`, { as: 'ada', json: { description: 'Gas inside' } });
    expect(idsOf(await find('balloon gas'))).toEqual([id]);
    await shop.send('DELETE', `${list}${id}/`, { as: 'ada' });
    expect(await find('balloon')).toMatchObject({ count: 0, results: [] });
    await shop.send('POST', `${list}${id}/restore/`, { as: 'ada' });
    expect(idsOf(await find('balloon'))).toEqual([id]);
    await shop.send('DELETE', `${v0}${id}/`, { as: 'ada' });
    expect(await find('balloon')).toMatchObject({ count: 0 });
  });

  it('is found under the names of categories', async () => {
    const { knex } = shop.database;
    await knex('categories').insert({ id: 3, slug: 'sails', name: 'Sails' });
    await knex('products').where({ id: 9 }).update({ category: 3 });
    expect(idsOf(await find('sails'))).toEqual([9]);
    await knex('categories').where({ id: 3 }).update({ name: 'Rigging' });
    expect(await find('sails')).toMatchObject({ count: 0 });
    expect(idsOf(await find('rigging'))).toEqual([9]);
    await knex('categories').where({ id: 3 }).delete();
    expect(await find('rigging')).toMatchObject({ count: 0 });
  });

  it('is found in however many batches it comes, and whoever else is searching', async () => {
    const { knex } = shop.database;
    const rows = Array.from({ length: 1203 }, (_, at) => ({
      name: `Rivet ${at}`,
      price: '1.00',
      currency: '€',
    }));
    await knex.batchInsert('products', rows, 200);
    const pages = await Promise.all(['rivet', 'rivet', 'rivet 1202', 'brass'].map((search) => find(search)));
    expect(pages.map(({ count }) => count)).toEqual([1203, 1203, 1, 3]);
    await knex('products').where('name', 'like', 'Rivet %').delete();
    expect((await find('rivet')).count).toBe(0);
  });

  it('by another process is found', async () => {
    const { url, drop } = await makeEmptyDatabase();
    const [here, there] = [connectTo(url), connectTo(url)];
    await migrate(here);
    const other = await openShop({}, { database: here });
    expect((await find('balloon', other)).count).toBe(0);
    const writeAndFind = async (who: number) => {
      const found = [];
      for (const name of ['Balloon', 'Kite', 'Glider'].map((kind) => `${kind} ${who}`)) {
        await there.write((transaction) =>
          transaction('products').insert({ name, price: '1.00', currency: '€' }),
        );
        found.push((await find(name, other)).results[0]?.name === name);
      }
      return found;
    };
    const found = await Promise.all([1, 2, 3, 4].map(writeAndFind));
    expect(found.flat()).toEqual(Array(12).fill(true));
    await there.close();
    await other.close();
    await drop();
  });
});
