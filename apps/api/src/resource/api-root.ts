// DRF's API root: where every collection is.
import { registerView } from '@latchkey/fastify-auth';
import type { FastifyInstance } from 'fastify';
import { rootSchemas } from './resource-schemas.ts';
import type { Resource } from './resource.ts';

/** Serves the path that all collections are below: the absolute address of each. Needs no sign-in. */
export function registerApiRoot(
  fastify: FastifyInstance,
  path: string,
  resources: readonly Resource[],
): void {
  const { read, tag } = rootSchemas(resources);
  registerView(fastify, path, {
    tag,
    name: 'Api Root',
    description: 'The default basic root view for DefaultRouter',
    authenticate: fastify.authenticate,
    actions: {
      GET: {
        schema: read,
        handler: async ({ protocol, host }) =>
          Object.fromEntries(resources.map(({ name }) => [name, `${protocol}://${host}${path}${name}/`])),
      },
    },
  });
}
