// What the shop tells beyond the recorded API, and how the recorded shop differs from one with Django's defaults.
import { isFields, mapActions, mapRows, targetOf } from './mending.ts';
import type { Exception } from './exception.ts';

export const ownWays: readonly Exception[] = [
  {
    name: 'answers-vary-by-accept',
    reason:
      'REST framework says so as soon as there is a second renderer, as there is by default; this shop has one.',
    headers: ({ headers }) => (headers['allow'] === undefined ? {} : { vary: 'Accept' }),
  },
  {
    name: 'accounts-and-invoices-tell-their-id',
    reason: 'Without it nobody could find what they have just made; clients of the old API pass over it.',
    mend: ({ request, path, answer, idOfRow }) => {
      const { resource } = targetOf(path) ?? {};
      if (resource !== 'accounts' && resource !== 'invoices') return undefined;
      const id = { type: 'integer', required: false, read_only: true, label: 'ID' };
      if (request.method === 'OPTIONS') return mapActions(answer, (fields) => ({ id, ...fields }));
      const tells = isFields(answer.body) && (answer.status === 200 || answer.status === 201);
      return tells ? mapRows(answer, (row) => ({ id: idOfRow(resource, row), ...row })) : undefined;
    },
  },
];
