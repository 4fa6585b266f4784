// The table of contents: everything the server is made of, by name and in order.
import { METHODS } from 'node:http';
import fastifyCompress from '@fastify/compress';
import {
  BoundedQueue,
  type SessionStore,
  type SignInThrottle,
  type SigningKeyStore,
  acceptAnyBody,
  fastifyAuth,
} from '@latchkey/fastify-auth';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { cleanAudit } from './audit/audit-cleaner.ts';
import { auditSignIns } from './audit/sign-in-audit.ts';
import { registerStaffViews } from './audit/staff-views.ts';
import { registerCatalogue } from './catalogue/catalogue-views.ts';
import { cleanDeletedProducts } from './catalogue/deleted-products.ts';
import { cleanPictures } from './catalogue/picture-cleaner.ts';
import type { Config } from './config.ts';
import type { Database } from './database/connect.ts';
import { collectOpenApi } from './docs/collect-openapi.ts';
import { docs } from './docs/docs.ts';
import { allowedHosts } from './http/allowed-hosts.ts';
import { answerClientError, answerPlainRefusals } from './http/client-errors.ts';
import { health } from './http/health.ts';
import { buildLazySerializer } from './http/lazy-serializers.ts';
import { awaitLateRequests } from './http/late-requests.ts';
import { answerError, answerNotFound } from './http/problems.ts';
import { readableUrl } from './http/readable-url.ts';
import { requestIds, tellRequestIds } from './http/request-ids.ts';
import { requestLog } from './http/request-log.ts';
import { apiHeaders } from './http/security-headers.ts';
import { cleanForwardedHeaders } from './http/trusted-proxies.ts';
import { limitArrivals, longestUpload } from './http/upload-time.ts';
import { cleanKeys } from './keys/key-cleaner.ts';
import { type TokenSettings, tokenOptions } from './keys/token-options.ts';
import type { Metrics } from './metrics/metrics.ts';
import { registerApiRoot } from './resource/api-root.ts';
import { ModelViewSet } from './resource/model-view-set.ts';
import { permissions } from './resource/permissions.ts';
import type { Resource } from './resource/resource.ts';
import { resources as shopResources } from './resources.ts';
import { cleanSessions } from './sessions/session-cleaner.ts';
import { sessionStore } from './sessions/session-store.ts';
import { passwordRules } from './users/new-password.ts';
import { signInThrottle } from './users/sign-in-throttle.ts';
import { userStore } from './users/user-store.ts';
import { registerUserViews } from './users/user-views.ts';
import { serveWeb } from './web/serve-web.ts';

export type AppConfig = Pick<
  Config,
  | keyof TokenSettings
  | 'ACCESS_TOKEN_LIFETIME'
  | 'REFRESH_TOKEN_LIFETIME'
  | 'ROTATE_REFRESH_TOKENS'
  | 'BLACKLIST_AFTER_ROTATION'
  | 'REFRESH_GRACE'
  | 'REUSE_REVOKES'
  | 'SESSION_LIFETIME'
  | 'MAX_SESSIONS'
  | 'UPDATE_LAST_LOGIN'
  | 'PASSWORD_MIN_LENGTH'
  | 'PAGE_SIZE'
  | 'LOGIN_THROTTLE'
  | 'HASHING_CONCURRENCY'
  | 'PERMISSIONS'
  | 'ALLOWED_HOSTS'
  | 'TRUSTED_PROXIES'
  | 'AUDIT_RETENTION'
>;

export interface AppParts {
  /** Migrated. The app closes it. */
  readonly database: Database;
  readonly signingKey: string;
  /** Key pairs that sign in its place, for which it is a secret only. Default: none. */
  readonly signingKeys?: SigningKeyStore | undefined;
  /** Default: no log. */
  readonly logger?: FastifyServerOptions['logger'];
  /** The folder of the built web app; none: the API alone. */
  readonly webRoot?: string | undefined;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
  /** What is served below `/api/v0/`. Default: all that the shop has. */
  readonly resources?: readonly Resource[];
  /** Default: the one in the database. */
  readonly sessions?: SessionStore;
  /** Default: the one in the database. It is asked unless `LOGIN_THROTTLE` is off. */
  readonly throttle?: SignInThrottle;
  /** What counts requests and sign-ins. Default: nothing. */
  readonly metrics?: Metrics | undefined;
}

/** Where the frozen API is that speaks DRF. */
const root = '/api/v0/';

/** Where the views for staff are, beside those that people have for their own sessions. */
const staffRoot = '/api/v1/auth/';

/** Where the catalogue is, which tells more of products than the frozen API. */
const catalogueRoot = '/api/v1/catalogue/';

