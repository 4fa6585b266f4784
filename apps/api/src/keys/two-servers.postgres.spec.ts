// Two servers on one PostgreSQL whose keys rotate under load; and that the proof can fail.
import type { FastifyInstance } from 'fastify';
import type { SigningKeyStore } from '@latchkey/fastify-auth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, connectTo, makeMigratedDatabase } from '../../testing/database.ts';
import { rotateUnderLoad, startTraffic } from '../../testing/key-traffic.ts';
import { password, signingKey, testConfig } from '../../testing/shop.ts';
import { buildApp } from '../app.ts';
import type { Database } from '../database/connect.ts';
import { createUser } from '../users/user-store.ts';
import { ensureKeys, signingKeyStore } from './signing-keys.ts';

let made: TestDatabase;
let database: Database;
let servers: FastifyInstance[];
beforeEach(async () => {
  made = await makeMigratedDatabase();
  database = connectTo(made.url);
  servers = [];
  await createUser(database, { username: 'ada', password });
  await ensureKeys(database, 'EdDSA');
});
afterEach(async () => {
  for (const server of servers) await server.close();
  await database.close();
  await made.drop();
});

const config = {
  ...testConfig,
  ALGORITHM: 'EdDSA',
  ROTATE_REFRESH_TOKENS: true,
  BLACKLIST_AFTER_ROTATION: true,
} as const;

/** @param storeOf where a server reads its keys */
async function serve(storeOf: (database: Database) => SigningKeyStore = signingKeyStore): Promise<void> {
  const own = connectTo(made.url);
  servers.push(await buildApp(config, { database: own, signingKey, signingKeys: storeOf(own) }));
}

describe('a rotation under load', () => {
  it('signs nobody out on either server', async () => {
    await serve();
    await serve();
    const traffic = startTraffic(servers, 6);
    const rotated = await rotateUnderLoad(database, 'EdDSA', traffic);
    expect([...traffic.statuses.keys()]).toEqual([200]);
    expect([...traffic.kids]).toEqual(expect.arrayContaining(rotated));
  });

  it('would be noticed on a server that never reads the keys again', async () => {
    await serve();
    await serve((own) => {
      const keys = signingKeyStore(own).read();
      return { read: () => keys };
    });
    const traffic = startTraffic(servers, 6);
    await rotateUnderLoad(database, 'EdDSA', traffic);
    expect(traffic.statuses.get(401)).toBeGreaterThan(0);
  });
});
