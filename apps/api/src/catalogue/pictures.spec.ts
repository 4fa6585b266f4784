// Pictures as staff see to them, and as everybody sees them.
import { setTimeout } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { CatalogueProduct } from '@latchkey/dto';
import type { LightMyRequestResponse } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SendOptions, type Shop, openShop } from '../../testing/shop.ts';
import { removeOrphanedPictures } from './picture-cleaner.ts';
import { makePictureFiles } from './picture-files.ts';
import { addPicture } from './picture-writes.ts';

const base = '/api/v1/catalogue/products/';
const limit = 8 * 1024 * 1024;

/** A picture like no other with another number. */
const pictureOf = (number: number, width = 40) =>
  sharp({ create: { width, height: 30, channels: 3, background: { r: number * 16, g: 99, b: 200 } } })
    .png()
    .toBuffer();

let shop: Shop;
let bytes: Buffer;
beforeAll(async () => {
  shop = await openShop();
  bytes = await pictureOf(1, 1000);
});
afterAll(() => shop.close());

let made = 0;
let product: number;
beforeEach(async () => {
  const json = { name: `product ${(made += 1)}`, price: '1.00' };
  const answer = await shop.send('POST', base, { as: 'ada', json });
  product = answer.json<CatalogueProduct>().id;
});

const upload = (
  payload: Buffer | Readable = bytes,
  { headers, ...options }: SendOptions & { alt?: string } = {},
) =>
  shop.send('POST', `${base}${product}/pictures/${options.alt ?? ''}`, {
    as: 'ada',
    payload,
    headers: { 'content-type': 'image/png', ...headers },
    ...options,
  });

const change = (method: 'PATCH' | 'DELETE', picture: unknown, json?: unknown) =>
  shop.send(method, `${base}${product}/pictures/${String(picture)}/`, { as: 'ada', json });

const told = (answer: LightMyRequestResponse) => {
  expect([answer.statusCode, answer.body]).toEqual([expect.toBeOneOf([200, 201]), expect.any(String)]);
  const body = answer.json<CatalogueProduct>();
  expect(answer.headers.etag).toBe(`"${body.version}"`);
  return body;
};

const altsOf = ({ pictures }: CatalogueProduct) => pictures.map(({ alt }) => alt);

const idsOf = ({ pictures }: CatalogueProduct) => pictures.map(({ id }) => id);

const countOf = async (table: string, where = {}) =>
  Number((await shop.database.knex(table).where(where).count({ count: '*' }))[0]?.['count']);

