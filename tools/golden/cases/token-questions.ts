// What every endpoint that takes a token is asked about, in the field that has it.
import type { Case, Json } from '../case.ts';
import { ask, one, post } from '../requests.ts';
import { fewTexts } from './values.ts';

/** Tokens that are no tokens, but for the one between spaces. */
const garbage = (good: string): readonly (readonly [what: string, token: string])[] => [
  ['a word', 'garbage'],
  ['dots', '..'],
  ['three letters', 'a.b.c'],
  ['characters outside ASCII', 'é.ü.☃'],
  ['a token after its scheme', 'Bearer {{access}}'],
  ['a token between spaces', ` {{${good}}} `],
  ['a token with a space in it', `{{${good}}} x`],
];

const about = (path: string, field: string, value: Json, headers = {}) =>
  post(path, { [field]: value }, { token: null, headers });

/** A case for each of the tokens of these names. */
export const askAboutTokens = (path: string, field: string, names: readonly string[]): Case[] =>
  names.map((name) => one(`${field}: the token ${name}`, about(path, field, `{{${name}}}`)));

/** A case for each way to send what may be a token. @param good the name of one that is good there */
export const askAboutField = (path: string, field: string, good: string): Case[] => [
  ...garbage(good).map(([what, text]) => one(`${field}: ${what}`, about(path, field, text))),
  ...fewTexts.map(([what, value]) => one(`${field}: ${what}`, about(path, field, value))),
  one(`${field} is missing`, post(path, {}, { token: null })),
  one(`${field} comes with other fields`, post(path, { [field]: `{{${good}}}`, x: 1 }, { token: null })),
  one(`${field} comes in a form`, ask('POST', path, { token: null, form: `${field}={{${good}}}` })),
  one(`${field} comes in a form, empty`, ask('POST', path, { token: null, form: `${field}=` })),
  one(
    `${field} comes in a multipart form`,
    ask('POST', path, { token: null, multipart: [[field, `{{${good}}}`]] }),
  ),
  one(
    `${field} comes with a bad header`,
    about(path, field, `{{${good}}}`, { authorization: 'Bearer garbage' }),
  ),
  one(`${field} stands in the query`, post(`${path}?${field}={{${good}}}`, {}, { token: null })),
  one(`${field} stands in the header`, post(path, {}, { token: good })),
];
