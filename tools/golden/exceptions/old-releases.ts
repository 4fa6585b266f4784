// Debian's releases are older than those the shop answers like: what has changed since.
import { isFields, isServerError, mapActions, mapClaims, targetOf, tokenOf, viewAnswer } from './mending.ts';
import type { Exception } from './exception.ts';

const refreshPath = '/api/token/refresh/';

const invalid = { detail: 'Token is invalid or expired', code: 'token_not_valid' };

const refused = {
  detail: 'Given token not valid for any token type',
  code: 'token_not_valid',
  messages: [{ token_class: 'AccessToken', token_type: 'access', message: 'Token is invalid or expired' }],
};

/** The answer to a token that cannot be read, wherever it is brought. */
export const invalidToken = (path: string) =>
  viewAnswer(path, 401, path.startsWith('/api/token/') ? invalid : refused);

export const oldReleases: readonly Exception[] = [
  {
    name: 'cross-origin-opener-policy',
    reason: 'Django sends this header since 4.0.',
    headers: () => ({ 'cross-origin-opener-policy': 'same-origin' }),
  },
  {
    name: 'no-model-matches',
    reason: 'REST framework says which model has no such row since 3.15; before, only "Not found.".',
    mend: ({ path, answer }) => {
      const { model, id = '' } = targetOf(path) ?? {};
      const { status, body } = answer;
      const isNotFound = status === 404 && isFields(body) && body['detail'] === 'Not found.';
      if (!isNotFound || !/^-?\d+$/.test(id)) return undefined;
      return { ...answer, body: { detail: `No ${model} matches the given query.` } };
    },
  },
  {
    name: 'numbers-beyond-64-bits',
    reason:
      'Django looks for ids that no database could hold since 4.2, and finds none; before, it met a server error.',
    mend: ({ request, path, answer }) => {
      const { json } = request;
      const { model, id = '' } = targetOf(path) ?? {};
      if (!isServerError(answer)) return undefined;
      if (/^\d{19,}$/.test(id)) {
        const { body, ...mended } = viewAnswer(path, 404, { detail: `No ${model} matches the given query.` });
        return request.method === 'HEAD' || body === undefined ? mended : { ...mended, body };
      }
      const references = isFields(json) ? ['user', 'address', 'account', 'products'] : [];
      const field = references.find(
        (name) => isFields(json) && /^\D*\d{20}\D*$/.test(JSON.stringify(json[name] ?? '')),
      );
      if (field === undefined) return undefined;
      const [pk] = /\d{20}/.exec(JSON.stringify(json)) ?? [];
      return viewAnswer(path, 400, { [field]: [`Invalid pk "${pk}" - object does not exist.`] });
    },
  },
  {
    name: 'an-empty-page-is-the-first',
    reason: 'REST framework takes `?page=` for page 1 since 3.15.',
    instead: (request) =>
      /[?&]page=$/.test(request.path) ? { ...request, path: `${request.path}1` } : undefined,
  },
  {
    name: 'digits-of-decimals',
    reason: 'REST framework tells max_digits and decimal_places in OPTIONS since 3.15.',
    mend: ({ answer }) =>
      mapActions(answer, (fields) =>
        isFields(fields['price'])
          ? { ...fields, price: { ...fields['price'], max_digits: 10, decimal_places: 2 } }
          : fields,
      ),
  },
  {
    name: 'user-id-is-text',
    reason: 'SimpleJWT writes the id of a user into tokens as text since 5.5; before, as a number.',
    mend: ({ request, answer }) =>
      // A number that a client has brought stays one.
      /number/.test(tokenOf(request))
        ? undefined
        : mapClaims(answer, (claims) =>
            'user_id' in claims ? { ...claims, user_id: String(claims['user_id']) } : claims,
          ),
  },
  {
    name: 'a-new-token-has-its-own-iat',
    reason: 'SimpleJWT gave a refreshed access token the iat of its refresh token until 5.3.',
    mend: ({ path, answer }) =>
      path === refreshPath ? mapClaims(answer, (claims) => ({ ...claims, iat: 'now' })) : undefined,
  },
  {
    name: 'refresh-asks-for-the-user',
    reason:
      'SimpleJWT looks the user of a refresh token up since 5.4; before, those who were gone could go on.',
    mend: ({ request, path, answer }) => {
      const isGone = /^(refresh|own)-(bob|nobody|user-word)$/.test(tokenOf(request));
      if (path !== refreshPath || answer.status !== 200 || !isGone) return undefined;
      return viewAnswer(path, 401, { detail: 'No active account found for the given token.' });
    },
  },
  {
    name: 'claims-of-text-are-text',
    reason: 'PyJWT refuses a sub or jti that is no text since 2.10.',
    mend: ({ request, path }) =>
      /^(jti|sub)-number$/.test(tokenOf(request)) ? invalidToken(path) : undefined,
  },
  {
    name: 'crit-is-understood-or-refused',
    reason:
      'PyJWT passes over the crit header; RFC 7515, 4.1.11, wants a token refused whose crit is not understood.',
    mend: ({ request, path }) => (tokenOf(request) === 'crit' ? invalidToken(path) : undefined),
  },
];
