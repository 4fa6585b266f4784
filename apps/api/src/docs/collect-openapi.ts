// Collects what the views say of themselves into one OpenAPI document.
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

const introduction = `The shop's data and its sign-in, as Django REST framework with SimpleJWT serves them: paths, bodies, \
codes, headers and error words are theirs.

Bodies go in as JSON, as a form or as multipart, up to 64 KiB, unless an operation says otherwise; answers are JSON, indented for \
\`Accept: application/json; indent=4\`. \`?format=json\` is known on every path, the suffix \`.json\` on those of resources.

Every path ends in a slash; without it, it redirects. What is read with GET answers HEAD too, and OPTIONS describes \
any path: its header \`Allow\` and its fields. Other methods get 405.

Pictures are at the addresses that the catalogue tells; they need no token.

The public keys of the tokens, if they have any, are at \`/.well-known/jwks.json\` (RFC 7517).`;

const options = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Latchkey',
      version: '0.0.0',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
  },
  // Files of the web app and redirects are no part of the API.
  hideUntagged: true,
  refResolver: { buildLocalReference: ({ $id }: { $id?: unknown }) => String($id) },
};

/** Documents the views that are registered after it on the same instance. */
export const collectOpenApi = fp(
  async (app: FastifyInstance) => {
    await app.register(fastifySwagger, options);
  },
  { name: 'collect-openapi' },
);
