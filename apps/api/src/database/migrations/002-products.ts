// What the shop sells.
import type { Knex } from 'knex';
import { sortedText } from '../columns.ts';

export const up = (knex: Knex) =>
  knex.schema.createTable('products', (table) => {
    table.increments('id');
    sortedText(table, 'name', 200).notNullable().unique();
    table.decimal('price', 10, 2).notNullable();
    table.string('currency', 1).notNullable();
  });
