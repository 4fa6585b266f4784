// The table of contents of the catalogue, below `/api/v1/`: one line a path.
import type { RecordSchema } from '@latchkey/drf';
import { CatalogueInput } from '@latchkey/dto';
import { type View, registerView } from '@latchkey/fastify-auth';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../database/connect.ts';
import { mayUse, permissions } from '../resource/permissions.ts';
import { idOf, lookup } from '../resource/request-id.ts';
import { bulkActions, bulkComponents } from './bulk-view.ts';
import { CatalogueReader } from './catalogue-reader.ts';
import { catalogueTag } from './catalogue-schemas.ts';
import { pictureActions } from './picture-actions.ts';
import { pictureComponents } from './picture-schemas.ts';
import { servePictures } from './picture-serving.ts';
import { ProductReader } from './product-reader.ts';
import { categoryActions, categoryComponents } from './category-actions.ts';
import { categoryRecord } from './category-record.ts';
import { exportActions } from './export-view.ts';
import { importActions, importComponents } from './import-view.ts';
import { productWriteActions } from './product-write-actions.ts';
import { productWriteComponents } from './product-write-schemas.ts';
import { readingComponents } from './reading-schemas.ts';
import { readingActions } from './reading-views.ts';
import { SearchIndex } from './search-index.ts';

/** What OPTIONS tells staff, as DRF does: the fields that a whole record has. */
const writing =
  (method: 'POST' | 'PUT', record: RecordSchema) =>
  ({ user }: FastifyRequest): Record<string, RecordSchema> =>
    mayUse(permissions.roles, user, method) ? { [method]: record } : {};

/** Serves the catalogue below a path that ends in a slash. Who is signed in may read, staff may write. */
export function registerCatalogue(api: FastifyInstance, root: string, database: Database): void {
  const serve = (path: string, view: Pick<View, 'name' | 'schemas' | 'writes' | 'actions'>) => {
    registerView(api, root + path, {
      tag: catalogueTag,
      authenticate: api.authenticate,
      permit: ({ user, method }) => {
        permissions.roles.permit(user, method);
      },
      ...view,
    });
  };
  const index = new SearchIndex(database);
  // Made while nobody waits for it.
  api.addHook('onListen', async () => void index.catchUp().catch(() => undefined));
  api.addHook('preClose', () => index.stop());
  const reader = new CatalogueReader(database, index);
  const reads = readingActions(reader);
  const writes = productWriteActions(database, root);
  const pictures = pictureActions(database, new ProductReader(database));
  const categories = categoryActions(database);
  const writesOfOne = writing('PUT', CatalogueInput);
  const one = `products/:id(${lookup})/`;
  serve('products/', {
    name: 'Catalogue Product List',
    schemas: [...readingComponents, ...productWriteComponents],
    writes: writing('POST', CatalogueInput),
    actions: { GET: reads.list, ...writes.list },
  });
  serve('products/selection/', {
    name: 'Catalogue Selection',
    schemas: readingComponents,
    actions: { GET: reads.selection },
  });
  serve('products/bulk/', {
    name: 'Catalogue Product Bulk',
    schemas: bulkComponents,
    actions: bulkActions(database),
  });
  serve('products/export/', {
    name: 'Catalogue Product Export',
    schemas: [],
    actions: exportActions(database, reader),
  });
  serve('products/import/', {
    name: 'Catalogue Product Import',
    schemas: importComponents,
    actions: importActions(database),
  });
  serve(one, {
    name: 'Catalogue Product Instance',
    schemas: productWriteComponents,
    writes: async (request) => ((await reader.find(idOf(request))) ? writesOfOne(request) : {}),
    actions: { GET: reads.item, ...writes.item },
  });
  serve(`${one}neighbours/`, {
    name: 'Catalogue Neighbours',
    schemas: readingComponents,
    actions: { GET: reads.neighbours },
  });
  serve(`${one}restore/`, {
    name: 'Catalogue Product Restore',
    schemas: productWriteComponents,
    actions: writes.restoring,
  });
  serve('categories/', {
    name: 'Catalogue Category List',
    schemas: [...readingComponents, ...categoryComponents],
    writes: writing('POST', categoryRecord),
    actions: { GET: reads.categories, ...categories.list },
  });
  serve('categories/:slug/', {
    name: 'Catalogue Category Instance',
    schemas: categoryComponents,
    actions: categories.item,
  });
  serve(`${one}pictures/`, {
    name: 'Catalogue Picture List',
    schemas: pictureComponents,
    actions: pictures.list,
  });
  serve(`${one}pictures/:picture(${lookup})/`, {
    name: 'Catalogue Picture Instance',
    schemas: pictureComponents,
    actions: pictures.item,
  });
  servePictures(api, database);
}
