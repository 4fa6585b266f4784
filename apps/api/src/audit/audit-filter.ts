// What staff ask of the audit log: the filters in the query of its address.
import { type FieldErrors, type Query, validationError } from '@latchkey/drf';
import { type AuditEvent, auditEvents } from '@latchkey/dto';

/** `undefined` filters nothing. */
export interface AuditFilter {
  /** The name of a user, or their id. */
  readonly user: string | undefined;
  readonly event: AuditEvent | undefined;
  /** Not earlier than this; milliseconds since 1970. */
  readonly after: number | undefined;
  /** Earlier than this; milliseconds since 1970. */
  readonly before: number | undefined;
}

/** A date, perhaps a time, perhaps with where it is: UTC if it does not say. */
const isoForm = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** DRF's words for a bad DateTimeField. */
const wrongFormat =
  'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].';

/** Milliseconds since 1970; `undefined` if it is no time. */
function timeOf(text: string): number | undefined {
  const [, date, time = '00:00', zone = 'Z'] = isoForm.exec(text) ?? [];
  if (date === undefined) return undefined;
  // The parser takes 31 February for 3 March.
  const day = new Date(`${date}T00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return undefined;
  const ms = Date.parse(`${date}T${time}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}

const isEvent = (text: string): text is AuditEvent => (auditEvents as readonly string[]).includes(text);

/**
 * Reads the filters of a query. Of several values of one name the last counts; an empty one is none.
 * @throws ApiException 400 with what is wrong with each
 */
export function auditFilter(query: Query): AuditFilter {
  const errors: Record<string, string[]> = {};
  const read = <Value>(
    name: keyof AuditFilter,
    parse: (text: string) => Value | undefined,
    message: (text: string) => string,
  ): Value | undefined => {
    const text = query.findLast(([key]) => key === name)?.[1].trim();
    if (!text) return undefined;
    const value = parse(text);
    if (value === undefined) errors[name] = [message(text)];
    return value;
  };
  const filter: AuditFilter = {
    // No database keeps one.
    user: read(
      'user',
      (text) => (text.includes('\0') ? undefined : text.normalize('NFKC')),
      () => 'Null characters are not allowed.',
    ),
    event: read(
      'event',
      (text) => (isEvent(text) ? text : undefined),
      (text) => `"${text}" is not a valid choice.`,
    ),
    after: read('after', timeOf, () => wrongFormat),
    before: read('before', timeOf, () => wrongFormat),
  };
  if (Object.keys(errors).length) throw validationError(errors satisfies FieldErrors);
  return filter;
}
