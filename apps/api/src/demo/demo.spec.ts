import { describe, expect, it } from 'vitest';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
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

describe('seedDemo', () => {
  it('makes the people of the demo, bob inactive', async () => {
    const database = connect({ engine: 'sqlite', file: ':memory:' });
    await migrate(database);
    expect(await seedDemo(database)).toBe(demoProducts().length);
    const store = userStore(database);
    const [alice, bob, carol, dave] = await Promise.all(
      ['alice', 'bob', 'carol', 'dave'].map((name) => store.authenticate(name, demoPassword)),
    );
    expect(alice).toMatchObject({ isStaff: true, isActive: true });
    expect(bob).toBeUndefined();
    expect([carol?.isStaff, dave?.isStaff]).toEqual([false, false]);
    expect(await seedDemo(database)).toBe(0);
    await database.close();
  });
});
