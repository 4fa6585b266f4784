import type { Account, Address, Invoice } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop, password } from '../../testing/shop.ts';
import { createUser } from '../users/user-store.ts';

interface Belongings {
  readonly address: Address;
  readonly account: Account;
  readonly invoice: Invoice;
}

const urls = { addresses: 'address', accounts: 'account', invoices: 'invoice' } as const;
const collections = Object.keys(urls) as (keyof typeof urls)[];

/** A shop where carl and cora have an account, an address and an invoice each, and one address is nobody's. */
async function openInhabitedShop(config: Parameters<typeof openShop>[0] = {}) {
  const shop = await openShop(config);
  const make = async <Made>(url: string, json: object) =>
    (await shop.send('POST', `/api/v0/${url}/`, { as: 'ada', json })).json<Made>();
  const product = await make<{ id: number }>('products', { name: 'thing' });
  await make('addresses', { street: 'Empty', city: 'C', postal_code: '0' });
  const settle = async (user: number): Promise<Belongings> => {
    const address = await make<Address>('addresses', { street: 'S', city: 'C', postal_code: `${user}` });
    const account = await make<Account>('accounts', { user, address: address.id });
    const invoice = await make<Invoice>('invoices', { account: account.id, products: [product.id] });
    return { address, account, invoice };
  };
  const cora = await settle(await createUser(shop.database, { username: 'cora', password }));
  return { shop, carl: await settle(2), cora };
}

describe('PERMISSIONS=roles', () => {
  let shop: Shop;
  let carl: Belongings;
  let cora: Belongings;
  beforeAll(async () => {
    ({ shop, carl, cora } = await openInhabitedShop());
  });
  afterAll(() => shop.close());

  it.each(collections)('shows a customer their own %s only', async (collection) => {
    const listed = async (as: string) =>
      (await shop.send('GET', `/api/v0/${collection}/`, { as })).json<{ count: number; results: object[] }>();
    expect(await listed('carl')).toMatchObject({ count: 1, results: [carl[urls[collection]]] });
    expect(await listed('cora')).toMatchObject({ count: 1, results: [cora[urls[collection]]] });
  });

  it.each(collections)('answers 404 to a customer who asks for the %s of another', async (collection) => {
    const own = `/api/v0/${collection}/${carl[urls[collection]].id}/`;
    const other = `/api/v0/${collection}/${cora[urls[collection]].id}/`;
    expect((await shop.send('GET', own, { as: 'carl' })).json()).toEqual(carl[urls[collection]]);
    const answer = await shop.send('GET', other, { as: 'carl' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({
      detail: expect.stringMatching(/^No (Address|Account|Invoice) matches the given query\.$/),
    });
    expect((await shop.send('HEAD', other, { as: 'carl' })).statusCode).toBe(404);
  });

  it('shows a customer no address that is nobody’s', async () => {
    const { count } = (await shop.send('GET', '/api/v0/addresses/', { as: 'ada' })).json<{ count: number }>();
    expect(count).toBe(3);
  });

  it.each(collections)('shows staff all %s', async (collection) => {
    const answer = await shop.send('GET', `/api/v0/${collection}/`, { as: 'ada' });
    const { results } = answer.json<{ results: object[] }>();
    expect(results).toEqual(expect.arrayContaining([carl[urls[collection]], cora[urls[collection]]]));
  });

  it('shows a customer without an account empty lists', async () => {
    await createUser(shop.database, { username: 'nora', password });
    for (const collection of collections) {
      const answer = await shop.send('GET', `/api/v0/${collection}/`, { as: 'nora' });
      expect(answer.json()).toEqual({ count: 0, next: null, previous: null, results: [] });
    }
  });

  const writes = collections.flatMap((collection) =>
    (['POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => [method, collection] as const),
  );
  it.each(writes)('refuses a customer’s %s of %s, also of their own', async (method, collection) => {
    const item = method === 'POST' ? '' : `${carl[urls[collection]].id}/`;
    const answer = await shop.send(method, `/api/v0/${collection}/${item}`, { as: 'carl', json: {} });
    expect([answer.statusCode, answer.json()]).toEqual([
      403,
      { detail: 'You do not have permission to perform this action.' },
    ]);
  });

  it.each(['products', ...collections])(
    'describes %s to those only who may write them',
    async (collection) => {
      const options = (as: string) => shop.send('OPTIONS', `/api/v0/${collection}/`, { as });
      expect((await options('ada')).json()).toHaveProperty('actions.POST.id');
      expect((await options('carl')).json()).not.toHaveProperty('actions');
      expect((await options('carl')).headers.allow).toBe('GET, POST, HEAD, OPTIONS');
    },
  );
});

describe('PERMISSIONS=authenticated', () => {
  let shop: Shop;
  let cora: Belongings;
  beforeAll(async () => {
    ({ shop, cora } = await openInhabitedShop({ PERMISSIONS: 'authenticated' }));
  });
  afterAll(() => shop.close());

  it.each(collections)('lets every user read and write all %s', async (collection) => {
    const answer = await shop.send('GET', `/api/v0/${collection}/`, { as: 'carl' });
    expect(answer.json<{ count: number }>().count).toBeGreaterThanOrEqual(2);
    const url = `/api/v0/${collection}/${cora[urls[collection]].id}/`;
    const patched = await shop.send('PATCH', url, { as: 'carl', json: {} });
    expect([patched.statusCode, patched.json()]).toEqual([200, cora[urls[collection]]]);
  });

  it('still asks who is there', async () => {
    expect((await shop.send('POST', '/api/v0/addresses/', { json: {} })).statusCode).toBe(401);
  });
});
