import { expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';

it('lets the audit table not be emptied at once', async () => {
  const database = await openDatabase();
  await expect(database.knex.raw('truncate audit')).rejects.toThrow('audit rows are removed by age only');
  await database.close();
});
