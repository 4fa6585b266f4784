// The table of contents of the catalogue, below `/api/v1/`: one line a path.
import { type View, registerView } from '@latchkey/fastify-auth';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/connect.ts';
import { permissions } from '../resource/permissions.ts';
import { lookup } from '../resource/request-id.ts';
import { bulkActions, bulkComponents } from './bulk-view.ts';
import { catalogueTag } from './catalogue-schemas.ts';
import { productWriteActions } from './product-write-actions.ts';
import { productWriteComponents } from './product-write-schemas.ts';

/** Serves the catalogue below a path that ends in a slash. Who is signed in may read, staff may write. */
export function registerCatalogue(api: FastifyInstance, root: string, database: Database): void {
  const serve = (path: string, view: Pick<View, 'name' | 'schemas' | 'actions'>) => {
    registerView(api, root + path, {
      tag: catalogueTag,
      authenticate: api.authenticate,
      permit: ({ user, method }) => {
        permissions.roles.permit(user, method);
      },
      ...view,
    });
  };
  const writes = productWriteActions(database, root);
  const one = `products/:id(${lookup})/`;
  serve('products/', {
    name: 'Catalogue Product List',
    schemas: productWriteComponents,
    actions: writes.list,
  });
  serve('products/bulk/', {
    name: 'Catalogue Product Bulk',
    schemas: bulkComponents,
    actions: bulkActions(database),
  });
  serve(one, {
    name: 'Catalogue Product Instance',
    schemas: productWriteComponents,
    actions: writes.item,
  });
  serve(`${one}restore/`, {
    name: 'Catalogue Product Restore',
    schemas: productWriteComponents,
    actions: writes.restoring,
  });
}
