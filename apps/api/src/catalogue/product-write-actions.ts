// How staff change one product: each answer tells its version, and a change may name the one that it is for.
import { checkRecord, notFound } from '@latchkey/drf';
import { CatalogueInput, type CatalogueProduct } from '@latchkey/dto';
import { type View, originOf, requestData } from '@latchkey/fastify-auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { largestId } from '../database/columns.ts';
import type { Database } from '../database/connect.ts';
import { pastRivals } from '../resource/past-rivals.ts';
import { idOf } from '../resource/request-id.ts';
import { deleteProduct, restoreProduct } from './deleted-products.ts';
import { productChecks } from './product-checks.ts';
import { changedMeanwhile, nameTaken } from './product-problems.ts';
import { ProductReader } from './product-reader.ts';
import type { ProductColumns } from './product-row.ts';
import {
  changeProductSchema,
  createProductSchema,
  removeProductSchema,
  replaceProductSchema,
  restoreProductSchema,
} from './product-write-schemas.ts';
import { type Outcome, type ProductValues, changeProduct, createProduct } from './product-writes.ts';
import { etagOf, versionsOf } from './versions.ts';

type Actions = View['actions'];

interface ProductWriteActions {
  /** For the list of products. */
  readonly list: Actions;
  /** For one product. */
  readonly item: Actions;
  /** For the place where one is restored. */
  readonly restoring: Actions;
}

/** The id in the path. @throws ApiException 404 if no product can have it */
function possibleId(request: FastifyRequest): number {
  const id = idOf(request);
  if (Number.isNaN(id)) throw notFound();
  if (id < 1 || id > largestId) throw notFound('Product');
  return id;
}

/** @param root where the catalogue is: a path that ends in a slash */
export function productWriteActions(database: Database, root: string): ProductWriteActions {
  const reader = new ProductReader(database);
  const checks = productChecks(database);

  const told = async (reply: FastifyReply, columns: ProductColumns): Promise<CatalogueProduct> => {
    reply.header('etag', etagOf(columns.version));
    return reader.withPictures(columns);
  };

  /** What was done to a product. @throws ApiException 404 or 412 */
  const doneOf = async (outcome: Outcome | undefined): Promise<ProductColumns> => {
    if (!outcome) throw notFound('Product');
    if ('done' in outcome) return outcome.done;
    throw changedMeanwhile(await reader.withPictures(outcome.current));
  };

  const knownId = async (request: FastifyRequest): Promise<number> => {
    const id = possibleId(request);
    if (!(await reader.find(id))) throw notFound('Product');
    return id;
  };

  const seenBy = (request: FastifyRequest) => versionsOf(request.headers['if-match']);

  const change = (partial: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    const id = await knownId(request);
    const data = await requestData(request);
    const outcome = await pastRivals(async () => {
      const values: ProductValues = await checkRecord(CatalogueInput, data, { partial, ...checks(id) });
      return database.write((transaction) => changeProduct(transaction, id, values, seenBy(request)));
    });
    return told(reply, await doneOf(outcome));
  };

  return {
    list: {
      POST: {
        schema: createProductSchema,
        handler: async (request, reply) => {
          const data = await requestData(request);
          const made = await pastRivals(async () => {
            const values: ProductValues = await checkRecord(CatalogueInput, data, checks());
            return database.write((transaction) => createProduct(transaction, values));
          });
          reply.code(201).header('location', `${originOf(request)}${root}products/${made.id}/`);
          return told(reply, made);
        },
      },
    },
    item: {
      PUT: { schema: replaceProductSchema, handler: change(false) },
      PATCH: { schema: changeProductSchema, handler: change(true) },
      DELETE: {
        schema: removeProductSchema,
        handler: async (request, reply) => {
          const id = await knownId(request);
          const outcome = await pastRivals(() =>
            database.write((transaction) => deleteProduct(transaction, database.engine, id, seenBy(request))),
          );
          await doneOf(outcome);
          return reply.code(204).send();
        },
      },
    },
    restoring: {
      POST: {
        schema: restoreProductSchema,
        handler: async (request, reply) => {
          const id = possibleId(request);
          const restored = await pastRivals(() =>
            database.write((transaction) => restoreProduct(transaction, database.engine, id, undefined)),
          );
          if (restored === 'absent') throw notFound('Product');
          if (restored === 'taken') throw nameTaken();
          return told(reply, restored.done);
        },
      },
    },
  };
}
