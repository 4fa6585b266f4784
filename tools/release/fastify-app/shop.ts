// A small shop on the installed plugin: people sign in and see products, and a built application is served beside it.
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { page } from '@latchkey/drf';
import {
  acceptAnyBody,
  answerApiException,
  type FastifyAuthOptions,
  fastifyAuth,
  registerView,
  requireUser,
} from '@latchkey/fastify-auth';
import Fastify, { type FastifyInstance } from 'fastify';

const carol = { id: 2, username: 'carol', isStaff: false, isActive: true };
export const password = 'P_assw0rd***';

const users: FastifyAuthOptions['users'] = {
  findById: (id) => (id === carol.id ? carol : undefined),
  authenticate: (username, given) =>
    Promise.resolve(username === carol.username && given === password ? carol : undefined),
};

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** @param pages the folder of a built application, if there is one */
export async function buildShop(
  options: Partial<FastifyAuthOptions>,
  pages?: string,
): Promise<FastifyInstance> {
  const app = Fastify();
  await app.register(fastifyAuth, { users, signingKey: 'only for a check that lasts a minute', ...options });
  await app.register(
    async (api) => {
      acceptAnyBody(api);
      api.setErrorHandler(answerApiException);
      registerView(api, '/products/', {
        name: 'Product List',
        authenticate: api.authenticate,
        permit: (request) => {
          requireUser(request.user);
        },
        actions: {
          GET: {
            handler: () =>
              page('/', [], { number: 1, pageSize: 5, count: 1, rows: [{ id: 1, name: 'Lamp' }] }),
          },
        },
      });
    },
    { prefix: '/api/v0' },
  );
  if (pages !== undefined) {
    app.get('/*', async (request, reply) => {
      const asked = basename(new URL(request.url, 'http://localhost').pathname);
      const file = extname(asked) === '' ? 'index.html' : asked;
      return reply
        .type(types[extname(file)] ?? 'application/octet-stream')
        .send(await readFile(join(pages, file)));
    });
  }
  return app;
}
