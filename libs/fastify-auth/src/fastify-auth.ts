// The plugin: SimpleJWT's endpoints, and the judge that other views ask who is there.
import { notAuthenticated } from '@latchkey/drf';
import { tokenPaths } from '@latchkey/tokens';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { requireUser, userOfHeader } from './authenticate.ts';
import { registerJwks } from './jwks.ts';
import { KeyRing } from './key-ring.ts';
import { type FastifyAuthOptions, checkOptions } from './options.ts';
import type { AuthUser } from './stores.ts';
import { Sessions } from './sessions.ts';
import { StatelessTokens } from './stateless-tokens.ts';
import { TokenCodec } from './token-codec.ts';
import { meWords } from './token-schemas.ts';
import { blacklistView, obtainView, refreshView, verifyView } from './token-views.ts';
import { type View, acceptAnyBody, answerApiException, registerView } from './view.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    user: AuthUser | null;
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * SimpleJWT's JWTAuthentication, for a view's `authenticate`: sets `request.user`, to `null` without credentials.
     * Throws ApiException 401 for bad ones.
     */
    authenticate(request: FastifyRequest): Promise<void>;
  }
}

/** Lets the challenge of DRF's refusals name the type of header that is asked for. */
function challengeWith(fastify: FastifyInstance, type: string): void {
  const { 'www-authenticate': usual = '' } = notAuthenticated().headers;
  const challenge = usual.replace(/^\S+/, () => type);
  if (challenge === usual) return;
  fastify.addHook('onSend', async (_request, reply) => {
    if (reply.getHeader('www-authenticate') === usual) reply.header('www-authenticate', challenge);
  });
}

/** `GET v1/auth/me/`: who is signed in. */
const meView = (fastify: FastifyInstance): View => ({
  name: 'Me',
  tag: meWords.tag,
  schemas: meWords.schemas,
  authenticate: fastify.authenticate,
  permit: (request) => {
    requireUser(request.user);
  },
  actions: {
    GET: {
      schema: meWords.schema,
      handler: (request, reply) => {
        const { id, username, isStaff } = requireUser(request.user);
        return reply.header('cache-control', 'no-store').send({ id, username, is_staff: isStaff });
      },
    },
  },
});

export const fastifyAuth = fp(
  async (fastify: FastifyInstance, given: FastifyAuthOptions) => {
    const options = checkOptions(given);
    const { authHeaderTypes } = options;
    const keys = await KeyRing.open(options.keys);
    keys.watch((error) => {
      fastify.log.warn({ err: error }, 'the signing keys could not be read again: those of before stay');
    });
    fastify.addHook('onClose', async () => {
      keys.close();
    });
    const codec = new TokenCodec(keys, options, options.now);
    const sessions = options.sessions && new Sessions(codec, options.sessions, options);
    const tokens = sessions ?? new StatelessTokens(codec, options.users, options.rotateRefreshTokens);

    fastify.decorateRequest('user', null);
    fastify.decorate('authenticate', async (request: FastifyRequest) => {
      request.user = await userOfHeader(codec, tokens, request.headers.authorization, authHeaderTypes);
    });

    challengeWith(fastify, authHeaderTypes[0]);
    registerJwks(fastify, keys);

    await fastify.register(
      async (api) => {
        acceptAnyBody(api);
        api.setErrorHandler(answerApiException);
        registerView(api, `/${tokenPaths.obtain}`, obtainView(tokens, options));
        registerView(api, `/${tokenPaths.refresh}`, refreshView(tokens, options));
        registerView(api, `/${tokenPaths.verify}`, verifyView(tokens));
        if (sessions) registerView(api, `/${tokenPaths.blacklist}`, blacklistView(sessions));
        registerView(api, '/v1/auth/me/', meView(api));
      },
      { prefix: options.api },
    );
  },
  { name: '@latchkey/fastify-auth', fastify: '5.x' },
);
