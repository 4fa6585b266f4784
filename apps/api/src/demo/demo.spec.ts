import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import { demoAccounts, demoAddresses } from './customers.ts';
import { demoProducts } from './products.ts';
import { demoPassword, seedDemo } from './seed.ts';
import { userStore } from '../users/user-store.ts';

describe('demoProducts', () => {
  const products = demoProducts();

  it('are some hundreds, no two of one name', () => {
    expect(products.length).toBeGreaterThan(200);
    expect(products.length).toBeLessThan(1000);
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length);
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

  it('cost something, in both currencies', () => {
    expect(products.filter(({ price }) => Number(price) <= 0)).toEqual([]);
    expect(new Set(products.map(({ currency }) => currency)).size).toBe(2);
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
    const made = demoAccounts(demoProducts().length).flatMap((account) => account.invoices);
    expect(await database.knex('invoices')).toHaveLength(made.length);
    expect(await database.knex('invoice_products')).toHaveLength(
      made.flatMap(({ products }) => products).length,
    );
    expect(await seedDemo(database)).toBe(0);
    await database.close();
  });
});
