// Who buys. An account goes with its user; an address stays as long as an account uses it.
import type { Knex } from 'knex';

export const up = (knex: Knex) =>
  knex.schema.createTable('accounts', (table) => {
    table.increments('id');
    table.integer('version').notNullable();
    table.integer('address').references('addresses.id').onDelete('RESTRICT').index();
    table.integer('user').notNullable().unique().references('users.id').onDelete('CASCADE');
  });
