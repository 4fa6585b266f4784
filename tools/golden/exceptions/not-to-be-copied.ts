// What Django does in every release, and nobody should: server errors, pages in HTML, values that no client meant.
import type { Answer } from '../answer.ts';
import type { Json } from '../case.ts';
import {
  fieldsOf,
  isFields,
  isPage,
  isServerError,
  mapActions,
  plainAnswer,
  targetOf,
  tokenOf,
  viewAnswer,
  without,
} from './mending.ts';
import type { Exception } from './exception.ts';
import { invalidToken } from './old-releases.ts';

/** Whole numbers, and the limits of the columns that keep them. */
const integerFields = ['number', 'version', 'invoice_number'];
const limits = { min_value: -2_147_483_648, max_value: 2_147_483_647 };

/** Numbers that Python reads and nobody else does: `1_000`, and digits of other scripts. */
const oddDigits = /\d_\d|[\p{Nd}--[0-9]]/v;

const isUnsafe = (method: string) => method !== 'GET' && method !== 'HEAD';

function rangeError(value: Json): string | undefined {
  if (Number(value) > limits.max_value)
    return `Ensure this value is less than or equal to ${limits.max_value}.`;
  if (Number(value) < limits.min_value)
    return `Ensure this value is greater than or equal to ${limits.min_value}.`;
  return undefined;
}

const blacklisted = { detail: 'Token is blacklisted', code: 'token_not_valid' };

const detail = ({ body }: Answer) => (isFields(body) ? String(body['detail']) : '');

