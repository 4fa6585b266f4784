// Checks the fields of products, for bodies and for the rows of files.
import type { CheckOptions } from '@latchkey/drf';
import { CatalogueInput } from '@latchkey/dto';
import type { Database } from '../database/connect.ts';
import { recordChecks } from '../resource/record-checks.ts';

/** In the words of DRF's SlugRelatedField. */
export const noCategory = (slug: string) => `Object with slug=${slug} does not exist.`;

/** What must be asked of the database; with the id of the product that is to be changed. */
export function productChecks(database: Database): (id?: number) => CheckOptions {
  const checks = recordChecks(database, { schema: CatalogueInput, name: 'products', orderBy: 'name' });
  const bySlug = database.prepare('select id from categories where slug = ?');
  const validate = async (field: string, value: unknown) =>
    field === 'category' && value !== null && !(await bySlug.get(value)) ? [noCategory(String(value))] : [];
  return (id) => ({ ...checks(id), validate });
}
