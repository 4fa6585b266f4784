// An exception that changes too much would hide a difference, one that changes too little would invent one.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../answer.ts';
import type { Json, Request } from '../case.ts';
import { ask, get, post } from '../requests.ts';
import { exceptions } from './index.ts';

const find = (name: string) => {
  const found = exceptions.find((one) => one.name === name);
  if (!found) throw new Error(`there is no exception ${name}`);
  return found;
};

const answer = (status: number, body: Json): Answer => ({ status, headers: {}, body });
const serverError: Answer = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  text: '(a page in HTML)',
};
const notFound = answer(404, { detail: 'Not found.' });
const found = answer(200, { id: 1 });
const created = answer(201, { id: 1 });

const mend = (name: string, request: Request, said: Answer) =>
  find(name).mend?.({
    request,
    path: request.path.split('?', 1)[0] ?? '',
    answer: said,
    idOfRow: () => 7_300_001,
  });

const products = '/api/v0/products/';
const refresh = (token: string) => post('/api/token/refresh/', { refresh: `{{${token}}}` }).request;
const verify = (token: string) => post('/api/token/verify/', { token: `{{${token}}}` }).request;
const spend = (token: string) => post('/api/token/blacklist/', { refresh: `{{${token}}}` }).request;
const list = (token: string) => get(products, { token }).request;
const read = (path: string) => get(path).request;
const write = (path: string, json: Json) => post(path, json).request;
const form = (text: string) =>
  ask('POST', products, { text, type: 'multipart/form-data; boundary=b' }).request;

