import type { CatalogueRow } from '@latchkey/dto';
import { describe, expect, it } from 'vitest';
import { Chosen } from './chosen.ts';

const row = (id: number, version = 1) => ({ id, version, name: `Bolt ${id}`, price: '1.00' }) as CatalogueRow;

describe('Chosen', () => {
  it('is toggled one by one', () => {
    const chosen = new Chosen();
    chosen.toggle(row(1));
    chosen.toggle(row(2));
    chosen.toggle(row(1));
    expect(chosen.products()).toEqual([{ id: 2, version: 1, name: 'Bolt 2' }]);
    expect(chosen.has(1)).toBe(false);
  });

  it('takes whole pages, and products of which only the version is known', () => {
    const chosen = new Chosen();
    chosen.add([row(1), row(2)]);
    chosen.add([
      { id: 2, version: 5 },
      { id: 3, version: 1 },
    ]);
    expect(chosen.products()).toEqual([
      { id: 1, version: 1, name: 'Bolt 1' },
      { id: 2, version: 5, name: 'Bolt 2' },
      { id: 3, version: 1 },
    ]);
    chosen.drop([1, 2]);
    expect(chosen.count()).toBe(1);
    chosen.clear();
    expect(chosen.count()).toBe(0);
  });

  it('follows the versions of those that are chosen, and chooses none by that', () => {
    const chosen = new Chosen();
    chosen.add([row(1)]);
    chosen.follow(row(1, 2));
    chosen.follow(row(2, 2));
    expect(chosen.products()).toEqual([{ id: 1, version: 2, name: 'Bolt 1' }]);
  });
});
