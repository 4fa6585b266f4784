// Where customers live.
import type { Knex } from 'knex';
import { sortedText } from '../columns.ts';

export const up = (knex: Knex) =>
  knex.schema.createTable('addresses', (table) => {
    table.increments('id');
    table.string('street', 254).notNullable();
    table.integer('number');
    table.string('city', 150).notNullable();
    sortedText(table, 'postal_code', 150).notNullable().index();
  });
