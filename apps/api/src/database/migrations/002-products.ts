// What the shop sells.
import type { Knex } from 'knex';

export const products = (knex: Knex) =>
  knex.schema.createTable('products', (table) => {
    table.increments('id');
    table.string('name', 200).notNullable().unique();
    table.decimal('price', 10, 2).notNullable();
    table.string('currency', 1).notNullable();
  });