describe('POST catalogue/products/{id}/pictures/', () => {
  it('answers the product with the picture, in its next version', async () => {
    const answer = await upload(bytes, { alt: '?alt=The+hinge,%20%C3%B6pened' });
    expect(answer.statusCode).toBe(201);
    const { pictures, version } = told(answer);
    expect(version).toBe(2);
    expect(pictures).toEqual([
      {
        ...{ id: expect.any(Number), alt: 'The hinge, öpened', width: 1000, height: 30 },
        files: [320, 800, 1000].map((width) => ({
          width,
          url: expect.stringMatching(new RegExp(`^/api/v1/catalogue/pictures/[\\da-f]{32}-${width}\\.webp$`)),
        })),
      },
    ]);
  });

  it('lets staff in only, and only where there is a product', async () => {
    expect((await upload(bytes, { as: 'carl' })).statusCode).toBe(403);
    const address = `${base}${product}/pictures/`;
    expect((await shop.send('POST', address, { payload: bytes })).statusCode).toBe(401);
    expect((await shop.send('GET', address, { as: 'ada' })).statusCode).toBe(405);
    product = 999_999;
    expect((await upload()).json()).toEqual({ detail: 'No Product matches the given query.' });
    expect((await shop.send('POST', `${base}x/pictures/`, { as: 'ada' })).statusCode).toBe(404);
  });

  it.each([
    'image/gif',
    'image/svg+xml',
    'text/html',
    'application/json',
    'multipart/form-data; boundary=x',
    '',
  ])('refuses the type %j', async (type) => {
    const answer = await upload(bytes, { headers: { 'content-type': type } });
    expect([answer.statusCode, answer.json()]).toEqual([
      415,
      { detail: `Unsupported media type "${type}" in request.` },
    ]);
  });

  it('goes by the content, whatever good type it is called', async () => {
    const jpeg = await sharp(bytes).jpeg().toBuffer();
    told(await upload(jpeg, { headers: { 'content-type': 'IMAGE/WebP; x=y' } }));
    const html = await upload(Buffer.from('<!doctype html><script>alert(1)</script>'));
    expect([html.statusCode, html.json()]).toEqual([
      400,
      {
        detail: 'Upload a valid image. The file you uploaded was either not an image or a corrupted image.',
      },
    ]);
  });

  it('reads 8 MiB, and not a byte more', async () => {
    const padded = (length: number) => Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
    told(await upload(padded(limit)));
    const tooLong = [await upload(padded(limit + 1)), await upload(Readable.from([padded(limit), '.']))];
    expect(tooLong.map(({ statusCode }) => statusCode)).toEqual([413, 413]);
    expect(tooLong[0]?.json()).toEqual({ detail: `Request body is larger than ${limit} bytes.` });
  });

  it('refuses words that are too long or that no database keeps', async () => {
    for (const alt of [`?alt=${'x'.repeat(301)}`, '?alt=%00']) {
      const answer = await upload(bytes, { alt });
      expect([answer.statusCode, Object.keys(answer.json<object>())]).toEqual([400, ['alt']]);
    }
  });

  it('keeps the files of the same picture once, also when it comes twice at once', async () => {
    const payload = await pictureOf(2);
    const before = await countOf('picture_files');
    const answers = await Promise.all([upload(payload), upload(payload), upload(payload)]);
    const products = answers.map(told);
    const urls = products.flatMap(({ pictures }) => pictures.map(({ files }) => files[0]?.url));
    expect(new Set(urls).size).toBe(1);
    expect(await countOf('picture_files')).toBe(before + 1);
    expect(products.map(({ version }) => version).sort()).toEqual([2, 3, 4]);
    const [row] = await shop.database
      .knex('pictures')
      .where({ product })
      .orderBy('position')
      .select('position');
    expect([row, await countOf('pictures', { product })]).toEqual([{ position: 0 }, 3]);
  });

  it('takes twelve for a product, however many come at once', async () => {
    const payloads = await Promise.all(Array.from({ length: 14 }, (_, number) => pictureOf(number)));
    const answers = await Promise.all(payloads.map((payload) => upload(payload)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(12).fill(201), 400, 400]);
    const late = await upload();
    expect([late.statusCode, late.json()]).toEqual([
      400,
      { detail: 'This product has 12 pictures already, which is as many as there may be.' },
    ]);
    const { picture_count } = await shop.database.knex('products').where({ id: product }).first();
    expect([picture_count, await countOf('pictures', { product })]).toEqual([12, 12]);
  });

  it('keeps nothing for a product that was deleted while the picture came', async () => {
    const slow = async function* () {
      yield bytes.subarray(0, 100);
      await shop.send('DELETE', `${base}${product}/`, { as: 'ada' });
      yield bytes.subarray(100);
    };
    const answer = await upload(Readable.from(slow()));
    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      { detail: 'No Product matches the given query.' },
    ]);
    expect(await countOf('pictures', { product })).toBe(0);
  });
});

