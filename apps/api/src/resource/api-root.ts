// DRF's API root: where every collection is.
import { addressOf, originOf, queryOf, registerView, type View } from '@latchkey/fastify-auth';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { rootSchemas } from './resource-schemas.ts';
import type { Resource } from './resource.ts';

/** What the address of a request says of the format, which its links say too (DRF's `reverse`). */
function formatOf(request: FastifyRequest): string {
  const suffix = /\/\.json\/?$/.test(addressOf(request)) ? '.json' : '/';
  const asked = queryOf(request).findLast(([name]) => name === 'format')?.[1];
  return asked === undefined ? suffix : `${suffix}?format=${encodeURIComponent(asked)}`;
}

/** Serves the path that all collections are below: the absolute address of each. Needs no sign-in. */
export function registerApiRoot(
  fastify: FastifyInstance,
  path: string,
  resources: readonly Resource[],
): void {
  const { read, tag } = rootSchemas(resources);
  const view: View = {
    tag,
    name: 'Api Root',
    description: 'The default basic root view for DefaultRouter',
    authenticate: fastify.authenticate,
    actions: {
      GET: {
        schema: read,
        handler: async (request) => {
          const base = originOf(request) + path;
          const format = formatOf(request);
          return Object.fromEntries(resources.map(({ name }) => [name, base + name + format]));
        },
      },
    },
  };
  registerView(fastify, path, view, { suffixed: `${path}.json` });
}
