// Failed sign-ins, counted by rate-limiter-flexible: these are the columns it expects.
import type { Knex } from 'knex';

export const up = (knex: Knex) =>
  knex.schema.createTable('sign_in_budgets', (table) => {
    table.text('key').primary();
    table.integer('points').notNullable().defaultTo(0);
    table.bigInteger('expire');
  });
