// What a Django shop brings along: more about its users, and up to which ids it has been copied. Times are milliseconds
// since 1970.
import type { Knex } from 'knex';

export const up = async (knex: Knex) => {
  await knex.schema.alterTable('users', (table) => {
    table.string('email', 254).notNullable().defaultTo('');
    table.string('first_name', 150).notNullable().defaultTo('');
    table.string('last_name', 150).notNullable().defaultTo('');
    // A digest of the stored password as it was copied: one that has changed here since then stays.
    table.string('imported_password', 43);
  });
  await knex.schema.createTable('django_imports', (table) => {
    table.string('name', 32).primary();
    // Rows with this id and those below are the source's.
    table.integer('last_id').notNullable();
    table.bigInteger('imported_at').notNullable();
  });
};
