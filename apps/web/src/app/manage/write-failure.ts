// Why something could not be saved, in words, and what the API says of single fields.
import { HttpErrorResponse } from '@angular/common/http';
import type { CatalogueProduct } from '@latchkey/dto';
import { type FieldName, fieldNames } from './product-values.ts';

/** Messages of the API by field, in the order in which it has them. */
export type FieldMessages = Readonly<Record<string, string>>;

/** The product as it is now, where a change was refused because somebody was faster. */
export function currentIn(error: unknown): CatalogueProduct | undefined {
  if (statusOf(error) !== 412) return undefined;
  const current: unknown = Reflect.get(bodyOf(error), 'current');
  return typeof current === 'object' && current !== null ? (current as CatalogueProduct) : undefined;
}

/** Whether there is no such product any more. */
export const isGone = (error: unknown) => statusOf(error) === 404;

/** What the API has against single fields; nothing where it has something else. */
export function fieldMessagesIn(error: unknown): FieldMessages | undefined {
  if (statusOf(error) !== 400) return undefined;
  const found = Object.entries(bodyOf(error)).flatMap(([field, messages]) => {
    const texts = Array.isArray(messages) ? messages.filter((text) => typeof text === 'string') : [];
    return texts.length > 0 ? [[field, texts.join(' ')] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** What the API says of fields that the form does not have, in one line. */
export function otherMessages(messages: FieldMessages): string {
  return Object.entries(messages)
    .filter(([name]) => !fieldNames.includes(name as FieldName))
    .map(([, message]) => message)
    .join(' ');
}

/** One sentence. What the API says itself is told where it explains more than its status. */
export function reasonOf(error: unknown): string {
  const status = statusOf(error);
  const detail: unknown = Reflect.get(bodyOf(error), 'detail');
  if (status === 0) return $localize`:@@manage.unreachable:The server cannot be reached.`;
  if (status === 401) return $localize`:@@manage.signed-out:You are signed out.`;
  if (status === 403) return $localize`:@@manage.forbidden:Only staff may do this.`;
  if (status === 404) return $localize`:@@manage.gone:It was deleted meanwhile.`;
  if (status === 412) return $localize`:@@manage.changed-meanwhile:Somebody else has changed it meanwhile.`;
  if (status === 429) return $localize`:@@manage.throttled:There were too many requests. Wait a moment.`;
  if (status >= 400 && status < 500 && typeof detail === 'string') return detail;
  const fields = fieldMessagesIn(error);
  if (fields) return Object.values(fields).join(' ');
  return $localize`:@@manage.server-failed:The server could not answer.`;
}

function statusOf(error: unknown): number {
  return error instanceof HttpErrorResponse ? error.status : -1;
}

function bodyOf(error: unknown): object {
  const body: unknown = error instanceof HttpErrorResponse ? error.error : undefined;
  return typeof body === 'object' && body !== null ? body : {};
}
