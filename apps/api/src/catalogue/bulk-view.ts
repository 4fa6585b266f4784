// `POST products/bulk/`: one change for many products.
import { permissionDenied, validationError } from '@latchkey/drf';
import { BulkAnswer, BulkRequest } from '@latchkey/dto';
import { type ActionSchema, type SharedSchema, type View, requestData } from '@latchkey/fastify-auth';
import type { Database } from '../database/connect.ts';
import { pastRivals } from '../resource/past-rivals.ts';
import { doInBulk } from './bulk.ts';
import { readBulk } from './bulk-request.ts';
import { catalogueRow, picture, reference } from './catalogue-schemas.ts';
import { PictureReader } from './picture-reader.ts';
import { productChecks } from './product-checks.ts';
import { type ProductColumns, rowOf } from './product-row.ts';

const item = BulkRequest.properties.items;

const bulkRequest: SharedSchema = {
  $id: 'CatalogueBulkRequest',
  type: 'object',
  properties: {
    items: { type: 'array', minItems: 1, description: 'A hundred at most.', items: item.items },
    action: { type: 'string', enum: ['change', 'delete', 'restore'] },
    changes: {
      type: 'object',
      description: 'For `change`; what is left out stays.',
      properties: {
        category: { type: ['string', 'null'], description: 'The slug of a category.' },
        currency: { type: 'string', enum: ['€', '$'] },
        stock: { type: ['integer', 'null'], minimum: 0 },
        price: { type: 'string', description: 'A decimal with two places.' },
        price_percent: {
          type: 'string',
          description:
            'In the place of `price`: `-10` takes a tenth off, `2.5` puts it on. Rounded to cents, halves to even.',
        },
      },
    },
  },
  required: ['items', 'action'],
  examples: [{ items: [{ id: 104, version: 3 }], action: 'change', changes: { price_percent: '-10' } }],
};

const failed = BulkAnswer.properties.failed.items.properties;

const bulkAnswer: SharedSchema = {
  $id: 'CatalogueBulkAnswer',
  description: 'Each product for itself: what could be done is done.',
  type: 'object',
  properties: {
    done: {
      type: 'array',
      description: 'As they are now, or, of deleted ones, as they were.',
      items: reference(catalogueRow),
    },
    failed: {
      type: 'array',
      items: {
        type: 'object',
        properties: { ...failed, current: reference(catalogueRow) },
        required: ['id', 'status', 'detail'],
      },
    },
  },
  required: ['done', 'failed'],
  examples: [{ done: [], failed: [{ id: 104, status: 404, detail: 'No Product matches the given query.' }] }],
};

export const bulkComponents: readonly SharedSchema[] = [picture, catalogueRow, bulkRequest, bulkAnswer];

const bulkSchema: ActionSchema = {
  operationId: 'catalogue_products_bulk_create',
  summary: 'Change, delete or restore many products',
  description:
    'Staff only. Each product is judged for itself, as a request for it alone with its version in `If-Match` would be. ' +
    'What can be done is done in one transaction: after an answer of 503, nothing was.',
  body: reference(bulkRequest),
  response: { 200: reference(bulkAnswer) },
  problems: [validationError({ items: ['This field is required.'] }), permissionDenied()],
};

export function bulkActions(database: Database): View['actions'] {
  const { validate } = productChecks(database)();
  const pictures = new PictureReader(database);

  return {
    POST: {
      schema: bulkSchema,
      handler: async (request): Promise<BulkAnswer> => {
        const bulk = await readBulk(await requestData(request), validate);
        const outcomes = await pastRivals(() => doInBulk(database, bulk));
        const shown = outcomes.flatMap(({ done, current }) => done ?? current ?? []);
        const byId = await pictures.picturesOf(shown.map(({ id }) => id));
        const row = (columns: ProductColumns) => rowOf(columns, byId.get(columns.id));
        return {
          done: outcomes.flatMap(({ done }) => (done ? [row(done)] : [])),
          failed: outcomes.flatMap(({ item: { id }, problem, current }) =>
            problem
              ? [
                  {
                    id,
                    status: problem.status,
                    detail: problem.message,
                    ...(current && { current: row(current) }),
                  },
                ]
              : [],
          ),
        };
      },
    },
  };
}
