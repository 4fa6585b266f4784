// What a body must be checked against in the database: values that are taken, and references that lead nowhere.
import { type CheckOptions, unwrapped } from '@latchkey/drf';
import type { Database } from '../database/connect.ts';
import { prepareForIds } from './id-query.ts';
import type { Resource } from './resource.ts';

/** Rows that are kept but count as absent. */
const presentRows: Readonly<Record<string, string>> = { users: "state <> 'deleted'" };

/** The database's part in checking a resource's bodies; ask it for each body, with the id of the record to change. */
export function recordChecks(
  database: Database,
  { name, schema }: Resource,
): (id?: number) => Required<Pick<CheckOptions, 'existing' | 'isTaken'>> {
  const fields = Object.entries(schema.properties);
  const targets = new Set(fields.flatMap(([, field]) => unwrapped(field).references ?? []));
  const existing = new Map(
    [...targets].map((target) => [
      target,
      prepareForIds<{ id: number }>(
        database,
        (marks) => `select id from "${target}" where id in (${marks}) and ${presentRows[target] ?? 'true'}`,
      ),
    ]),
  );
  const taken = new Map(
    fields
      .filter(([, field]) => unwrapped(field).schema.unique)
      .map(([field]) => [
        field,
        database.prepare(`select id from "${name}" where "${field}" = ? and id <> ? limit 1`),
      ]),
  );
  return (id = 0) => ({
    existing: async (target, ids) => {
      const found = (await existing.get(target)?.(ids)) ?? [];
      return new Set(found.map((row) => row.id));
    },
    isTaken: async (field, value) => (await taken.get(field)?.get(value, id)) !== undefined,
  });
}
