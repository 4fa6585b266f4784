// One row for each sign-in: what its tokens are judged by. No token is kept. Times are milliseconds since 1970.
import type { Knex } from 'knex';

export const up = (knex: Knex) =>
  knex.schema.createTable('sessions', (table) => {
    table.string('id', 32).primary();
    // Nobody, for a token that names no user of ours.
    table.integer('user').references('users.id').onDelete('CASCADE').index();
    // The refresh token that the session is at, and the one before it.
    table.string('current_jti', 64).notNullable();
    table.bigInteger('issued_at').notNullable();
    table.bigInteger('expires_at').notNullable().index();
    table.string('previous_jti', 64);
    table.integer('generation').notNullable().defaultTo(0);
    table.bigInteger('rotated_at').notNullable().defaultTo(0);
    // Whether a token of this generation has been seen: until then its answer may have been lost.
    table.boolean('is_confirmed').notNullable().defaultTo(true);
    // The refresh token of another server that it began with.
    table.string('adopted_jti', 64).unique();
    table.text('ip').notNullable();
    table.text('user_agent').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('revoked_at');
    table.string('revoked_reason', 32);
  });
