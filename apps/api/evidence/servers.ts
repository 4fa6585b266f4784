// Servers for proofs: the real app on a database that outlives it, one or several of them, here or in processes.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type TestDatabase, connectTo, makeEmptyDatabase } from '../testing/database.ts';
import { password, signingKey, testConfig } from '../testing/shop.ts';
import { type Program, startProgram } from '../testing/program.ts';
import { type AppConfig, type AppParts, buildApp } from '../src/app.ts';
import type { Database } from '../src/database/connect.ts';
import { migrate } from '../src/database/migrate.ts';
import { createUser } from '../src/users/user-store.ts';
import { type Mistake, mistakes } from './broken.ts';

const brokenServer = join(import.meta.dirname, 'broken-server.ts');

/** The rotation that cookie mode always has, for JSON mode. */
const rotation = {
  ROTATE_REFRESH_TOKENS: true,
  BLACKLIST_AFTER_ROTATION: true,
  REFRESH_GRACE: 30,
  REUSE_REVOKES: true,
};

/** Seconds in which a spent token gets its successor again. */
export const grace = rotation.REFRESH_GRACE;

/** A migrated database with carl, a customer, in a file or on PostgreSQL, and all that runs on it. */
export class Site {
  readonly url: string;
  /** A connection beside those of the servers. */
  readonly database: Database;
  readonly #drop: () => Promise<void>;
  readonly #isDurable: boolean;
  readonly #apps: FastifyInstance[] = [];
  readonly #programs: Program[] = [];

  private constructor(url: string, database: Database, drop: () => Promise<void>, isDurable: boolean) {
    this.url = url;
    this.database = database;
    this.#drop = drop;
    this.#isDurable = isDurable;
  }

  /**
   * @param isDurable whether the apps in this process wait for the disk; proofs that write a lot may do without
   * @param on an empty database; none: one of the engine that the run is about
   */
  static async open({
    isDurable = true,
    on,
  }: { isDurable?: boolean; on?: TestDatabase } = {}): Promise<Site> {
    const { url, drop } = on ?? (await makeEmptyDatabase());
    const site = new Site(url, connectTo(url), drop, isDurable);
    await site.#hurry(site.database);
    await migrate(site.database);
    await createUser(site.database, { username: 'carl', password });
    return site;
  }

  async #hurry({ engine, knex }: Database): Promise<void> {
    if (this.#isDurable) return;
    await knex.raw(engine === 'sqlite' ? 'pragma synchronous = off' : 'set synchronous_commit = off');
  }

  /** An app in this process, with a connection of its own. */
  async serve(
    config: Partial<AppConfig> = {},
    mistake?: Mistake,
    parts: Pick<Partial<AppParts>, 'database' | 'now' | 'logger' | 'signingKey' | 'signingKeys'> = {},
  ): Promise<FastifyInstance> {
    const { database = connectTo(this.url) } = parts;
    await this.#hurry(database);
    const broken = mistake === undefined ? {} : mistakes[mistake](database);
    const hosts = { ALLOWED_HOSTS: ['localhost', '127.0.0.1'] };
    const settings = { ...testConfig, ...hosts, ...rotation, ...config };
    const app = await buildApp(settings, { signingKey, database, ...parts, ...broken });
    this.#apps.push(app);
    return app;
  }

  /** A process that serves. */
  start(env: Readonly<Record<string, string>> = {}, mistake?: Mistake): Program {
    const program = startProgram([], {
      ...(mistake === undefined ? {} : { file: brokenServer }),
      env: {
        MISTAKE: mistake ?? '',
        DATABASE_URL: this.url,
        DEMO: 'off',
        PORT: '0',
        SIGNING_KEY: signingKey,
        LOGIN_THROTTLE: 'off',
        LOG_LEVEL: 'info',
        ...Object.fromEntries(Object.entries(rotation).map(([name, value]) => [name, `${value}`])),
        ...env,
      },
    });
    this.#programs.push(program);
    return program;
  }

  async close(): Promise<void> {
    for (const { child } of this.#programs) child.kill('SIGKILL');
    await Promise.all(this.#programs.map(({ ended }) => ended));
    for (const app of this.#apps) await app.close();
    await this.database.close();
    await this.#drop();
  }
}

/** Where the database keeps a time that has passed. (When tokens and sessions are to end is for the app's clock.) */
const times = ['rotated_at', 'created_at', 'last_seen_at', 'revoked_at'] as const;

/**
 * Lets time pass for sessions: the database's clock stands, their times move.
 * @param id of the only session that it passes for; none: all
 */
export async function pass({ knex, write }: Database, seconds: number, id?: string): Promise<void> {
  const shifted = times.map((column) => [column, knex.raw('?? - ?', [column, seconds * 1000])] as const);
  await write((transaction) =>
    transaction('sessions')
      .where(id === undefined ? {} : { id })
      .update(Object.fromEntries(shifted)),
  );
}
