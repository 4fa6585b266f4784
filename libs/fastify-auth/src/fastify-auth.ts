// The plugin: SimpleJWT's endpoints, and the judge that other views ask who is there.
import fastifyCookie from '@fastify/cookie';
// Its types come along with ours: `request.user` is declared there.
import '@fastify/jwt';
import { notAuthenticated } from '@latchkey/drf';
import { sessionPaths, tokenPaths } from '@latchkey/tokens';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { userOfHeader } from './authenticate.ts';
import { registerJwks } from './jwks.ts';
import { KeyRing } from './key-ring.ts';
import { type CheckedOptions, type FastifyAuthOptions, checkOptions } from './options.ts';
import {
  logoutAllView,
  logoutOthersView,
  logoutView,
  meView,
  passwordView,
  sessionListView,
  sessionView,
} from './session-views.ts';
import { Sessions } from './sessions.ts';
import { type SignIn, createSignIn } from './sign-in.ts';
import { StatelessTokens } from './stateless-tokens.ts';
import type { AuthUser } from './stores.ts';
import { TokenCodec } from './token-codec.ts';
import { blacklistView, obtainView, refreshView, verifyView } from './token-views.ts';
import { acceptAnyBody, answerApiException, registerView } from './view.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    user: AuthUser | null;
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The session that the access token belongs to, if one is kept of it. */
    sessionId: string | undefined;
  }

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

/** The views that need sessions. */
function registerSessionViews(
  api: FastifyInstance,
  sessions: Sessions,
  signIn: SignIn,
  options: CheckedOptions,
): void {
  const { sessions: store, users, hashing } = options;
  if (!store) return;
  registerView(api, `/${tokenPaths.blacklist}`, blacklistView(sessions, options));
  registerView(api, `/${sessionPaths.sessions}`, sessionListView(api, store));
  registerView(api, `/${sessionPaths.sessions}:id/`, sessionView(api, store));
  registerView(api, `/${sessionPaths.logout}`, logoutView(api, sessions, store, options));
  registerView(api, `/${sessionPaths.logoutAll}`, logoutAllView(api, store, options));
  registerView(api, `/${sessionPaths.logoutOthers}`, logoutOthersView(api, store, options));
  const { passwords } = users;
  if (!passwords) return;
  const parts = { sessions, passwords, signIn, hashing };
  registerView(api, `/${sessionPaths.password}`, passwordView(api, parts, options));
}

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
    const codec = new TokenCodec(keys, options, options.now, options.sessions !== undefined);
    const sessions = options.sessions && new Sessions(codec, options.sessions, options);
    const tokens = sessions ?? new StatelessTokens(codec, options.users, options.rotateRefreshTokens);

    fastify.decorateRequest('user', null);
    fastify.decorate('authenticate', async (request: FastifyRequest) => {
      const bearer = await userOfHeader(codec, tokens, request.headers.authorization, authHeaderTypes);
      request.user = bearer?.user ?? null;
      request.sessionId = bearer?.session;
    });
    fastify.decorateRequest('sessionId', undefined);
    if (sessions && !fastify.hasPlugin('@fastify/cookie')) await fastify.register(fastifyCookie);
    const signIn = createSignIn(options);

    challengeWith(fastify, authHeaderTypes[0]);
    registerJwks(fastify, keys);

    await fastify.register(
      async (api) => {
        acceptAnyBody(api);
        api.setErrorHandler(answerApiException);
        registerView(api, `/${tokenPaths.obtain}`, obtainView(tokens, signIn, options));
        registerView(api, `/${tokenPaths.refresh}`, refreshView(tokens, options));
        registerView(api, `/${tokenPaths.verify}`, verifyView(tokens, options));
        registerView(api, `/${sessionPaths.me}`, meView(api));
        if (sessions) registerSessionViews(api, sessions, signIn, options);
      },
      { prefix: options.api },
    );
  },
  { name: '@latchkey/fastify-auth', fastify: '5.x' },
);
