// What the API tells of itself: an OpenAPI document for programs, and a page made from it for people.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodNotAllowed } from '@latchkey/drf';
import { acceptAnyBody, registerView } from '@latchkey/fastify-auth';
import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify';
import { hashOf, sendUnlessKnown } from './entity-tag.ts';
import type { OpenApi } from './openapi.ts';
import { pageModel } from './page-model.ts';
import { page } from './page.ts';

const paths = { document: '/api/schema/', page: '/api-docs/' } as const;

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const read = (name: string) => readFileSync(join(import.meta.dirname, name));

/** Serves what the page needs, under names that tell the content: it may be kept for good. */
function serveAssets(app: FastifyInstance): { style: string; icon: string } {
  const serve = (name: string, ending: string, type: string, content = read(`${name}.${ending}`)) => {
    const url = `${paths.page}${name}-${hashOf(content)}.${ending}`;
    app.route({
      method: ['GET', 'HEAD'],
      url,
      exposeHeadRoute: false,
      handler: (_request, reply: FastifyReply) =>
        reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    });
    return url;
  };
  const font = serve('archivo-latchkey', 'woff2', 'font/woff2');
  const style = read('style.css').toString().replace('archivo-latchkey.woff2', font);
  return {
    style: serve('style', 'css', 'text/css; charset=utf-8', Buffer.from(style)),
    icon: serve('icon', 'svg', 'image/svg+xml'),
  };
}

function documentView(app: FastifyInstance): void {
  acceptAnyBody(app);
  registerView(app, paths.document, {
    name: 'Schema',
    description: 'This document: OpenAPI 3.1, from the schemas that the API itself works by.',
    tag: { name: 'schema', description: 'What the API tells of itself.' },
    actions: {
      GET: {
        schema: {
          operationId: 'schema_retrieve',
          summary: 'Get this document',
          response: {
            200: {
              type: 'object',
              additionalProperties: true,
              examples: [{ openapi: '3.1.0', info: { title: 'Latchkey', version: '0.0.0' }, paths: {} }],
            },
          },
        },
        handler: (request, reply) => {
          const document = app.swagger();
          return sendUnlessKnown(request, reply, hashOf(JSON.stringify(document)), document);
        },
      },
    },
  });
}

async function pageRoutes(app: FastifyInstance): Promise<void> {
  const addresses = serveAssets(app);
  app.route({
    method: ['GET', 'HEAD'],
    url: paths.page,
    exposeHeadRoute: false,
    handler: (request, reply) => {
      const origin = `${request.protocol}://${request.host}`;
      const model = pageModel(app.swagger() as unknown as OpenApi, origin);
      const text = page(model, { ...addresses, origin, document: paths.document });
      reply.type('text/html; charset=utf-8').header('content-security-policy', policy);
      return sendUnlessKnown(request, reply, hashOf(text), text);
    },
  });
  const others = app.supportedMethods.filter((method) => method !== 'GET' && method !== 'HEAD');
  app.route({
    method: others as HTTPMethods[],
    url: paths.page,
    onRequest: async (request, reply) => {
      reply.header('allow', 'GET, HEAD');
      throw methodNotAllowed(request.method);
    },
    handler: () => undefined,
  });
  app.route({
    method: ['GET', 'HEAD'],
    url: paths.page.slice(0, -1),
    exposeHeadRoute: false,
    handler: (_request, reply) => reply.redirect(paths.page, 301),
  });
}

/** `/api/schema/` and `/api-docs/`, for anyone to read. `collectOpenApi` must come before the views that they tell of. */
export async function docs(app: FastifyInstance): Promise<void> {
  await app.register(async (views) => documentView(views));
  await app.register(pageRoutes);
}
