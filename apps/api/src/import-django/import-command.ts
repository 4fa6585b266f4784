// The command that moves a Django shop over.
import type { Config } from '../config.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { importDjango } from './import-django.ts';
import { openSource } from './source.ts';
import { type TableChoice, findTables } from './source-tables.ts';
import { summarize } from './summary.ts';

export interface ImportCommand extends TableChoice {
  readonly name: 'import-django';
  /** An SQLite file, or the URL of a PostgreSQL database. */
  readonly from: string;
  readonly isDryRun: boolean;
}

/**
 * Looks at the source before it touches the database of this shop.
 * @returns lines that tell what was done
 * @throws ImportError
 */
export async function runImport(
  { from, isDryRun, ...choice }: ImportCommand,
  config: Config,
  print: (line: string) => void,
): Promise<string> {
  const source = openSource(from);
  try {
    const tables = await source.read((reader) => findTables(reader, choice));
    const database = connect(config.database);
    try {
      return await database.exclusively(async (patient) => {
        await migrate(patient);
        const target = { engine: database.engine, write: patient.write };
        return summarize(await importDjango(source, tables, target, { isDryRun, print, keys: config }));
      });
    } finally {
      await database.close();
    }
  } finally {
    await source.close();
  }
}
