// One row that says how many products there are and how often anything that lists tell of them has changed, written in the
// transaction that changes it: what was made from one state is true as long as the number stays, for every process.
import type { Knex } from 'knex';
import type { clocks } from '../../sessions/clocks.ts';

type Engine = keyof typeof clocks;

const changed = 'update product_state set version = version + 1';

/** What lists tell of products is kept in these tables, too. */
const others = ['categories', 'pictures'];

const triggers: Readonly<Record<Engine, readonly string[]>> = {
  sqlite: [
    `create trigger products_counted after insert on products
     begin ${changed}, count = count + 1; end`,
    `create trigger products_uncounted after delete on products
     begin ${changed}, count = count - 1; end`,
    `create trigger products_restated after update on products begin ${changed}; end`,
    ...others.flatMap((table) =>
      ['insert', 'update', 'delete'].map(
        (event) =>
          `create trigger ${table}_${event}_restates after ${event} on ${table} begin ${changed}; end`,
      ),
    ),
  ],
  // The row is locked before any product is: who has one waits for nobody who waits for it.
  postgres: [
    `create function product_state_changes() returns trigger language plpgsql as $$
     begin ${changed}; return null; end $$`,
    `create function product_count_changes() returns trigger language plpgsql as $$
     begin
       if tg_op = 'INSERT' then update product_state set count = count + (select count(*) from fresh);
       else update product_state set count = count - (select count(*) from gone); end if;
       return null;
     end $$`,
    ...['products', ...others].map(
      (table) => `create trigger ${table}_restate before insert or update or delete on ${table}
       for each statement execute function product_state_changes()`,
    ),
    `create trigger products_counted after insert on products referencing new table as fresh
     for each statement execute function product_count_changes()`,
    `create trigger products_uncounted after delete on products referencing old table as gone
     for each statement execute function product_count_changes()`,
  ],
};

export const up = async (knex: Knex) => {
  const { client } = knex as unknown as { client: Knex.Client };
  const engine: Engine = client.driverName === 'pg' ? 'postgres' : 'sqlite';
  await knex.schema.createTable('product_state', (table) => {
    table.integer('id').primary();
    table.bigInteger('version').notNullable();
    table.integer('count').notNullable();
  });
  await knex.raw('insert into product_state (id, version, count) select 1, 1, count(*) from products');
  for (const trigger of triggers[engine]) await knex.raw(trigger);
};