export const notToBeCopied: readonly Exception[] = [
  {
    name: 'integers-have-limits',
    reason:
      'Django knows no limits on SQLite; the shop has those of PostgreSQL on both, and tells them as Django does there.',
    mend: ({ request, path, answer }) => {
      if (request.method === 'OPTIONS') {
        return mapActions(answer, (fields) =>
          Object.fromEntries(
            Object.entries(fields).map(([name, field]) => [
              name,
              integerFields.includes(name) && isFields(field) ? { ...field, ...limits } : field,
            ]),
          ),
        );
      }
      const fields = fieldsOf(request);
      const name = integerFields.find((one) => one in fields) ?? '';
      const error = rangeError(fields[name] ?? null);
      if (error === undefined || !(answer.status === 201 || isServerError(answer))) return undefined;
      return viewAnswer(path, 400, { [name]: [error] });
    },
  },
  {
    name: 'digits-are-those-of-JSON',
    reason:
      'Python takes "1_000" and digits of other scripts for numbers; a client that sends them means something else.',
    mend: ({ request, path, answer }) => {
      const odd = Object.entries(fieldsOf(request)).find(
        ([name, value]) => [...integerFields, 'price'].includes(name) && oddDigits.test(String(value)),
      );
      if (odd === undefined || answer.status !== 201) return undefined;
      const [name] = odd;
      return viewAnswer(path, 400, {
        [name]: [name === 'price' ? 'A valid number is required.' : 'A valid integer is required.'],
      });
    },
  },
  {
    name: 'zero-has-no-sign',
    reason: 'Django tells the price "-0" as "-0.00".',
    mend: ({ answer }) =>
      isFields(answer.body) && answer.body['price'] === '-0.00'
        ? { ...answer, body: { ...answer.body, price: '0.00' } }
        : undefined,
  },
  {
    name: 'ids-are-plain-numbers',
    reason:
      'Django finds a row by 01, +1 or a number between spaces as well: every row would have many addresses.',
    mend: ({ request, path, answer }) => {
      const { id = '' } = targetOf(path) ?? {};
      const isFound = answer.status === 200 && request.method !== 'OPTIONS' && id !== '';
      return isFound && !/^[1-9]\d*$/.test(id)
        ? { ...answer, status: 404, body: { detail: 'Not found.' } }
        : undefined;
    },
  },
  {
    name: 'only-json-is-a-suffix',
    reason:
      'REST framework reads any suffix and refuses what it does not serve; to the shop only `.json` is one.',
    mend: ({ path }) =>
      /\.(?!json\/?$)\w+\/?$/.test(path) ? plainAnswer(404, { detail: 'Not found.' }) : undefined,
  },
  {
    name: 'a-bad-exp-is-a-bad-token',
    reason: 'SimpleJWT meets a server error where exp is a text of digits, a list or null.',
    mend: ({ request, path, answer }) =>
      isServerError(answer) && tokenOf(request).startsWith('exp-') ? invalidToken(path) : undefined,
  },
  {
    name: 'a-token-without-jti-is-bad',
    reason: 'The blacklist of SimpleJWT meets a server error where a refresh token has no jti.',
    mend: ({ request, path, answer }) => {
      const token = tokenOf(request);
      if (!isServerError(answer) || !/no-jti$|^claims-none$/.test(token)) return undefined;
      const what = token === 'claims-none' ? "Token has no 'exp' claim" : 'Token has no id';
      return viewAnswer(path, 401, { detail: what, code: 'token_not_valid' });
    },
  },
  {
    name: 'a-user-id-that-is-no-number-is-nobody',
    reason: 'Django meets a server error where the id of a user is no number, and takes 1.5 for 1.',
    mend: ({ request, path, answer }) => {
      const isOdd = /^user-(word|empty|fraction|huge|list|object)$/.test(tokenOf(request));
      if (!isOdd || !(isServerError(answer) || answer.status === 200)) return undefined;
      if (!path.startsWith('/api/v0/')) return undefined;
      return viewAnswer(path, 401, { detail: 'User not found', code: 'user_not_found' });
    },
  },
  {
    name: 'tokens-have-no-padding',
    reason: 'PyJWT reads a signature that ends in "="; RFC 7515, 2, wants it without.',
    mend: ({ request, path }) => (tokenOf(request) === 'padded' ? invalidToken(path) : undefined),
  },
  {
    name: 'a-blacklisted-token-is-not-good',
    reason:
      'SimpleJWT does not ask the blacklist at verify/ unless BLACKLIST_AFTER_ROTATION is on; the shop always does.',
    mend: ({ request, path, answer }) =>
      path === '/api/token/verify/' && answer.status === 200 && /^ended(-.*refresh)?$/.test(tokenOf(request))
        ? viewAnswer(path, 400, { non_field_errors: ['Token is blacklisted'] })
        : undefined,
  },
  {
    name: 'all-ends-with-the-session',
    reason:
      'SimpleJWT blacklists one token, not the access tokens and successors it has had; here, who signs out is out.',
    mend: ({ request, path, answer }) => {
      const token = tokenOf(request);
      if (answer.status !== 200) return undefined;
      if (/^ended-(.*-)?access$/.test(token)) return invalidToken(path);
      return token === 'ended-too-refresh' ? viewAnswer(path, 401, blacklisted) : undefined;
    },
  },
  {
    name: 'surrogates-can-be-told',
    reason: 'REST framework meets a server error where a message quotes half a character.',
    mend: ({ request, path, answer }) => {
      const { currency } = fieldsOf(request);
      if (!isServerError(answer) || typeof currency !== 'string') return undefined;
      return viewAnswer(path, 400, { currency: [`"${currency}" is not a valid choice.`] });
    },
  },
  {
    name: 'an-address-in-use-stays',
    reason: 'Django meets a server error where an account still uses the address that is to be deleted.',
    mend: ({ request, path, answer }) =>
      isServerError(answer) && request.method === 'DELETE' && targetOf(path)?.resource === 'addresses'
        ? viewAnswer(path, 409, { detail: 'This address is in use and cannot be deleted.' })
        : undefined,
  },
  {
    name: 'broken-multipart-is-an-error',
    reason:
      'Django makes what it can of a multipart body without an end, a name or a known boundary; half a form is none.',
    mend: ({ request, answer }) => {
      const { 'content-type': type = '' } = request.headers;
      const [, boundary = ''] = /boundary="?([\w-]+)"?$/.exec(type) ?? [];
      if (boundary === '' || request.text === undefined || request.text === '') return undefined;
      const isWhole =
        request.text.endsWith(`--${boundary}--\r\n`) &&
        request.text
          .split(`--${boundary}\r\n`)
          .slice(1)
          .every((part) => /^Content-Disposition: form-data; name=/.test(part));
      return isWhole ? undefined : { ...answer, status: 400, body: { detail: 'Multipart form parse error' } };
    },
  },
  {
    name: 'words-of-python',
    reason:
      "What Python says of bytes and boundaries it cannot read; only the beginning is REST framework's.",
    mend: ({ request, answer }) => {
      const [start] = /^(Multipart|JSON) (form )?parse error/.exec(detail(answer)) ?? [];
      const isPython = start?.startsWith('Multipart') || / codec /.test(detail(answer));
      const isHalf = request.base64 !== undefined && detail(answer).includes('Unterminated');
      return start && (isPython || isHalf) ? { ...answer, body: { detail: { $starts: start } } } : undefined;
    },
  },
  {
    name: 'redirects-keep-the-method',
    reason:
      'Django sends requests without the last slash on with 301, at which clients turn a POST into a GET.',
    mend: ({ request, answer }) =>
      answer.status === 301 && isUnsafe(request.method) ? { ...answer, status: 308 } : undefined,
  },
  {
    name: 'redirects-are-bare',
    reason:
      'Django calls the empty body of a redirect HTML, and leaves out a header of the middleware behind.',
    mend: ({ answer }) => {
      if (answer.status !== 301 && answer.status !== 308) return undefined;
      const headers = without(answer.headers, 'content-type');
      return { ...answer, headers: { ...headers, 'x-frame-options': 'DENY' } };
    },
  },
  {
    name: 'problems-are-json',
    reason:
      'Where no view is asked (unknown paths, hosts that are not ours) Django answers with a page in HTML.',
    mend: ({ answer }) => {
      if (!isPage(answer) || isServerError(answer)) return undefined;
      const told = answer.status === 400 ? { $starts: 'Invalid HTTP_HOST header' } : 'Not found.';
      return plainAnswer(answer.status, { detail: told });
    },
  },
];
