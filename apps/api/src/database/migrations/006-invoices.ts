// What was bought. An invoice goes with its account, and outlives its products.
import type { Knex } from 'knex';

export const up = async (knex: Knex) => {
  await knex.schema.createTable('invoices', (table) => {
    table.increments('id');
    table.integer('invoice_number').notNullable();
    table.integer('account').notNullable().references('accounts.id').onDelete('CASCADE').index();
  });
  await knex.schema.createTable('invoice_products', (table) => {
    table.integer('invoice').notNullable().references('invoices.id').onDelete('CASCADE');
    table.integer('product').notNullable().references('products.id').onDelete('CASCADE').index();
    table.primary(['invoice', 'product']);
  });
};