describe('the pictures of a product', () => {
  const withThree = async () => {
    for (const alt of ['a', 'b', 'c']) await upload(bytes, { alt: `?alt=${alt}` });
    return told(await shop.send('PATCH', `${base}${product}/`, { as: 'ada', json: {} }));
  };

  it.each([
    [2, 0, ['c', 'a', 'b']],
    [0, 1, ['b', 'a', 'c']],
    [0, 99, ['b', 'c', 'a']],
    [1, 1, ['a', 'b', 'c']],
  ])('change places: from %i to %i', async (from, position, order) => {
    const before = await withThree();
    const after = told(await change('PATCH', idsOf(before)[from], { position }));
    expect([altsOf(after), after.version]).toEqual([order, before.version + 1]);
  });

  it('get other words', async () => {
    const before = await withThree();
    const after = told(await change('PATCH', idsOf(before)[1], { alt: ' other words ' }));
    expect([altsOf(after), after.version]).toEqual([['a', 'other words', 'c'], before.version + 1]);
    expect(altsOf(told(await change('PATCH', idsOf(before)[1], { alt: '' })))).toEqual(['a', '', 'c']);
  });

  it.each([{ position: -1 }, { position: 'x' }, { position: null }, { alt: 'x'.repeat(301) }, { alt: null }])(
    'refuse %j',
    async (json) => {
      const before = await withThree();
      const answer = await change('PATCH', idsOf(before)[1], json);
      expect([answer.statusCode, Object.keys(answer.json<object>())]).toEqual([400, Object.keys(json)]);
    },
  );

  it('go, and the others move up', async () => {
    const before = await withThree();
    const [first, second, third] = idsOf(before);
    const after = told(await change('DELETE', first));
    expect([idsOf(after), after.version]).toEqual([[second, third], before.version + 1]);
    const rows = await shop.database.knex('pictures').where({ product }).orderBy('id').pluck('position');
    expect(rows).toEqual([0, 1]);
    expect(told(await upload(bytes, { alt: '?alt=d' })).pictures.map(({ alt }) => alt)).toEqual([
      'b',
      'c',
      'd',
    ]);
  });

  it('go once, however many take them away at once', async () => {
    const [first] = idsOf(await withThree());
    const answers = await Promise.all([1, 2, 3].map(() => change('DELETE', first)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404]);
    const { picture_count } = await shop.database.knex('products').where({ id: product }).first();
    expect(picture_count).toBe(2);
  });

  it('are those of this product only', async () => {
    const [first] = idsOf(await withThree());
    const json = { name: `product ${(made += 1)}`, price: '1.00' };
    product = (await shop.send('POST', base, { as: 'ada', json })).json<CatalogueProduct>().id;
    const answers = [
      await change('PATCH', first, { alt: 'x' }),
      ...[await change('DELETE', first), await change('DELETE', 'x'), await change('DELETE', 0)],
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
  });

  it('come back with a product that is restored, and go with one that is gone for good', async () => {
    const before = await withThree();
    await shop.send('DELETE', `${base}${product}/`, { as: 'ada' });
    await removeOrphanedPictures(shop.database);
    const restored = told(await shop.send('POST', `${base}${product}/restore/`, { as: 'ada' }));
    expect(restored.pictures).toEqual(before.pictures);
    await shop.send('DELETE', `/api/v0/products/${product}/`, { as: 'ada' });
    await shop.database.knex('deleted_products').where({ id: product }).delete();
    expect(await countOf('pictures', { product })).toBe(3);
    await removeOrphanedPictures(shop.database);
    expect(await countOf('pictures', { product })).toBe(0);
  });
});

describe('GET catalogue/pictures/{file}', () => {
  const get = (url: string, headers = {}) => shop.send('GET', url, { headers });
  const filesOf = async () => told(await upload()).pictures[0]?.files ?? [];

  it('needs no token, may be kept for good, and can do nothing', async () => {
    const [{ url } = { url: '' }] = await filesOf();
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^"[\da-f]{32}-320"$/),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 320 });
    const head = await shop.send('HEAD', url);
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([
      ...[200, String(answer.rawPayload.length), ''],
    ]);
  });

  it('is not sent again to who has it', async () => {
    const [{ url } = { url: '' }] = await filesOf();
    const { etag = '' } = (await get(url)).headers;
    const again = await get(url, { 'if-none-match': `"x", ${etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(again.headers).toMatchObject({ etag, 'cache-control': 'public, max-age=31536000, immutable' });
    expect((await get(url, { 'if-none-match': '"x"' })).statusCode).toBe(200);
  });

  it('is 404 for anything else', async () => {
    const [{ url } = { url: '' }] = await filesOf();
    const others = [
      ...[url.replace('-320', '-321'), url.replace('-320', ''), url.replace('webp', 'png')],
      ...[url.toUpperCase().replace('/API/V1/CATALOGUE/PICTURES', '/api/v1/catalogue/pictures')],
      ...[`${url}/`, `${url}%00`, url.replace('-320', '-0320'), url.replace('-320', '-99999999999')],
      '/api/v1/catalogue/pictures/',
      `/api/v1/catalogue/pictures/${'0'.repeat(32)}-320.webp`,
      '/api/v1/catalogue/pictures/..%2f..%2fetc%2fpasswd',
    ];
    const answers = await Promise.all(others.map((other) => get(other)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(others.map(() => 404));
  });
});

describe('the cleaner', () => {
  it('removes files with their last picture, and leaves those of others', async () => {
    const payload = await pictureOf(14);
    const [shared] = told(await upload(payload)).pictures;
    const both = idsOf(told(await upload(payload)));
    const url = shared?.files[0]?.url ?? '';
    const isThere = async () => (await shop.send('GET', url)).statusCode === 200;
    const after = [];
    for (const id of both) {
      await change('DELETE', id);
      await removeOrphanedPictures(shop.database);
      after.push(await isThere());
    }
    expect(after).toEqual([true, false]);
  });

  it('leaves the files of a picture that is just being added', async () => {
    const files = await makePictureFiles(await pictureOf(15));
    await shop.database
      .knex('picture_files')
      .insert(files.files.map((file) => ({ key: files.key, ...file })));
    let cleaned: Promise<number> | undefined;
    await shop.database.write(async (transaction) => {
      await addPicture(transaction, product, files, '');
      cleaned = removeOrphanedPictures(shop.database);
      // Long enough for it to begin, and to find files that nobody has.
      await setTimeout(100);
    });
    await cleaned;
    expect(await countOf('picture_files', { key: files.key })).toBe(files.files.length);
  });

  it('removes many, a batch at a time', async () => {
    const key = (number: number) => `f${number}`.padStart(32, 'f');
    const rows = Array.from({ length: 250 }, (_, number) => ({ key: key(number), width: 1 }));
    await shop.database.knex.batchInsert(
      'picture_files',
      rows.map((row) => ({ ...row, bytes: Buffer.from('x') })),
      50,
    );
    const gone = rows.map((row) => ({ ...row, product: 987_654, position: 0, alt: '', height: 1 }));
    await shop.database.knex.batchInsert('pictures', gone, 50);
    expect(await removeOrphanedPictures(shop.database)).toBeGreaterThanOrEqual(500);
    expect(await countOf('pictures', { product: 987_654 })).toBe(0);
    expect(await countOf('picture_files', { width: 1 })).toBe(0);
  });
});
