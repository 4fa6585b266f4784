// What staff write of a category.
import type { RecordSchema } from '@latchkey/drf';

export const categoryRecord = {
  title: 'Category',
  properties: { name: { type: 'string', title: 'name', maxLength: 50, unique: true } },
} as const satisfies RecordSchema;
