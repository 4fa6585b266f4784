// POST /api/token/refresh/ and /api/token/verify/: what each makes of good tokens and bad ones.
import type { Area, Case, Json } from '../case.ts';
import { ask, one, post } from '../requests.ts';
import { tokens } from '../tokens.ts';
import { refresh, verify } from './paths.ts';
import { fewTexts } from './values.ts';

/** Tokens that are no tokens. */
const garbage: readonly (readonly [what: string, token: string])[] = [
  ['a word', 'garbage'],
  ['dots', '..'],
  ['three letters', 'a.b.c'],
  ['characters outside ASCII', 'é.ü.☃'],
  ['a token after its scheme', 'Bearer {{access}}'],
  ['a token between spaces', ' {{refresh}} '],
  ['a token with a space in it', '{{refresh}} x'],
];

const askAbout = (path: string, field: string): Case[] => {
  const about = (value: Json, headers = {}) => post(path, { [field]: value }, { token: null, headers });
  return [
    ...Object.keys(tokens).map((name) => one(`${field}: the token ${name}`, about(`{{${name}}}`))),
    ...garbage.map(([what, text]) => one(`${field}: ${what}`, about(text))),
    ...fewTexts.map(([what, value]) => one(`${field}: ${what}`, about(value))),
    one(`${field} is missing`, post(path, {}, { token: null })),
    one(`${field} comes with other fields`, post(path, { [field]: '{{refresh}}', x: 1 }, { token: null })),
    one(`${field} comes in a form`, ask('POST', path, { token: null, form: `${field}={{refresh}}` })),
    one(`${field} comes in a form, empty`, ask('POST', path, { token: null, form: `${field}=` })),
    one(
      `${field} comes in a multipart form`,
      ask('POST', path, { token: null, multipart: [[field, '{{refresh}}']] }),
    ),
    one(`${field} comes with a bad header`, about('{{refresh}}', { authorization: 'Bearer garbage' })),
    one(`${field} stands in the query`, post(`${path}?${field}={{refresh}}`, {}, { token: null })),
    one(`${field} stands in the header`, post(path, {}, { token: 'refresh' })),
  ];
};

export const tokenRefresh: Area = { name: 'token-refresh', cases: askAbout(refresh, 'refresh') };

export const tokenVerify: Area = { name: 'token-verify', cases: askAbout(verify, 'token') };