/** Where staff see the users. */
const usersRoot = '/api/v1/users/';

/** Passwords that may wait for their turn to be hashed: a few seconds' work. */
const longestHashingQueue = 100;

export async function buildApp(config: AppConfig, parts: AppParts): Promise<FastifyInstance> {
  const { database, signingKey, signingKeys, logger = false, webRoot, metrics } = parts;
  const { now = Date.now, resources = shopResources } = parts;
  const app: FastifyInstance = Fastify({
    logger,
    genReqId: requestIds(config.TRUSTED_PROXIES),
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: longestUpload,
    http: { headersTimeout: 5000, connectionsCheckingInterval: 1000, requireHostHeader: false },
    // A request that was accepted is answered, also while closing.
    return503OnClosing: false,
    trustProxy: config.TRUSTED_PROXIES,
    rewriteUrl: ({ url = '' }) => readableUrl(url),
    // An id may be as long as an address: it is no such row, as any other.
    routerOptions: { maxParamLength: 16 * 1024 },
    schemaController: { compilersFactory: { buildSerializer: buildLazySerializer } },
    frameworkErrors: answerError,
    clientErrorHandler: answerClientError,
  });
  // DRF answers 405 to any method; Fastify knows but some.
  for (const method of METHODS) {
    if (method !== 'CONNECT' && !app.supportedMethods.includes(method)) app.addHttpMethod(method);
  }
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  app.addHook('onClose', () => database.close());
  const { ACCESS_TOKEN_LIFETIME, REFRESH_TOKEN_LIFETIME, LEEWAY } = config;
  cleanSessions(app, database, ACCESS_TOKEN_LIFETIME + LEEWAY);
  cleanAudit(app, database, config.AUDIT_RETENTION);
  cleanDeletedProducts(app, database);
  cleanPictures(app, database);
  if (signingKeys) cleanKeys(app, database, Math.max(ACCESS_TOKEN_LIFETIME, REFRESH_TOKEN_LIFETIME) + LEEWAY);

  tellRequestIds(app);
  metrics?.watch(app);
  limitArrivals(app);
  awaitLateRequests(app);
  cleanForwardedHeaders(app);
  requestLog(app);
  apiHeaders(app);
  answerPlainRefusals(app);
  await app.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['br', 'gzip', 'identity'],
    // Django unpacks no request body either, and a small one may be very large inside.
    globalDecompression: false,
  });
  await app.register(health, { database });
  await app.register(async (guarded) => {
    allowedHosts(guarded, config.ALLOWED_HOSTS);
    await guarded.register(collectOpenApi);
    const users = userStore(database, passwordRules(config));
    // Measured while nobody waits for it; a database that fails now is asked again by the first who does.
    app.addHook('onListen', async () => void users.failureTime('').catch(() => undefined));
    const { sessions = sessionStore(database, { updateLastLogin: config.UPDATE_LAST_LOGIN }) } = parts;
    await guarded.register(fastifyAuth, {
      users,
      ...tokenOptions(config),
      ...(signingKeys ? { signingKeys } : { signingKey }),
      accessTokenLifetime: ACCESS_TOKEN_LIFETIME,
      refreshTokenLifetime: REFRESH_TOKEN_LIFETIME,
      sessions: metrics?.watchSessions(sessions) ?? sessions,
      rotateRefreshTokens: config.ROTATE_REFRESH_TOKENS,
      blacklistAfterRotation: config.BLACKLIST_AFTER_ROTATION,
      refreshGrace: config.REFRESH_GRACE,
      reuseRevokes: config.REUSE_REVOKES,
      sessionLifetime: config.SESSION_LIFETIME,
      ...(config.MAX_SESSIONS !== undefined && { maxSessions: config.MAX_SESSIONS }),
      hashing: new BoundedQueue({ concurrency: config.HASHING_CONCURRENCY, waiting: longestHashingQueue }),
      audit: auditSignIns(app, database, signingKey),
      ...(config.LOGIN_THROTTLE && { throttle: parts.throttle ?? signInThrottle(database) }),
      now,
    });
    await guarded.register(async (api) => {
      acceptAnyBody(api);
      registerStaffViews(api, staffRoot, database, users);
      registerCatalogue(api, catalogueRoot, database);
      registerUserViews(api, usersRoot, database, sessions);
      registerApiRoot(api, root, resources);
      const rules = { permissions: permissions[config.PERMISSIONS], pageSize: config.PAGE_SIZE };
      for (const resource of resources) new ModelViewSet(database, resource, rules).register(api, root);
    });
    await guarded.register(docs);
    if (webRoot !== undefined) await guarded.register(serveWeb, { root: webRoot });
  });
  return app;
}
