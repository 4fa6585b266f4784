// What happened to accounts and sessions: rows are added, and after their time removed, but never changed. Times are
// milliseconds since 1970.
import type { Knex } from 'knex';

/** A row may go only in a transaction that has written down here up to which time it removes rows. */
const mayGo = 'exists (select 1 from audit_purge where before > old.time)';

const sqliteTriggers = [
  `create trigger audit_rows_stay before update on audit
   begin select raise(abort, 'audit rows are never changed'); end`,
  `create trigger audit_rows_remain before delete on audit when not ${mayGo}
   begin select raise(abort, 'audit rows are removed by age only'); end`,
];

const postgresTriggers = [
  `create function refuse_audit_change() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' then raise exception 'audit rows are never changed'; end if;
     if tg_op = 'DELETE' then if ${mayGo} then return old; end if; end if;
     raise exception 'audit rows are removed by age only';
   end $$`,
  `create trigger audit_rows_stay before update or delete on audit
   for each row execute function refuse_audit_change()`,
  `create trigger audit_table_stays before truncate on audit
   for each statement execute function refuse_audit_change()`,
];

export const up = async (knex: Knex) => {
  await knex.schema.createTable('audit', (table) => {
    table.bigIncrements('id');
    table.bigInteger('time').notNullable().index();
    table.string('event', 32).notNullable();
    // Users and sessions go, what is written of them stays: no foreign keys, and the names as they were.
    table.integer('user');
    table.string('username', 150).notNullable();
    table.integer('actor');
    table.string('actor_username', 150).notNullable();
    table.string('session', 32);
    table.text('ip').notNullable();
    table.text('user_agent').notNullable();
    table.text('detail').notNullable();
    table.index(['event', 'time']);
    table.index(['user', 'time']);
    table.index(['username', 'time']);
  });
  await knex.schema.createTable('audit_purge', (table) => {
    table.bigInteger('before').notNullable();
  });
  const { client } = knex as unknown as { client: Knex.Client };
  for (const trigger of client.driverName === 'pg' ? postgresTriggers : sqliteTriggers)
    await knex.raw(trigger);
};
