// DRF's PrimaryKeyRelatedField and ManyRelatedField: ids of other records, which must be there.
import type { FieldSchema } from '../field-schema.ts';
import { Float, parseInteger, str, typeName } from '../python.ts';
import { type Checked, checkNull, refused } from './checked.ts';

/**
 * Which of these ids a resource has. They are safe positive integers without duplicates, at least one; a field asks
 * once, and only about values that can be ids.
 */
export type Existing = (resource: string, ids: readonly number[]) => Promise<ReadonlySet<number>>;

/**
 * The id that Django looks a value up by: `int(value)`, so 5.7 is 5. `undefined` for what can be no id; 0, the id of
 * nothing, for null. Infinity is no id either, where Django has no answer at all.
 */
function idOf(value: unknown): number | undefined {
  if (value === null) return 0;
  if (value instanceof Float) return Number.isFinite(value.value) ? Math.trunc(value.value) : undefined;
  if (typeof value === 'string') {
    const id = parseInteger(value);
    return id === undefined ? undefined : Number(id);
  }
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}

/** Checks values in order; the first bad one is told. @returns the ids, each once */
async function checkAll(values: readonly unknown[], resource: string, existing: Existing): Promise<Checked> {
  const ids = values.map(idOf);
  // What comes after a value that is no id is not looked at.
  const bad = ids.indexOf(undefined);
  const known = ids.slice(0, bad < 0 ? ids.length : bad) as number[];
  const possible = [...new Set(known.filter((id) => Number.isSafeInteger(id) && id > 0))];
  const there = possible.length ? await existing(resource, possible) : new Set<number>();
  const absent = known.findIndex((id) => !there.has(id));
  if (absent >= 0) return refused(`Invalid pk "${str(values[absent])}" - object does not exist.`);
  if (bad >= 0) {
    return refused(`Incorrect type. Expected pk value, received ${typeName(values[bad])}.`);
  }
  return { value: possible };
}

/** One reference; a blank is null. */
export async function checkReference(
  value: unknown,
  resource: string,
  nullable: boolean,
  existing: Existing,
): Promise<Checked> {
  if (value === '') return checkNull(nullable);
  const checked = await checkAll([value], resource, existing);
  return 'value' in checked ? { value: (checked.value as number[])[0] } : checked;
}

/** A list of references. As in Python, an object counts as the list of its keys. */
export async function checkReferences(
  value: unknown,
  { minItems = 0 }: FieldSchema,
  resource: string,
  existing: Existing,
): Promise<Checked> {
  const type = typeName(value);
  if (type !== 'list' && type !== 'dict') {
    return refused(`Expected a list of items but got type "${type}".`);
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : Object.keys(value as object);
  if (values.length === 0 && minItems > 0) return refused('This list may not be empty.');
  return checkAll(values, resource, existing);
}
