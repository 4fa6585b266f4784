// Requests to POST /api/token/blacklist/ of every method, type, format and body: which of them spend the token they bring.
import type { Case, Json } from '../case.ts';
import { ask, get, one, post, several } from '../requests.ts';
import { blacklist } from './paths.ts';
import { refreshing } from './spending.ts';

/** Requests that bring a good token to no purpose. */
const refused: readonly (readonly [
  what: string,
  method: string,
  options: Parameters<typeof ask>[2],
  query?: string,
])[] = [
  ['is OPTIONS', 'OPTIONS', {}],
  ['is PUT', 'PUT', {}],
  ['is DELETE', 'DELETE', {}],
  ['wants XML', 'POST', { headers: { accept: 'application/xml' } }],
  ['wants another format', 'POST', {}, '?format=xml'],
  ['is plain text', 'POST', { type: 'text/plain' }],
  ['misspells the field', 'POST', { json: { Refresh: '{{own}}' } }],
  ['has it in a list', 'POST', { json: { refresh: ['{{own}}'] } }],
  ['has it in an object', 'POST', { json: { refresh: { token: '{{own}}' } } }],
  ['is a list', 'POST', { json: [{ refresh: '{{own}}' }] }],
  ['is half an object', 'POST', { text: '{"refresh":"{{own}}"' }],
];

const accepts = [
  '*/*',
  'application/json',
  'application/json;q=0',
  'text/html, */*',
  'text/plain, application/json',
  'application/json; indent=4',
];

const bad = (json: Json, headers = {}, path = blacklist) => post(path, json, { token: null, headers });

/** Where they send `{{own}}`, it is a good token. */
export const blacklistRequests: readonly Case[] = [
  ...refused.map(([what, method, options, query = '']) =>
    several(
      `a request spends no token that ${what}`,
      [],
      ask(method, `${blacklist}${query}`, {
        token: null,
        ...(options?.text === undefined && { json: { refresh: '{{own}}' } }),
        ...options,
      }),
      refreshing('own'),
    ),
  ),
  ...['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
    one(`${method} ${blacklist}`, ask(method, blacklist, { token: null })),
  ),
  one('OPTIONS with a bad header', ask('OPTIONS', blacklist, { token: 'expired' })),
  ...accepts.map((accept) => one(`Accept: ${accept}`, bad({ refresh: '{{own}}' }, { accept }))),
  ...['text/plain', 'text/html', 'application/xml', 'garbage'].map((accept) =>
    one(`Accept: ${accept}`, bad({}, { accept })),
  ),
  one(
    'Accept: application/json; indent=2, verbatim',
    post(blacklist, {}, { token: null, verbatim: true, headers: { accept: 'application/json; indent=2' } }),
  ),
  ...['json', 'xml', 'api', ''].map((format) =>
    one(`?format=${format}`, bad({ refresh: '{{own}}' }, {}, `${blacklist}?format=${format}`)),
  ),
  ...['.json', '.json/', '.xml', '', '//', '/x/', '/?x=1', '/.json'].map((end) =>
    one(`/api/token/blacklist${end}`, bad({}, {}, `/api/token/blacklist${end}`)),
  ),
  one('GET /api/token/blacklist', get('/api/token/blacklist', { token: null })),
  ...['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/jsonx', 'text/json', 'garbage'].map(
    (type) =>
      one(
        `Content-Type: ${type}`,
        ask('POST', blacklist, { token: null, text: '{"refresh":"{{own}}"}', type }),
      ),
  ),
  ...['application/json', 'text/plain', 'application/x-www-form-urlencoded', null].map((type) =>
    one(`an empty body, Content-Type: ${type}`, ask('POST', blacklist, { token: null, text: '', type })),
  ),
  ...[
    '[]',
    '"refresh"',
    '1',
    'true',
    'null',
    '{',
    '{"refresh":}',
    '{"refresh":"x"} x',
    '{"REFRESH":"x"}',
  ].map((text) => one(`JSON: ${text}`, ask('POST', blacklist, { token: null, text }))),
  ...['{"refresh":"x","refresh":"{{own}}"}', '{"refresh":"{{own}}","refresh":""}'].map((text) =>
    one(`JSON of equal names: ${text}`, ask('POST', blacklist, { token: null, text })),
  ),
  ...[
    'refresh=x&refresh={{own}}',
    '%72efresh=+{{own}}+',
    'refresh',
    'refresh={{own}}%00',
    'token={{own}}',
  ].map((form) => one(`form: ${form}`, ask('POST', blacklist, { token: null, form }))),
  ...(
    [
      ['the end is missing', '', ''],
      ['a file', '; filename="a.txt"', '--golden-boundary--\r\n'],
    ] as const
  ).map(([what, file, end]) =>
    one(
      `multipart: ${what}`,
      ask('POST', blacklist, {
        token: null,
        text: `--golden-boundary\r\nContent-Disposition: form-data; name="refresh"${file}\r\n\r\n{{own}}\r\n${end}`,
        type: 'multipart/form-data; boundary=golden-boundary',
      }),
    ),
  ),
];
