// A file of products goes in: all of it, or what is good of it, or nothing.
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CatalogueProduct, ImportReport } from '@latchkey/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documented } from '../../testing/documented.ts';
import { type Shop, openShop, signIn } from '../../testing/shop.ts';

const list = '/api/v1/catalogue/products/';
const path = `${list}import/`;
const csv = { 'content-type': 'text/csv' };

let shop: Shop;
let ask: Shop['send'];
beforeAll(async () => {
  shop = await openShop();
  ask = await documented(shop);
});
afterAll(() => shop.close());

beforeEach(async () => {
  await shop.database.knex('products').delete();
  await shop.database.knex('categories').delete();
  await shop.database.knex('categories').insert([
    { slug: 'hinges', name: 'Hinges' },
    { slug: 'locks', name: 'Locks & bolts' },
  ]);
});

const make = async (name: string, more: object = {}) =>
  (await ask('POST', list, { as: 'ada', json: { name, price: '1.00', ...more } })).json<CatalogueProduct>();

const upload = (payload: string | Buffer, query = '', headers: Record<string, string> = csv) =>
  ask('POST', path + query, { as: 'ada', payload, headers });

async function bring(payload: string | Buffer, query = ''): Promise<ImportReport> {
  const answer = await upload(payload, query);
  expect(answer.statusCode).toBe(200);
  return answer.json<ImportReport>();
}

/** What is there, by name. */
const kept = () =>
  shop.database
    .knex('products')
    .leftJoin('categories', 'categories.id', 'products.category')
    .orderBy('products.name')
    .select<Record<string, unknown>[]>(
      'products.name',
      'price',
      'currency',
      'slug',
      'stock',
      'description',
      'version',
    );

const names = async () => (await kept()).map(({ name }) => name);

const nothing = { rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0, applied: false };

