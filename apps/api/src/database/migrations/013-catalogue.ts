// What a catalogue tells of products, and what is needed to search, sort and restore them. Times are milliseconds since
// 1970 by the database's clock. Whoever writes a product, triggers count its version on and mark it for the search.
import type { Knex } from 'knex';
import { clocks } from '../../sessions/clocks.ts';
import { sortedText } from '../columns.ts';

type Engine = keyof typeof clocks;

const newColumns = [
  `description text not null default ''`,
  'category integer references categories (id) on delete set null',
  // Null where nobody counts.
  'stock integer',
  'created_at bigint not null default 0',
  'changed_at bigint not null default 0',
  'version integer not null default 1',
  // How many pictures there are of it.
  'picture_count integer not null default 0',
];

const inEuro = `case currency when '$' then 98 else 100 end`;

/** What lists are sorted and filtered by: the price in hundredths of a euro cent, exactly. A dollar is 98 cents. */
const euroPrice = {
  sqlite: `euro_price integer generated always as (cast(round(price * 100) as integer) * ${inEuro}) virtual`,
  postgres: `euro_price bigint generated always as (cast(price * 100 as bigint) * ${inEuro}) stored`,
} as const;

const indexes = [
  'create index products_category on products (category, name)',
  'create index products_euro_price on products (euro_price, id)',
  'create index products_created_at on products (created_at, id)',
  'create index products_changed_at on products (changed_at, id)',
  // Products that nobody counts are as many as anybody wants.
  'create index products_stock on products (coalesce(stock, 2147483648), id)',
];

const versioned = 'name, price, currency, description, category, stock, picture_count, version';

/** The conflict rule of the outer statement, such as an upsert, would take the place of `or ignore`. */
const sqliteMark = (id: string) => `insert into unfolded_products (id)
         select ${id} where not exists (select 1 from unfolded_products where id = ${id});`;

/**
 * A mark that is there is written again: whoever makes the texts of that product meanwhile is waited for, or waits, and
 * so never takes away the mark of a change that they have not seen.
 */
const postgresMark = 'on conflict (id) do update set id = excluded.id';

const triggers: Readonly<Record<Engine, readonly string[]>> = {
  sqlite: [
    `create trigger products_made after insert on products
     begin
       update products set changed_at = ${clocks.sqlite},
         created_at = case created_at when 0 then ${clocks.sqlite} else created_at end where id = new.id;
       ${sqliteMark('new.id')}
     end`,
    `create trigger products_changed after update of ${versioned} on products when new.version = old.version
     begin
       update products set version = old.version + 1, changed_at = ${clocks.sqlite} where id = new.id;
     end`,
    `create trigger products_renamed after update of name, description, category on products
     begin
       ${sqliteMark('new.id')}
     end`,
    `create trigger products_deleted after delete on products
     begin
       ${sqliteMark('old.id')}
     end`,
    `create trigger categories_renamed after update of name on categories
     begin
       insert into unfolded_products (id) select id from products
         where category = new.id and id not in (select id from unfolded_products);
     end`,
  ],
  postgres: [
    `create function product_made() returns trigger language plpgsql as $$
     begin
       new.changed_at := ${clocks.postgres};
       if new.created_at = 0 then new.created_at := new.changed_at; end if;
       return new;
     end $$`,
    `create trigger products_made before insert on products for each row execute function product_made()`,
    `create function product_changed() returns trigger language plpgsql as $$
     begin
       new.version := old.version + 1;
       new.changed_at := ${clocks.postgres};
       return new;
     end $$`,
    `create trigger products_changed before update on products for each row execute function product_changed()`,
    `create function product_unfolded() returns trigger language plpgsql as $$
     begin
       insert into unfolded_products (id) values (coalesce(new.id, old.id)) ${postgresMark};
       return null;
     end $$`,
    `create trigger products_renamed after insert or delete or update of name, description, category on products
     for each row execute function product_unfolded()`,
    `create function category_unfolded() returns trigger language plpgsql as $$
     begin
       insert into unfolded_products (id)
         select id from products where category = new.id order by id ${postgresMark};
       return null;
     end $$`,
    `create trigger categories_renamed after update of name on categories
     for each row execute function category_unfolded()`,
  ],
};

/**
 * What finds texts by any part of them. PostgreSQL has its extension where the server brings it and this user may
 * make it; without it every text is looked at.
 */
const searchIndexes: Readonly<Record<Engine, string>> = {
  sqlite: `create virtual table product_search using fts5 (
      name, rest, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1
    )`,
  postgres: `do $$
    begin
      create extension if not exists pg_trgm;
      create index product_texts_parts on product_texts using gin (text gin_trgm_ops);
    exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
      raise notice 'searches do without pg_trgm';
    end $$`,
};

async function makeTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('categories', (table) => {
    table.increments('id');
    sortedText(table, 'slug', 60).notNullable().unique();
    sortedText(table, 'name', 50).notNullable().unique();
  });
  // The texts of products as searches compare them, the whole one beginning with the name.
  await knex.schema.createTable('product_texts', (table) => {
    table.integer('product').primary();
    table.text('name').notNullable();
    table.text('text').notNullable();
  });
  // The products that were made, changed or deleted since.
  await knex.schema.createTable('unfolded_products', (table) => {
    table.integer('id').primary();
  });
  // Every word that a product has ever had: what typing errors are mended to.
  await knex.schema.createTable('catalogue_words', (table) => {
    sortedText(table, 'word', 40).primary();
  });
  // Products that can be restored, and the invoices they were in.
  await knex.schema.createTable('deleted_products', (table) => {
    table.integer('id').primary();
    table.string('name', 200).notNullable();
    table.decimal('price', 10, 2).notNullable();
    table.string('currency', 1).notNullable();
    table.text('description').notNullable();
    table.integer('category').references('categories.id').onDelete('SET NULL').index();
    table.integer('stock');
    table.bigInteger('created_at').notNullable();
    table.integer('version').notNullable();
    table.integer('picture_count').notNullable();
    table.bigInteger('deleted_at').notNullable().index();
  });
  await knex.schema.createTable('deleted_invoice_products', (table) => {
    table.integer('product').notNullable().references('deleted_products.id').onDelete('CASCADE');
    table.integer('invoice').notNullable().references('invoices.id').onDelete('CASCADE').index();
    table.primary(['product', 'invoice']);
  });
}

export const up = async (knex: Knex) => {
  const { client } = knex as unknown as { client: Knex.Client };
  const engine: Engine = client.driverName === 'pg' ? 'postgres' : 'sqlite';
  await makeTables(knex);
  for (const column of [...newColumns, euroPrice[engine]]) {
    await knex.raw(`alter table products add column ${column}`);
  }
  await knex.raw(`update products set created_at = ${clocks[engine]}, changed_at = ${clocks[engine]}`);
  await knex.raw('insert into unfolded_products (id) select id from products');
  for (const sql of [...indexes, searchIndexes[engine], ...triggers[engine]]) await knex.raw(sql);
};
