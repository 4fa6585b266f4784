// How long a token of another server is good: until then the session that has adopted it tells that it is spent, however
// short-lived its own tokens are. Milliseconds since 1970.
import type { Knex } from 'knex';

export const up = async (knex: Knex) => {
  await knex.schema.alterTable('sessions', (table) => {
    table.bigInteger('adopted_until');
  });
  await knex('sessions')
    .whereNotNull('adopted_jti')
    .update({ adopted_until: knex.ref('expires_at') });
};
