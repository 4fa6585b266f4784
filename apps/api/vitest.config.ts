// The specs run on both engines: whatever the shop promises, it promises on SQLite and on PostgreSQL.
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const common = `${root}/../../tools/test/vitest.config.ts`;

const globalSetup = 'testing/postgres.ts';

const aboutPostgres = '**/{postgres,*.postgres}.spec.ts';

/** About SQLite, or about no database at all: once is enough. */
const once = [
  'src/{main,log-lines}.spec.ts',
  'src/metrics/metrics-listener.spec.ts',
  'src/config.spec.ts',
  'src/catalogue/picture-files.spec.ts',
  'src/commands/{backup,read-password}.spec.ts',
  'src/database/{sqlite,numbered,database-url,errors}.spec.ts',
  'src/import-django/{source,source-values}.spec.ts',
  'src/users/{passwords,stored-hash}.spec.ts',
  'evidence/{t1,t5,t6,t10,t11,t13,t14,s2,s3,s4,s6,s7,s8,s9,s12,s14}-*.spec.ts',
];

/** With modules that are not the real ones: these get theirs anew, which the others need not wait for. */
const mocking = 'evidence/{s4,t4,t6}-*.spec.ts';

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    // Most specs wait for hashes, servers and databases: one file at a time would leave a core idle.
    maxWorkers: 2,
    projects: [
      {
        extends: common,
        test: { name: 'sqlite', root, isolate: false, exclude: [aboutPostgres, mocking] },
      },
      {
        extends: common,
        test: { name: 'postgres', root, isolate: false, exclude: [...once, mocking], globalSetup },
      },
      { extends: common, test: { name: 'sqlite, mocking', root, include: [mocking] } },
      {
        extends: common,
        test: { name: 'postgres, mocking', root, include: [mocking], exclude: once, globalSetup },
      },
    ],
  },
});
