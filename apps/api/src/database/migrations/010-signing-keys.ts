// The key pairs that sign tokens where no SIGNING_KEY does. Times are milliseconds since 1970.
import type { Knex } from 'knex';

export const up = async (knex: Knex) => {
  await knex.schema.createTable('signing_keys', (table) => {
    // The RFC 7638 thumbprint of the public half.
    table.string('kid', 43).primary();
    table.string('algorithm', 8).notNullable();
    // next, active or retired
    table.string('state', 8).notNullable();
    // PKCS #8, PEM.
    table.text('private_key').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('activated_at');
    table.bigInteger('retired_at');
  });
  // One that signs, one that will.
  await knex.raw(`create unique index signing_keys_state on signing_keys (state) where state <> 'retired'`);
};
