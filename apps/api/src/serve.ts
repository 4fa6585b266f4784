// From settings to a server that is ready to listen.
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { connect } from './database/connect.ts';
import { migrate } from './database/migrate.ts';
import { lockServer } from './database/server-lock.ts';
import { seedDemo } from './demo/seed.ts';
import { redacted } from './http/request-log.ts';
import { ensureKeys, signingKeyStore } from './keys/signing-keys.ts';
import type { LogLines } from './log-lines.ts';
import { tellMetrics } from './metrics/metrics-listener.ts';
import { keptSigningKey } from './signing-key.ts';
import { readIndex } from './web/serve-web.ts';

/** @param web the folder of the built web app, from the working directory; none: the API alone */
export async function openServer(
  config: Config,
  web: string | undefined,
  log: LogLines,
): Promise<FastifyInstance> {
  const webRoot = web === undefined ? undefined : resolve(web);
  if (webRoot !== undefined) readIndex(webRoot);
  const { keyRing } = config;
  const signingKey =
    config.SIGNING_KEY ?? keptSigningKey(config.DATA_DIR, keyRing ? 'HS256' : config.ALGORITHM);
  const database = connect(config.database);
  let unlock: (() => void) | undefined;
  try {
    // Before the tables change: not under the feet of a server that runs.
    unlock = lockServer(config.database);
    // Other servers of the same database may be starting, too.
    const algorithm = await database.exclusively(async (patient) => {
      await migrate(patient);
      if (config.DEMO) await seedDemo(database);
      return keyRing && ensureKeys(database, keyRing);
    });
    const { METRICS_HOST, METRICS_PORT } = config;
    // What it takes to count is loaded only where somebody asks for it.
    const metrics =
      METRICS_PORT === undefined ? undefined : new (await import('./metrics/metrics.ts')).Metrics(database);
    const app = await buildApp(config, {
      database,
      signingKey,
      signingKeys: keyRing && signingKeyStore(database),
      webRoot,
      metrics,
      logger: { level: config.LOG_LEVEL, redact: redacted, stream: log },
    });
    app.addHook('onClose', unlock);
    if (metrics && METRICS_PORT !== undefined) {
      tellMetrics(app, metrics, { host: METRICS_HOST, port: METRICS_PORT });
    }
    app.log.info(`the database is ${database.description}`);
    if (algorithm !== keyRing) {
      app.log.warn(`tokens are signed with ${algorithm} until keys:rotate lets ${keyRing} sign`);
    }
    if (signingKey.startsWith('django-insecure-')) {
      app.log.warn("SIGNING_KEY is one that Django's startproject made: it says itself that it is insecure");
    }
    return app;
  } catch (error) {
    unlock?.();
    await database.close();
    throw error;
  }
}
