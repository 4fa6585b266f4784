// The built web app: hashed files forever, index.html fresh each time with a nonce of its own, deep links too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { notFound } from '@latchkey/drf';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What index.html has where the nonce belongs. */
const nonceMark = 'CSP_NONCE';

/** How index.html says whether a session came along, which saves a visitor the question for it. */
const sessionMark = (content: string) => `<meta name="latchkey-session" content="${content}"`;

/** A cookie of a session, under each of its names. */
const sessionCookie = /(^|[;\s])(__Host-Http-)?refresh=./;

/** Browsers send no strict cookie along when another site leads here: only where none does, none is a proof. */
function isVisitor({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return (site === 'none' || site === 'same-origin') && !sessionCookie.test(headers.cookie ?? '');
}

/** The build names a file after its content: such a file never changes. */
const hashedName = /-\w{8}\.(js|css|woff2)(\.(br|gz))?$/;

/** What no route of the app is called: the API's paths, files, and anything that begins with a point. */
const notOurs = /^\/api(\/|$)|\/\.|\.\w+$/;

const self = ["'self'"];
const none = ["'none'"];

/** A folder without the app in it; the message says what to do. */
export class WebRootError extends Error {
  override readonly name = 'WebRootError';
}

export function readIndex(root: string): string {
  try {
    return readFileSync(join(root, 'index.html'), 'utf8');
  } catch {
    throw new WebRootError(`there is no index.html in ${root}: build the web app first (npx nx build web)`);
  }
}

export async function serveWeb(app: FastifyInstance, { root }: { root: string }): Promise<void> {
  const [beforeNonce = '', ...rest] = readIndex(root).split(nonceMark);
  await app.register(fastifyHelmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        scriptSrc: self,
        styleSrc: self,
        // A picture that is being uploaded is shown from the memory of the page.
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: self,
        connectSrc: self,
        objectSrc: none,
        baseUri: self,
        frameAncestors: none,
        formAction: self,
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['angular', 'angular#bundler'],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: false,
    // Over plain http it would lock the host out of it; a proxy that speaks TLS adds it.
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('referrer-policy', 'no-referrer');
  });
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    exposeHeadRoute: false,
    handler: (request, reply) => {
      const [path = ''] = request.url.split('?', 1);
      if (notOurs.test(path)) throw notFound();
      const html = [beforeNonce, ...rest].join(reply.cspNonce.style);
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(isVisitor(request) ? html.replace(sessionMark('unknown'), sessionMark('none')) : html);
    },
  });
}
