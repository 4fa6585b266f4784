// What ends a session besides its refresh token, and what its owner sees of it. Times are milliseconds since 1970.
import type { Knex } from 'knex';

export const up = async (knex: Knex) => {
  await knex.schema.alterTable('sessions', (table) => {
    // Where the refresh token travels.
    table.enum('mode', ['json', 'cookie']).notNullable().defaultTo('json');
    // The key that signed the refresh token.
    table.string('kid', 64);
    table.bigInteger('last_seen_at').notNullable().defaultTo(0);
    // When it ends, however often it is refreshed.
    table.bigInteger('ends_at');
  });
  await knex('sessions').update({ last_seen_at: knex.ref('created_at') });
  await knex.schema.alterTable('users', (table) => {
    table.timestamp('last_login');
    // Tokens that other servers issued before this are worth nothing.
    table.bigInteger('revoked_at');
  });
};