describe('POST /api/v1/catalogue/products/import/', () => {
  it('makes, changes and leaves alone', async () => {
    const [same, other] = [await make('Same', { stock: 3 }), await make('Other', { description: 'stays' })];
    const report = await bring(
      [
        'stock;Name;id; PRICE ;currency;category',
        `3;Same;${same.id};1;;`,
        `;Renamed;${other.id};2.5;$;locks & BOLTS`,
        '7;"New; one";;3,',
        '7;"New; one";;3;€;hinges',
      ].join('\r\n'),
      '?mode=valid',
    );
    expect(report).toEqual({
      ...{ rows: 4, created: 1, updated: 1, unchanged: 1, failed: 1, applied: true },
      errors: [{ line: 4, field: '', message: 'This row has 4 cells, and the header 6.' }],
    });
    expect(await kept()).toMatchObject([
      { name: 'New; one', currency: '€', slug: 'hinges', stock: 7, description: '', version: 1 },
      { name: 'Renamed', currency: '$', slug: 'locks', stock: null, description: 'stays', version: 2 },
      { name: 'Same', currency: '€', slug: null, stock: 3, version: 1 },
    ]);
  });

  it('is seen by the old API, and can be changed there', async () => {
    await bring('name,price\nFrom a file,9.99\n');
    const page = await shop.send('GET', '/api/v0/products/', { as: 'carl' });
    const [row] = page.json<{ results: { id: number }[] }>().results;
    expect(row).toEqual({ id: row?.id, name: 'From a file', price: '9.99', currency: '€' });
    await shop.send('PATCH', `/api/v0/products/${row?.id}/`, { as: 'ada', json: { price: '1' } });
    expect(await bring(`id,price\n${row?.id},1\n`)).toMatchObject({ unchanged: 1 });
    expect(await kept()).toMatchObject([{ version: 2 }]);
  });

  it('keeps nothing where one row is bad, and says of each what is wrong', async () => {
    const known = await make('Known');
    const report = await bring(
      [
        'id,name,price,stock,category,description',
        ',Good,1,,,',
        ',,x,-1,,',
        ',Known,1,,,',
        '99999,Lost,1,,,',
        `${known.id},,1,,,`,
        '0,Zero,1,,,',
        ',Good,2,,,',
        ',No home,1,,cellar,',
        `,${'x'.repeat(201)},99999999999,1.5,,${'x'.repeat(4001)}`,
        ',NUL\0,1,,,',
        ',Short',
        ',Long,1,,,,x',
      ].join('\n'),
    );
    expect(report).toMatchObject({ rows: 12, created: 1, failed: 11, applied: false });
    expect(report.errors.map(({ line, field, message }) => [line, field, message])).toEqual([
      [3, 'name', 'This field may not be blank.'],
      [3, 'price', 'A valid number is required.'],
      [3, 'stock', 'Ensure this value is greater than or equal to 0.'],
      [4, 'name', 'product with this productName already exists.'],
      [5, 'id', 'There is no product 99999.'],
      [6, 'name', 'This field may not be blank.'],
      [7, 'id', 'Ensure this value is greater than or equal to 1.'],
      [8, 'name', 'Line 2 has the same name.'],
      [9, 'category', 'There is no category "cellar".'],
      [10, 'name', 'Ensure this field has no more than 200 characters.'],
      [10, 'price', 'Ensure that there are no more than 10 digits in total.'],
      [10, 'stock', 'A valid integer is required.'],
      [10, 'description', 'Ensure this field has no more than 4000 characters.'],
      [11, 'name', 'Null characters are not allowed.'],
      [12, '', 'This row has 2 cells, and the header 6.'],
      [13, '', 'This row has 7 cells, and the header 6.'],
    ]);
    expect(await names()).toEqual(['Known']);
  });

  it('tries it and takes it back', async () => {
    const made = await make('Here');
    const report = await bring(
      `id,name,price,category\n${made.id},There,1,new\n,Third,1,new\n`,
      '?dry_run=true&create_categories=true',
    );
    expect(report).toEqual({ ...nothing, rows: 2, created: 1, updated: 1, errors: [] });
    expect(await names()).toEqual(['Here']);
    expect(await shop.database.knex('categories').pluck('slug')).toHaveLength(2);
  });

  it('makes categories if it may', async () => {
    const file = `name,price,category\na,1,Türen & Tore\nb,1,türen & tore\nc,1,Hinges\nd,1,HINGES!\ne,1,${'x'.repeat(51)}\n`;
    const report = await bring(file, '?create_categories=true&mode=valid');
    expect(report).toMatchObject({ created: 4, failed: 1, errors: [{ line: 6, field: 'category' }] });
    expect((await kept()).map(({ slug }) => slug)).toEqual([
      ...['turen-tore', 'turen-tore', 'hinges', 'hinges-2'],
    ]);
  });

  it('lets rows count in their order, where names pass from one to another', async () => {
    const [one, two] = [await make('One'), await make('Two')];
    expect(await bring(`id,name,price\n${one.id},Free,1\n,One,1\n${two.id},Third,1\n,Two,1\n`)).toMatchObject(
      {
        ...{ created: 2, updated: 2, failed: 0, applied: true },
      },
    );
    expect(await names()).toEqual(['Free', 'One', 'Third', 'Two']);
    const swapped = await bring(`id,name\n${one.id},Third\n${two.id},Free\n`);
    expect(swapped.errors).toMatchObject([
      { line: 2, field: 'name' },
      { line: 3, field: 'name' },
    ]);
    expect(await bring(`id,name\n${one.id},Third\n${one.id},Fourth\n`)).toMatchObject({
      errors: [
        { line: 2, field: 'name' },
        { line: 3, field: 'id', message: 'Line 2 has the same id.' },
      ],
    });
  });

  it.each([
    ['', 1, '', 'The file is empty.'],
    ['\n\n , \n', 1, '', 'The file is empty.'],
    [
      'name,colour\n',
      1,
      'colour',
      'There is no column "colour": there are id, name, price, currency, category, stock, description.',
    ],
    ['name,price,name\n', 1, 'name', 'This column is there twice.'],
    ['name,stock\n', 1, 'price', 'New products need this column.'],
    ['price\n', 1, 'name', 'New products need this column.'],
    ['name,price\na,1\n"b,1\n', 3, '', 'A quote is opened and never closed.'],
  ])('refuses the file %j as a whole', async (file, line, field, message) => {
    expect(await bring(file, '?mode=valid')).toEqual({ ...nothing, errors: [{ line, field, message }] });
    expect(await names()).toEqual([]);
  });

  it('takes a header without rows, and columns without a name at the end', async () => {
    expect(await bring('name,price,,\n')).toEqual({ ...nothing, applied: true, errors: [] });
    expect(await bring('name,price,,\na,1,,\n')).toMatchObject({ created: 1 });
  });

  it('undoes what defuses formulas', async () => {
    await bring(`name,price,description\n'=1+1,1,''@x\n`);
    expect(await kept()).toMatchObject([{ name: '=1+1', description: `'@x` }]);
  });

  it('tells a thousand errors, and counts all', async () => {
    const report = await bring(`name,price\n${'x,y\n'.repeat(1500)}`);
    expect(report).toMatchObject({ rows: 1500, failed: 1500 });
    expect(report.errors).toHaveLength(1000);
  });

  it.each([
    ['?mode=some', { mode: ['"some" is not a valid choice.'] }],
    [
      '?dry_run=yes&create_categories=',
      { dry_run: ['"yes" is not a valid choice.'], create_categories: ['"" is not a valid choice.'] },
    ],
  ])('refuses %s', async (query, problem) => {
    const answer = await upload('name,price\n', query);
    expect([answer.statusCode, answer.json()]).toEqual([400, problem]);
  });

  it.each(['text/plain', 'application/json', '', 'text/csv; charset=latin1', 'text'])(
    'takes no %j',
    async (type) => {
      expect((await upload('name,price\n', '', { 'content-type': type })).statusCode).toBe(415);
    },
  );

  it('takes a charset that is UTF-8', async () => {
    const answer = await upload('name,price\n', '', {
      'content-type': 'Text/CSV; header=present; charset=UTF-8',
    });
    expect(answer.statusCode).toBe(200);
  });

  it('takes 8 MiB and no more', async () => {
    const filler = '\n'.repeat(8 * 1024 * 1024 - 20);
    expect((await upload(`name,price\na,1\n${filler}`)).statusCode).toBe(200);
    const answer = await upload(`name,price\na,1\n${filler}\n\n\n\n\n\n\n`);
    expect([answer.statusCode, answer.json()]).toEqual([
      413,
      { detail: 'Request body is larger than 8388608 bytes.' },
    ]);
  });

  it('is for staff, and has no other methods', async () => {
    expect((await ask('POST', path, { headers: csv, payload: 'x' })).statusCode).toBe(401);
    expect((await ask('POST', path, { as: 'carl', headers: csv, payload: 'x' })).statusCode).toBe(403);
    expect(
      (await ask('POST', path, { as: 'ada', headers: { ...csv, accept: 'text/html' } })).statusCode,
    ).toBe(406);
    expect((await shop.send('PUT', path, { as: 'ada' })).statusCode).toBe(405);
  });
});

