// What staff ask of the users: the search and the ids in the query of an address.
import { type Query, validationError } from '@latchkey/drf';

/** What is in a name. Of several the last counts. @throws ApiException 400 */
export function searchIn(query: Query): string {
  const search = query.findLast(([name]) => name === 'search')?.[1].trim() ?? '';
  // No database keeps one.
  if (search.includes('\0')) throw validationError({ search: ['Null characters are not allowed.'] });
  return search;
}

/** Ids in one request, of both kinds. */
const mostIds = 100;

export interface AskedNames {
  readonly ids: readonly number[];
  readonly accounts: readonly number[];
}

/** Whose names are asked for. @throws ApiException 400 */
export function namesIn(query: Query): AskedNames {
  const of = (wanted: string) => {
    const texts = query.filter(([name]) => name === wanted).map(([, text]) => text);
    if (!texts.every((text) => /^\d{1,15}$/.test(text))) {
      throw validationError({ [wanted]: ['A valid integer is required.'] });
    }
    return texts.map(Number);
  };
  const asked = { ids: of('id'), accounts: of('account') };
  if (asked.ids.length + asked.accounts.length > mostIds) {
    throw validationError({ id: [`Ensure there are no more than ${mostIds} ids.`] });
  }
  return asked;
}
