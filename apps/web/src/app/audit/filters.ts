// The filters of the audit: as they stand in the address, in the form's fields, and on the chips that remove them.
import { onCalendar } from '../ui/moments.ts';
import { eventNames } from './event-names.ts';

/** By the names of the query parameters; times in ISO 8601. What is not set filters nothing. */
export interface Filters {
  readonly user?: string | undefined;
  readonly event?: string | undefined;
  /** Not earlier. */
  readonly after?: string | undefined;
  /** Earlier. */
  readonly before?: string | undefined;
}

export type FilterName = keyof Filters;
export const filterNames = ['user', 'event', 'after', 'before'] as const satisfies readonly FilterName[];

/** What is set, with nothing else. */
export function setIn(filters: Filters): Partial<Record<FilterName, string>> {
  const set = filterNames.flatMap((name) => (filters[name] ? [[name, filters[name]]] : []));
  return Object.fromEntries(set) as Partial<Record<FilterName, string>>;
}

/** The words of a chip. A value that means nothing is shown as it is, so that it can be taken away. */
export function chipOf(name: FilterName, value: string): string {
  if (name === 'user') return $localize`:@@audit.chip.user:User ${value}:user:`;
  if (name === 'event') {
    const named = (eventNames as Readonly<Record<string, () => string>>)[value];
    return named?.() ?? $localize`:@@audit.chip.event:Event ${value}:event:`;
  }
  const time = isTime(value) ? onCalendar(value) : value;
  return name === 'after'
    ? $localize`:@@audit.chip.from:From ${time}:time:`
    : $localize`:@@audit.chip.until:Until ${time}:time:`;
}

/** "2026-11-24T02:00:00Z" → "2026-11-24T03:00", as a `datetime-local` field has it an hour east of Greenwich. */
export function toField(iso: string | undefined): string {
  if (iso === undefined || !isTime(iso)) return '';
  const time = new Date(iso);
  const two = (number: number) => String(number).padStart(2, '0');
  const date = [String(time.getFullYear()).padStart(4, '0'), two(time.getMonth() + 1), two(time.getDate())];
  return `${date.join('-')}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The way back; nothing for an empty field. */
export function fromField(local: string): string | undefined {
  return isTime(local) ? new Date(local).toISOString().replace(/\.\d+Z$/, 'Z') : undefined;
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