describe('an import in lines', () => {
  it('tells how far it is, uncompressed, and the report at last', async () => {
    const rows = Array.from({ length: 450 }, (_, at) => `Part ${at},1`).join('\n');
    const headers = { ...csv, accept: 'application/x-ndjson', 'accept-encoding': 'br' };
    const answer = await upload(`name,price\n${rows}`, '', headers);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/x-ndjson' });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(
      answer.body
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      ...[0, 200, 400, 450].map((done) => ({ rows: done, of: 450 })),
      { report: { ...nothing, rows: 450, created: 450, applied: true, errors: [] } },
    ]);
  });

  /** Makes a database that has no room for more, and gives it room again. */
  const limits = {
    sqlite: ['pragma max_page_count = 1', 'pragma max_page_count = 1000000'],
    postgres: [
      `create function full_disk() returns trigger language plpgsql as $$
         begin raise exception 'no space left' using errcode = '53100'; end $$;
       create trigger full_disk before insert on products for each row when (new.name = 'Part 300')
         execute function full_disk()`,
      'drop function full_disk cascade',
    ],
  } as const;

  it('tells that the database was full, and has kept nothing', async () => {
    const { knex, engine } = shop.database;
    const [fill, empty] = limits[engine];
    const file = `name,price\n${Array.from({ length: 5000 }, (_, at) => `Part ${at},1`).join('\n')}`;
    await knex.raw(fill);
    const inLines = await upload(file, '', { ...csv, accept: 'application/x-ndjson' });
    const plain = await shop.send('POST', path, { as: 'ada', headers: csv, payload: file });
    await knex.raw(empty);
    const unavailable = { detail: 'Service temporarily unavailable, try again later.' };
    expect(JSON.parse(inLines.body.trimEnd().split('\n').at(-1) ?? '')).toEqual(unavailable);
    expect([plain.statusCode, plain.headers['retry-after'], plain.json()]).toEqual([503, '1', unavailable]);
    expect(await names()).toEqual([]);
  });
});

