import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import type { Database } from '../database/connect.ts';
import { PictureReader } from './picture-reader.ts';

const key = '0123456789abcdef0123456789abcdef';

let database: Database;
let reader: PictureReader;
beforeAll(async () => {
  database = await openDatabase();
  reader = new PictureReader(database);
  const row = { key, alt: '', width: 1600, height: 900 };
  await database.knex('pictures').insert([
    { ...row, id: 1, product: 7, position: 1 },
    { ...row, id: 2, product: 7, position: 0, alt: 'A hinge, open', width: 640, height: 480 },
    { ...row, id: 3, product: 8, position: 0, width: 200, height: 100 },
    { ...row, id: 4, product: 9, position: 0 },
  ]);
});
afterAll(() => database.close());

describe('PictureReader', () => {
  it('tells the pictures of several products, each in its order', async () => {
    const pictures = await reader.picturesOf([9, 6, 7]);
    expect([...pictures].map(([product, some]) => [product, some.map(({ id }) => id)])).toEqual([
      [7, [2, 1]],
      [9, [4]],
    ]);
  });

  it('tells of each the files that there are, the narrowest first', async () => {
    const pictures = await reader.picturesOf([7, 8]);
    expect(pictures.get(7)?.[0]).toEqual({
      id: 2,
      alt: 'A hinge, open',
      width: 640,
      height: 480,
      files: [
        { width: 320, url: `/api/v1/catalogue/pictures/${key}-320.webp` },
        { width: 640, url: `/api/v1/catalogue/pictures/${key}-640.webp` },
      ],
    });
    expect(pictures.get(7)?.[1]?.files.map(({ width }) => width)).toEqual([320, 800, 1600]);
    expect(pictures.get(8)?.[0]?.files.map(({ width }) => width)).toEqual([200]);
  });

  it('asks nothing for no products', async () => {
    expect(await reader.picturesOf([])).toEqual(new Map());
  });
});