const part = (name: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
const tooMuch = 'Ensure this value is less than or equal to 2147483647.';
const tooLittle = 'Ensure this value is greater than or equal to -2147483648.';

describe('changes', () => {
  it.each<[string, Request, Answer, object]>([
    [
      'no-model-matches',
      read(`${products}5/`),
      notFound,
      { body: { detail: 'No Product matches the given query.' } },
    ],
    [
      'no-model-matches',
      read('/api/v0/invoices/5.json'),
      notFound,
      { body: { detail: 'No Invoice matches the given query.' } },
    ],
    ['numbers-beyond-64-bits', read(`${products}99999999999999999999/`), serverError, { status: 404 }],
    [
      'numbers-beyond-64-bits',
      write('/api/v0/accounts/', { user: '99999999999999999999' }),
      serverError,
      { status: 400, body: { user: ['Invalid pk "99999999999999999999" - object does not exist.'] } },
    ],
    ['refresh-asks-for-the-user', refresh('refresh-bob'), found, { status: 401 }],
    ['claims-of-text-are-text', verify('jti-number'), found, { status: 401 }],
    ['crit-is-understood-or-refused', list('crit'), found, { status: 401 }],
    [
      'integers-have-limits',
      write('/api/v0/addresses/', { number: 2_147_483_648 }),
      created,
      { body: { number: [tooMuch] } },
    ],
    [
      'integers-have-limits',
      write('/api/v0/accounts/', { version: '-2147483649' }),
      created,
      { body: { version: [tooLittle] } },
    ],
    [
      'digits-are-those-of-JSON',
      write(products, { price: '1_000' }),
      created,
      { body: { price: ['A valid number is required.'] } },
    ],
    [
      'digits-are-those-of-JSON',
      write('/api/v0/addresses/', { number: '١٢' }),
      created,
      { body: { number: ['A valid integer is required.'] } },
    ],
    [
      'zero-has-no-sign',
      write(products, { price: '-0' }),
      answer(201, { price: '-0.00' }),
      { body: { price: '0.00' } },
    ],
    ['ids-are-plain-numbers', read(`${products}01/`), found, { status: 404 }],
    ['only-json-is-a-suffix', read('/api/v0/products.xml'), notFound, { status: 404 }],
    ['only-json-is-a-suffix', read('/api/v0/products.xml/'), notFound, { status: 404 }],
    ['a-bad-exp-is-a-bad-token', list('exp-digits'), serverError, { status: 401 }],
    [
      'a-token-without-jti-is-bad',
      refresh('refresh-no-jti'),
      serverError,
      { body: { detail: 'Token has no id' } },
    ],
    [
      'a-user-id-that-is-no-number-is-nobody',
      list('user-word'),
      serverError,
      { body: { code: 'user_not_found' } },
    ],
    ['tokens-have-no-padding', verify('padded'), found, { status: 401 }],
    ['a-blacklisted-token-is-not-good', verify('ended'), found, { status: 400 }],
    ['a-blacklisted-token-is-not-good', verify('ended-first-refresh'), found, { status: 400 }],
    [
      'all-ends-with-the-session',
      list('ended-access'),
      found,
      { status: 401, body: { detail: 'Given token not valid for any token type' } },
    ],
    [
      'all-ends-with-the-session',
      verify('ended-first-access'),
      found,
      { status: 401, body: { detail: 'Token is invalid or expired' } },
    ],
    [
      'all-ends-with-the-session',
      refresh('ended-too-refresh'),
      found,
      { status: 401, body: { detail: 'Token is blacklisted' } },
    ],
    ['refresh-asks-for-the-user', refresh('own-nobody'), found, { status: 401 }],
    ['claims-of-text-are-text', spend('jti-number'), found, { body: { code: 'token_not_valid' } }],
    [
      'surrogates-can-be-told',
      write(products, { currency: '\ud800' }),
      serverError,
      { body: { currency: ['"\ud800" is not a valid choice.'] } },
    ],
    ['an-address-in-use-stays', ask('DELETE', '/api/v0/addresses/1/').request, serverError, { status: 409 }],
    ['broken-multipart-is-an-error', form(part('name')), created, { status: 400 }],
    ['broken-multipart-is-an-error', form('--b\r\n\r\nx\r\n--b--\r\n'), created, { status: 400 }],
    [
      'words-of-python',
      form(part('name')),
      answer(400, { detail: 'Multipart form parse error - Invalid boundary' }),
      { body: { detail: { $starts: 'Multipart form parse error' } } },
    ],
    [
      'redirects-keep-the-method',
      write('/api/v0/products', {}),
      { status: 301, headers: {} },
      { status: 308 },
    ],
    [
      'redirects-are-bare',
      read('/api/v0/products'),
      { status: 301, headers: { 'content-type': 'text/html' } },
      { headers: { 'x-frame-options': 'DENY' } },
    ],
    [
      'problems-are-json',
      read('/nowhere/'),
      { ...serverError, status: 404 },
      { body: { detail: 'Not found.' } },
    ],
    [
      'accounts-and-invoices-tell-their-id',
      read('/api/v0/accounts/1/'),
      answer(200, { user: 1 }),
      { body: { id: 7_300_001, user: 1 } },
    ],
    [
      'accounts-and-invoices-tell-their-id',
      read('/api/v0/invoices/'),
      answer(200, { count: 1, results: [{ account: 1 }] }),
      { body: { count: 1, results: [{ id: 7_300_001, account: 1 }] } },
    ],
  ])('%s, row %#', (name, request, said, mended) => {
    expect(mend(name, request, said)).toMatchObject(mended);
  });

  it('an-empty-page-is-the-first', () => {
    const { instead } = find('an-empty-page-is-the-first');
    expect(instead?.(read(`${products}?a=b&page=`))?.path).toBe(`${products}?a=b&page=1`);
    expect(instead?.(read(`${products}?page=2`))).toBeUndefined();
  });

  it('tokens', () => {
    const told = answer(200, { access: { $jwt: { header: {}, claims: { user_id: 1, iat: 5 } } } });
    expect(mend('user-id-is-text', refresh('refresh'), told)?.body).toEqual({
      access: { $jwt: { header: {}, claims: { user_id: '1', iat: 5 } } },
    });
    expect(mend('user-id-is-text', refresh('own-number'), told)).toBeUndefined();
    expect(mend('a-new-token-has-its-own-iat', refresh('refresh'), told)?.body).toEqual({
      access: { $jwt: { header: {}, claims: { user_id: 1, iat: 'now' } } },
    });
  });
});

describe('leaves', () => {
  it.each<[string, Request, Answer]>([
    ['no-model-matches', read(`${products}abc/`), notFound],
    ['no-model-matches', read(products), notFound],
    ['no-model-matches', read(`${products}5/`), answer(404, { detail: 'Invalid page.' })],
    ['numbers-beyond-64-bits', read(`${products}5/`), serverError],
    ['refresh-asks-for-the-user', refresh('refresh'), found],
    ['refresh-asks-for-the-user', verify('refresh-bob'), found],
    ['claims-of-text-are-text', verify('access'), found],
    ['integers-have-limits', write('/api/v0/addresses/', { number: 2_147_483_647 }), created],
    ['integers-have-limits', write('/api/v0/addresses/', { number: 1e21 }), answer(400, {})],
    ['digits-are-those-of-JSON', write(products, { price: '1_000' }), answer(400, {})],
    ['digits-are-those-of-JSON', write(products, { name: '1_000' }), created],
    ['ids-are-plain-numbers', read(`${products}10/`), found],
    ['ids-are-plain-numbers', ask('OPTIONS', `${products}abc/`).request, found],
    ['only-json-is-a-suffix', read('/api/v0/products.json'), found],
    ['only-json-is-a-suffix', read('/api/v0/.json/'), found],
    ['a-bad-exp-is-a-bad-token', list('exp-fraction'), found],
    ['a-token-without-jti-is-bad', refresh('refresh-no-jti'), answer(401, {})],
    ['a-user-id-that-is-no-number-is-nobody', verify('user-word'), found],
    ['a-blacklisted-token-is-not-good', verify('own'), found],
    ['a-blacklisted-token-is-not-good', verify('ended-access'), found],
    ['a-blacklisted-token-is-not-good', refresh('ended'), found],
    ['a-blacklisted-token-is-not-good', verify('ended'), answer(400, {})],
    ['all-ends-with-the-session', list('access'), found],
    ['all-ends-with-the-session', list('live-access'), found],
    ['all-ends-with-the-session', spend('ended-refresh'), found],
    ['all-ends-with-the-session', refresh('ended-too-refresh'), answer(401, {})],
    ['all-ends-with-the-session', list('ended-access'), answer(401, {})],
    ['surrogates-can-be-told', write(products, { currency: '\ud800' }), answer(400, {})],
    ['an-address-in-use-stays', ask('DELETE', `${products}1/`).request, serverError],
    ['broken-multipart-is-an-error', form(`${part('name')}--b--\r\n`), created],
    ['broken-multipart-is-an-error', write(products, {}), created],
    ['words-of-python', write(products, {}), answer(400, { detail: 'JSON parse error - Expecting value' })],
    ['redirects-keep-the-method', read('/api/v0/products'), { status: 301, headers: {} }],
    ['problems-are-json', read('/'), serverError],
    ['accounts-and-invoices-tell-their-id', read(products), found],
    ['accounts-and-invoices-tell-their-id', read('/api/v0/accounts/1/'), notFound],
  ])('%s, row %#', (name, request, said) => {
    expect(mend(name, request, said) ?? said).toEqual(said);
  });
});