describe('a large import', () => {
  const many = 10_000;
  const file = (count: number) =>
    `name,price,stock\n${Array.from({ length: count }, (_, at) => `Part ${at},${at % 100}.50,${at}`).join('\n')}\n`;

  let port: number;
  let access: string;
  beforeAll(async () => {
    await shop.app.listen({ port: 0, host: '127.0.0.1' });
    port = (shop.app.server.address() as AddressInfo).port;
    ({ access } = await signIn(shop.app, 'ada'));
  });

  const post = (accept = 'application/x-ndjson'): ClientRequest =>
    request({
      ...{ method: 'POST', host: '127.0.0.1', port, path },
      headers: { ...csv, accept, authorization: `Bearer ${access}`, host: 'localhost' },
    });

  it('is rolled back when whoever sent it goes away', async () => {
    const sent = post();
    sent.on('error', () => undefined);
    sent.end(file(20_000));
    const [answer] = await once(sent, 'response');
    await once(answer, 'data');
    sent.destroy();
    // Whoever writes next comes after it.
    await make('After');
    expect(await names()).toEqual(['After']);
  });

  it('is not begun when whoever sends it goes away before its end', async () => {
    const sent = post('*/*');
    sent.on('error', () => undefined);
    sent.write(file(2000));
    await once(sent, 'socket');
    sent.destroy();
    await make('After');
    expect(await names()).toEqual(['After']);
  });

  it('leaves the event loop to others', async () => {
    const sent = post('*/*');
    sent.end(file(many));
    let isOver = false;
    const answered = once(sent, 'response').then(async ([answer]) => {
      let text = '';
      for await (const chunk of answer) text += String(chunk);
      isOver = true;
      return JSON.parse(text) as ImportReport;
    });
    let turns = 0;
    while (!isOver) {
      await new Promise((done) => setTimeout(done, 5));
      turns++;
    }
    expect(await answered).toEqual({ ...nothing, rows: many, created: many, applied: true, errors: [] });
    expect(turns).toBeGreaterThan(10);
  });

  it('of more than 100,000 rows is refused as a whole', async () => {
    const report = await bring(`name,price\n${'a,1\n'.repeat(100_001)}`);
    expect(report).toEqual({
      ...nothing,
      errors: [{ line: 100_002, field: '', message: 'A file may have 100000 rows at most.' }],
    });
  });
});
