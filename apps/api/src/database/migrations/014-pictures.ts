// Pictures of products, and their files: in the database, so that every server has them and so has every backup.
import type { Knex } from 'knex';

export const up = async (knex: Knex) => {
  await knex.schema.createTable('pictures', (table) => {
    table.increments('id');
    // No foreign key: the pictures of a deleted product wait until it is restored, or gone for good.
    table.integer('product').notNullable();
    // From 0 on, without gaps.
    table.integer('position').notNullable();
    table.text('alt').notNullable();
    // What the files are called: a digest of their content, so that pictures that are alike share them.
    table.string('key', 32).notNullable().index();
    // Of the largest file, in pixels.
    table.integer('width').notNullable();
    table.integer('height').notNullable();
    table.index(['product', 'position']);
  });
  await knex.schema.createTable('picture_files', (table) => {
    table.string('key', 32).notNullable();
    table.integer('width').notNullable();
    table.binary('bytes').notNullable();
    table.primary(['key', 'width']);
  });
};
