// Which products a list has, in SQL: the rows it comes from, and the conditions that it leaves them by.
import type { Database } from '../database/connect.ts';
import type { ListFilter } from './list-query.ts';
import { partOf, spaced, trigramMatch } from './search-text.ts';
import { type Sql, joined } from './shaped-queries.ts';

type Engine = Database['engine'];

/** The filters that facets count the values of. */
export type FacetName = 'category' | 'currency' | 'stock' | 'picture' | 'price';

export type Conditions = Readonly<Partial<Record<FacetName | 'ids', Sql>>>;

/** Lists in one parameter: statements are the same for any number of values. */
const lists = {
  sqlite: { texts: 'select value from json_each(?)', integers: 'select value from json_each(?)' },
  postgres: {
    texts: 'select json_array_elements_text(?::json)',
    integers: 'select json_array_elements_text(?::json)::integer',
  },
} as const;

/** How a text is asked for a part of it, at which place it stands: 0 for nowhere. */
const placeIn = { sqlite: 'instr', postgres: 'strpos' } as const;

/** Words that a statement has of its own; all others are one parameter. */
const fewWords = 3;

const condition = (isOne: boolean, sql: string, ...values: unknown[]): Sql | undefined =>
  isOne ? { sql, values } : undefined;

/** @param categoryIds the ids of the filter's categories that there are */
export function conditionsOf(
  engine: Engine,
  { categories, currencies, stock, picture, minPrice, maxPrice, ids }: ListFilter,
  categoryIds: readonly number[],
): Conditions {
  const { texts, integers } = lists[engine];
  const prices = [
    ...(minPrice === undefined ? [] : [{ sql: 'p.euro_price >= ?', values: [minPrice] }]),
    ...(maxPrice === undefined ? [] : [{ sql: 'p.euro_price <= ?', values: [maxPrice] }]),
  ];
  const all: Partial<Record<FacetName | 'ids', Sql | undefined>> = {
    // One category has its names in order.
    category:
      categoryIds.length === 1
        ? condition(true, 'p.category = ?', categoryIds[0])
        : condition(categories.length > 0, `p.category in (${integers})`, JSON.stringify(categoryIds)),
    currency: condition(currencies.length > 0, `p.currency in (${texts})`, JSON.stringify(currencies)),
    stock: condition(stock !== undefined, stock === 'in' ? 'p.stock > 0' : 'p.stock = 0'),
    picture: condition(
      picture !== undefined,
      picture === 'photo' ? 'p.picture_count > 0' : 'p.picture_count = 0',
    ),
    price: prices.length ? joined(prices, ' and ') : undefined,
    ids: condition(ids !== undefined, `p.id in (${integers})`, JSON.stringify(ids)),
  };
  return Object.fromEntries(Object.entries(all).filter(([, sql]) => sql)) as Conditions;
}

/** All conditions, but for some facet's own. */
export const whereOf = (conditions: Conditions, without?: FacetName): Sql =>
  joined(
    Object.entries(conditions).flatMap(([name, sql]) => (name === without ? [] : [sql])),
    ' and ',
    'true',
  );

/** How well the name of a product fits the words: 0 for best. */
function rankOf(engine: Engine, words: readonly string[]): Sql {
  const place = placeIn[engine];
  const phrase = spaced(words);
  const few = words.slice(0, fewWords);
  const each = (part: (word: string) => string): Sql =>
    joined(
      few.map((word) => ({ sql: `${place}(s.name, ?) > 0`, values: [part(word)] })),
      ' and ',
    );
  const begins = each((word) => ` ${word}`);
  const has = each(partOf);
  return {
    sql:
      `case when s.name = ? then 0 when ${place}(s.name, ?) = 1 then 1 ` +
      `when ${begins.sql} then 2 when ${has.sql} then 3 else 4 end`,
    values: [phrase, phrase.trimEnd(), ...begins.values, ...has.values],
  };
}

/** The conditions by which a kept text has all words. */
function hasAll(engine: Engine, words: readonly string[]): Sql {
  // Longer ones are rarer.
  const parts = words.map(partOf).sort((a, b) => b.length - a.length);
  const [few, others] = [parts.slice(0, fewWords), JSON.stringify(parts.slice(fewWords))];
  if (engine === 'sqlite') {
    const some = few.map((part) => ({ sql: 'instr(t.text, ?) > 0', values: [part] }));
    const rest = 'not exists (select 1 from json_each(?) w where instr(t.text, w.value) = 0)';
    return joined([...some, ...(parts.length > fewWords ? [{ sql: rest, values: [others] }] : [])], ' and ');
  }
  const some = few.map((part) => ({ sql: 't.text like ?', values: [`%${part}%`] }));
  const rest = `t.text like all (select '%' || json_array_elements_text(?::json) || '%')`;
  return joined([...some, ...(parts.length > fewWords ? [{ sql: rest, values: [others] }] : [])], ' and ');
}

/** The products whose texts have all words, and their names, from the index of the texts. */
function hits(engine: Engine, words: readonly string[], { isNamed = false } = {}): Sql {
  if (engine === 'sqlite') {
    const from = isNamed
      ? 'f.rowid as product, t.name from product_search(?) f cross join product_texts t on t.product = f.rowid'
      : 'rowid as product from product_search(?)';
    return { sql: `(select ${from}) s`, values: [trigramMatch(words)] };
  }
  const { sql, values } = hasAll(engine, words);
  return { sql: `(select t.product, t.name from product_texts t where ${sql} offset 0) s`, values };
}

/** A query that tells whether, or how often, there are texts with all words. */
export function hitCount(engine: Engine, words: readonly string[], most?: number): Sql {
  const { sql, values } = hits(engine, words);
  const some = most === undefined ? sql : `(select 1 from ${sql} limit ${most}) s`;
  return { sql: `select count(*) as count from ${some}`, values };
}

/**
 * The rows `p` of products that have all words, or of all where there are none.
 * @param isRanked whether they have a `rank`
 * @param isBroad whether so many have them that it is quicker to look at products in the order of a list
 */
export function sourceOf(
  engine: Engine,
  words: readonly string[],
  { isRanked = false, isBroad = false } = {},
): Sql {
  if (words.length === 0) return { sql: 'products p', values: [] };
  const all = hasAll(engine, words);
  if (isBroad && !isRanked) {
    const sql = {
      sqlite: `products p cross join product_texts t on t.product = p.id and ${all.sql}`,
      postgres: `products p cross join lateral
        (select 1 from product_texts t where t.product = p.id and ${all.sql} offset 0) t`,
    };
    return { sql: sql[engine], values: all.values };
  }
  const found = hits(engine, words, { isNamed: isRanked });
  // SQLite then looks at what was found first.
  const join = { sqlite: 'cross join', postgres: 'join' }[engine];
  const from = `${found.sql} ${join} products p on p.id = s.product`;
  if (!isRanked) return { sql: from, values: found.values };
  const rank = rankOf(engine, words);
  return {
    sql: `(select p.*, ${rank.sql} as rank from ${from}) p`,
    values: [...rank.values, ...found.values],
  };
}
