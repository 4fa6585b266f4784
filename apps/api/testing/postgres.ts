// One PostgreSQL for all specs of a run, with a migrated database that theirs are copies of.
import type { TestProject } from 'vitest/node';
import { connect } from '../src/database/connect.ts';
import { migrate } from '../src/database/migrate.ts';
import { readDatabaseUrl } from '../src/database/database-url.ts';
import { startPostgres } from './postgres-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a migrated database, in the runs on PostgreSQL. Nobody may be connected to it. */
    template?: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const database = connect(
    readDatabaseUrl(server.url, { poolSize: 1, statementTimeout: 60_000, ca: undefined }),
  );
  await migrate(database);
  await database.close();
  project.provide('template', server.url);
  return () => server.stop();
}
