import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import { demoAccounts, demoAddresses } from './customers.ts';
import { demoCategories, demoProducts } from './products.ts';
import { demoPassword, seedDemo } from './seed.ts';
import { userStore } from '../users/user-store.ts';

describe('demoProducts', () => {
  const products = demoProducts();

  it('are two thousand in more than twelve categories, no two of one name', () => {
    expect(products.length).toBeGreaterThan(2000);
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length);
    expect(new Set(products.map(({ category }) => category))).toEqual(new Set(demoCategories));
    expect(demoCategories.length).toBeGreaterThan(12);
  });

  it('are the same every time', () => {
    expect(demoProducts()).toEqual(products);
  });

  it('would all be accepted by the product form', () => {
    const refused = products.filter(
      ({ name, price, currency }) =>
        !(name.length >= 4 && name.length <= 50) ||
        !/^\d{1,8}\.\d\d$/.test(price) ||
        !'€$'.includes(currency),
    );
    expect(refused).toEqual([]);
  });

  it('are things that the web app has a plate for', () => {
    const drawn =
      'bolt screw nut washer gear bearing spring castor bracket hinge padlock key valve tee gauge timer lamp pendant ' +
      'mug bottle bowl cabinet chest shelf stool table desk screwdriver spanner hammer';
    const nouns = new Set(products.map(({ name }) => name.replace(/^.*[ -](\w+), .*$/, '$1')));
    expect([...nouns].sort()).toEqual(drawn.split(' ').sort());
  });

  it('cost something, in both currencies', () => {
    expect(products.filter(({ price }) => Number(price) <= 0)).toEqual([]);
    expect(new Set(products.map(({ currency }) => currency)).size).toBe(2);
  });

  it('are told of in one to four sentences, each with nothing left to fill in', () => {
    const odd = products.filter(
      ({ description }) =>
        !/^\p{Lu}[^{}]{30,200}\.$/u.test(description) || /undefined|\.\.|  /.test(description),
    );
    expect(odd).toEqual([]);
  });

  it('are mostly on the shelf: some are sold out, and few are not counted', () => {
    const share = (stock: number | null) =>
      products.filter((one) => one.stock === stock).length / products.length;
    expect(share(0)).toBeGreaterThan(0.05);
    expect(share(0)).toBeLessThan(0.15);
    expect(share(null)).toBeGreaterThan(0.01);
    expect(share(null)).toBeLessThan(0.06);
    expect(products.filter(({ stock }) => (stock ?? 0) < 0)).toEqual([]);
  });

  it('came on the working days of two years', () => {
    const days = products.map(({ created }) => new Date(created));
    expect(days.filter((day) => day.getUTCDay() % 6 === 0)).toEqual([]);
    const months = new Set(days.map((day) => day.toISOString().slice(0, 7)));
    expect(months.size).toBe(25);
  });

  it('show at least four kinds on the first page of the list', () => {
    const names = products.map(({ name }) => name).sort();
    const kinds = new Set(names.slice(0, 15).map((name) => name.replace(/,.*/, '')));
    expect(kinds.size).toBeGreaterThanOrEqual(4);
  });
});

describe('demoAccounts', () => {
  const accounts = demoAccounts(demoProducts().length);
  const invoices = accounts.flatMap((account) => account.invoices);

  it('are the same every time, each at an address of its own', () => {
    expect(demoAccounts(demoProducts().length)).toEqual(accounts);
    const addresses = accounts.map(({ address }) => demoAddresses[address]);
    expect(addresses).not.toContain(undefined);
    expect(new Set(addresses).size).toBe(accounts.length);
  });

  it('have invoices with a number each, and no product twice in one', () => {
    expect(new Set(invoices.map(({ invoice_number }) => invoice_number)).size).toBe(invoices.length);
    expect(invoices.filter(({ products }) => new Set(products).size < products.length)).toEqual([]);
  });

  it('fill more than one page for one customer', () => {
    expect(Math.max(...accounts.map((account) => account.invoices.length))).toBeGreaterThan(5);
  });
});

describe('seedDemo', () => {
  it('makes the people of the demo, bob inactive', async () => {
    const database = await openDatabase();
    expect(await seedDemo(database)).toBe(demoProducts().length);
    const store = userStore(database);
    const [alice, bob, carol, dave] = await Promise.all(
      ['alice', 'bob', 'carol', 'dave'].map((name) => store.authenticate(name, demoPassword)),
    );
    expect(alice).toMatchObject({ isStaff: true, isActive: true });
    expect(bob).toBeUndefined();
    expect([carol?.isStaff, dave?.isStaff]).toEqual([false, false]);
    const [first] = demoProducts();
    const kept = await database
      .knex('products')
      .join('categories', 'categories.id', 'products.category')
      .where('products.name', first?.name)
      .first<Record<string, unknown>>('products.*', 'categories.name as category', 'slug');
    expect(kept).toMatchObject({
      ...{ category: 'Bolts', slug: 'bolts', version: 1, created_at: first?.created },
      ...{ description: first?.description, stock: first?.stock },
    });
    const made = demoAccounts(demoProducts().length).flatMap((account) => account.invoices);
    expect(await database.knex('invoices')).toHaveLength(made.length);
    expect(await database.knex('invoice_products')).toHaveLength(
      made.flatMap(({ products }) => products).length,
    );
    expect(await seedDemo(database)).toBe(0);
    await database.close();
  });
});
