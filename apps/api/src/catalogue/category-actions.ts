// How staff change the parts of the catalogue. A category keeps its slug under another name, so that addresses stay good.
import { checkRecord, notFound, permissionDenied, validationError } from '@latchkey/drf';
import type { Category } from '@latchkey/dto';
import { type ActionSchema, type SharedSchema, type View, requestData } from '@latchkey/fastify-auth';
import type { FastifyRequest } from 'fastify';
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { pastRivals } from '../resource/past-rivals.ts';
import { recordChecks } from '../resource/record-checks.ts';
import { category, reference } from './catalogue-schemas.ts';
import { categoryRecord } from './category-record.ts';
import { slugFor } from './category-slug.ts';
import { lockProductState } from './product-writes.ts';

/** Products that lose their category by one statement. */
const batch = 1000;

interface Row {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

const request: SharedSchema = {
  $id: 'CategoryRequest',
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 50, description: 'No two may be the same.' },
  },
  required: ['name'],
  examples: [{ name: 'Hinges' }],
};

export const categoryComponents: readonly SharedSchema[] = [category, request];

const ofOne = {
  params: {
    type: 'object',
    properties: { slug: { type: 'string', description: 'The slug of the category.', examples: ['hinges'] } },
    required: ['slug'],
  },
};

const schemas = {
  create: {
    operationId: 'catalogue_categories_create',
    summary: 'Add a category',
    description: 'Staff only. Its slug is made of its name, and stays when it is renamed.',
    body: reference(request),
    response: { 201: reference(category) },
    problems: [validationError({ name: ['This field is required.'] }), permissionDenied()],
  },
  rename: {
    ...ofOne,
    operationId: 'catalogue_categories_partial_update',
    summary: 'Rename a category',
    description: 'Staff only. Its slug stays.',
    body: reference(request),
    response: { 200: reference(category) },
    problems: [
      validationError({ name: ['category with this name already exists.'] }),
      ...[permissionDenied(), notFound('Category')],
    ],
  },
  remove: {
    ...ofOne,
    operationId: 'catalogue_categories_destroy',
    summary: 'Remove a category',
    description: 'Staff only. Its products stay, in none.',
    response: { 204: null },
    problems: [permissionDenied(), notFound('Category')],
  },
} satisfies Record<string, ActionSchema>;

const slugOf = ({ params }: FastifyRequest) => (params as { slug: string }).slug;

async function told(transaction: Knex.Transaction, { id, slug, name }: Row): Promise<Category> {
  const counted = await transaction('products')
    .where({ category: id })
    .count<{ count: number }[]>({ count: '*' });
  return { slug, name, count: counted[0]?.count ?? 0 };
}

export function categoryActions(database: Database): Record<'list' | 'item', View['actions']> {
  const checks = recordChecks(database, { schema: categoryRecord, name: 'categories', orderBy: 'name' });
  const bySlug = database.prepare<Row>('select id, slug, name from categories where slug = ?');

  const create = (name: string): Promise<Category> =>
    database.write(async (transaction) => {
      const slugs = new Set(await transaction('categories').pluck<string[]>('slug'));
      const slug = slugFor(name, (one) => slugs.has(one));
      await transaction('categories').insert({ name, slug });
      return { slug, name, count: 0 };
    });

  const change = (slug: string, values: object): Promise<Category | undefined> =>
    database.write(async (transaction) => {
      const one = transaction<Row>('categories').where({ slug });
      if (Object.keys(values).length) await one.clone().update(values);
      const row = await one.first<Row | undefined>('id', 'slug', 'name');
      return row && told(transaction, row);
    });

  /** A statement of its own for so many products at a time: none may take longer than the database allows. */
  const remove = (slug: string): Promise<boolean> =>
    database.write(async (transaction) => {
      await lockProductState(transaction);
      const row = await transaction<Row>('categories')
        .where({ slug })
        .forUpdate()
        .first<Row | undefined>('id');
      if (!row) return false;
      let changed: number;
      do {
        const some = transaction('products').where({ category: row.id }).limit(batch).select('id');
        changed = await transaction('products').whereIn('id', some).update({ category: null });
      } while (changed === batch);
      await transaction('categories').where({ id: row.id }).delete();
      return true;
    });

  return {
    list: {
      POST: {
        schema: schemas.create,
        handler: async (asked, reply) => {
          const data = await requestData(asked);
          const made = await pastRivals(async () => {
            const { name } = await checkRecord(categoryRecord, data, checks());
            return create(String(name));
          });
          return reply.code(201).send(made);
        },
      },
    },
    item: {
      PATCH: {
        schema: schemas.rename,
        handler: async (asked) => {
          const slug = slugOf(asked);
          const found = await bySlug.get(slug);
          if (!found) throw notFound('Category');
          const data = await requestData(asked);
          const changed = await pastRivals(async () =>
            change(slug, await checkRecord(categoryRecord, data, { ...checks(found.id), partial: true })),
          );
          if (!changed) throw notFound('Category');
          return changed;
        },
      },
      DELETE: {
        schema: schemas.remove,
        handler: async (asked, reply) => {
          const slug = slugOf(asked);
          const removed = await remove(slug);
          if (!removed) throw notFound('Category');
          return reply.code(204).send();
        },
      },
    },
  };
}
