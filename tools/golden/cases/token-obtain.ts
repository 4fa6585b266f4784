// POST /api/token/: a user name and a password for a pair of tokens.
import type { Area, Json } from '../case.ts';
import { ask, get, one, post, several } from '../requests.ts';
import { products, token } from './paths.ts';
import { fewTexts, texts } from './values.ts';

const alice = { username: 'alice', password: 'P_assw0rd***' };
const form = 'username=alice&password=P_assw0rd***';
const obtain = (json: Json, headers = {}) => post(token, json, { token: null, headers });

export const tokenObtain: Area = {
  name: 'token-obtain',
  cases: [
    one('gives a pair of tokens for a user name and its password', obtain(alice)),
    one('gives a pair to each user', obtain({ ...alice, username: 'carol' })),
    one('takes spaces around the user name away', obtain({ ...alice, username: '  alice ' })),
    one('takes spaces around the password away', obtain({ ...alice, password: ' P_assw0rd***\n' })),
    one('passes over further fields', obtain({ ...alice, is_staff: true, user_id: 99, refresh: 'x' })),
    one('does not look at the Authorization header', obtain(alice, { authorization: 'Bearer garbage' })),
    one('does not look at a header of two words', obtain(alice, { authorization: 'Bearer a b' })),
    one('reads a form', ask('POST', token, { token: null, form })),
    one('reads a multipart form', ask('POST', token, { token: null, multipart: Object.entries(alice) })),
    one('reads a form without a password', ask('POST', token, { token: null, form: 'username=alice' })),
    one('refuses a wrong password', obtain({ ...alice, password: 'wrong' })),
    one('refuses a password in other letters', obtain({ ...alice, password: 'p_assw0rd***' })),
    one('refuses a very long password', obtain({ ...alice, password: 'x'.repeat(1000) })),
    one('refuses a user who is not there', obtain({ ...alice, username: 'nobody' })),
    one('refuses a user who is inactive', obtain({ ...alice, username: 'bob' })),
    one('refuses a user name in capitals', obtain({ ...alice, username: 'ALICE' })),
    one('refuses a very long user name', obtain({ ...alice, username: 'a'.repeat(1000) })),
    ...texts.map(([what, value]) => one(`the user name is ${what}`, obtain({ ...alice, username: value }))),
    ...fewTexts.map(([what, value]) => one(`the password is ${what}`, obtain({ ...alice, password: value }))),
    one('the user name is missing', obtain({ password: 'x' })),
    one('the password is missing', obtain({ username: 'alice' })),
    one('both are missing', obtain({})),
    one('both are null', obtain({ username: null, password: null })),
    one('both are bad', obtain({ password: [], username: '' })),
    one('the names of the fields have capitals', obtain({ Username: 'alice', Password: 'x' })),
    one(
      'does not look at the query',
      post(`${token}?username=alice&password=P_assw0rd***`, {}, { token: null }),
    ),
    several(
      'gives an access token that opens a list, as the answer to',
      [],
      get(products, { token: 'access' }),
      get(products, { token: 'refresh' }),
    ),
  ],
};
