// Who may sign in.
import type { Knex } from 'knex';

export const up = (knex: Knex) =>
  knex.schema.createTable('users', (table) => {
    table.increments('id');
    table.string('username', 150).notNullable().unique();
    // The name without the difference between capitals and small letters: new names differ in more than that.
    table.string('folded_username', 150).notNullable().unique();
    table.text('password').notNullable();
    table.boolean('is_staff').notNullable().defaultTo(false);
    table.enum('state', ['active', 'inactive', 'deleted']).notNullable().defaultTo('active');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
  });
