// Hostile tokens, made by hand: what each door says to them (SPEC, sections 3 and 4).
import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Server,
  accessClaims,
  hmac,
  post,
  refreshClaims,
  second,
  serve,
  signingKey,
  token,
  visit,
} from './spec-kit.ts';

const invalid = 'Token is invalid or expired';

let server: Server;
beforeEach(async () => {
  server = await serve();
});

/** What the three doors say to a token: verify, refresh, and the Authorization header. */
async function saidTo(text: string) {
  const answers = [
    await post(server, '/api/token/verify/', { token: text }),
    await post(server, '/api/token/refresh/', { refresh: text }),
    await visit(server, `Bearer ${text}`),
  ];
  return answers.map((answer) => [answer.statusCode, answer.json()]);
}

const refusal = (message: string) => [401, { detail: message, code: 'token_not_valid' }];
const accessRefusal = (message: string) => [
  401,
  {
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  },
];
const refusals = (message: string) => [refusal(message), refusal(message), accessRefusal(message)];

/** Claims with some of them replaced; `undefined` leaves one out. */
const but = (changes: object) => ({ ...accessClaims, ...changes });

/** Claims as JSON text, with one of them written by hand. */
const raw = (name: string, json: string) => {
  return `${JSON.stringify({ ...accessClaims, [name]: undefined }).slice(0, -1)},"${name}":${json}}`;
};

const good = token(accessClaims);
const [header = '', payload = '', signature = ''] = good.split('.');

/** The characters that decode as the last one of a signature does, but for the two bits that are thrown away. */
function otherSpellings(text: string): string[] {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const bytes = Buffer.from(text, 'base64url');
  return [...alphabet]
    .map((char) => text.slice(0, -1) + char)
    .filter((other) => other !== text && Buffer.from(other, 'base64url').equals(bytes));
}

function rs256(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const input = token(accessClaims, { alg: 'RS256', typ: 'JWT' }).split('.').slice(0, 2).join('.');
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
}

describe('a good token', () => {
  it('is good at every door it is meant for', async () => {
    expect(await saidTo(good)).toEqual([[200, {}], refusal('Token has wrong type'), [200, { user: 'ada' }]]);
    expect(await saidTo(token(refreshClaims))).toEqual([
      [200, {}],
      [200, { access: expect.any(String) }],
      accessRefusal('Token has wrong type'),
    ]);
  });

  it.each([
    ['without iat', but({ iat: undefined })],
    ['with an nbf that has come', but({ nbf: second })],
    ['with an iat 60 s ahead', but({ iat: second + 60 })],
    ['with an nbf 60 s ahead', but({ nbf: second + 60 })],
    ['with an exp of a fraction', but({ exp: second + 0.5 })],
    ['with a sub of text', but({ sub: '' })],
    ['with any aud and iss', but({ aud: ['a'], iss: 5 })],
    ['with a user_id that is a number', but({ user_id: 1 })],
    ['with an id of any text', but({ jti: '' })],
    ['with claims in any script', but({ name: 'Zoë ☃ 😀', __proto__x: 1 })],
    ['with equal keys in different objects', but({ a: { b: 1, c: [{ b: 1 }, { b: 1 }] }, b: 1 })],
    ['with text that looks like a key twice', but({ a: '"exp":1,"exp":', 'b"': '\\":' })],
    ['with nothing but depth', but({ deep: JSON.parse(`${'['.repeat(1400)}${']'.repeat(1400)}`) })],
  ])('may be %s', async (_, claims) => {
    expect((await visit(server, `Bearer ${token(claims)}`)).json()).toEqual({ user: 'ada' });
  });

  it.each([
    ['{"alg":"HS256"}'],
    ['{"typ":"jwt","alg":"HS256"}'],
    ['{"alg":"HS256","kid":"../../etc/passwd"}'],
    ['{"alg":"HS256","kid":5}'],
    ['{"typ":"JWT","alg":"HS256","cty":"JWT","x5t":"AA"}'],
    [' { "alg" : "HS256" } '],
  ])('may have the header %s', async (text) => {
    expect((await visit(server, `Bearer ${token(accessClaims, text)}`)).statusCode).toBe(200);
  });
});

describe('a token that is not ours', () => {
  const withHeader = (changes: object) => token(accessClaims, { alg: 'HS256', typ: 'JWT', ...changes });
  const unsigned = (alg: unknown, end = '') =>
    `${Buffer.from(JSON.stringify({ alg, typ: 'JWT' })).toString('base64url')}.${payload}.${end}`;

  it.each([
    ['is no token', 'garbage'],
    ['is three letters', 'a.b.c'],
    ['is two points', '..'],
    ['has two parts', `${header}.${payload}`],
    ['has four parts', `${good}.x`],
    ['has no signature', `${header}.${payload}.`],
    ['has no header', `.${payload}.${signature}`],
    ['has no payload', `${header}..${signature}`],
    ['is signed by somebody else', token(accessClaims, undefined, 'another key, also long enough for HS256')],
    ['is signed with nothing', token(accessClaims, undefined, '')],
    [
      'has a changed signature',
      `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    ],
    ['has a signature cut short', good.slice(0, -1)],
    ['has a longer signature', `${good}A`],
    ['has padding', `${good}=`],
    [
      'has its signature in base64',
      `${header}.${payload}.${Buffer.from(signature, 'base64url').toString('base64')}`,
    ],
    ['has a changed payload', `${header}.${token(but({ user_id: '2' })).split('.')[1]}.${signature}`],
    [
      'has a changed header',
      `${token(accessClaims, { alg: 'HS256' }).split('.')[0]}.${payload}.${signature}`,
    ],
    ['says alg none', unsigned('none')],
    ['says alg None', unsigned('None')],
    ['says alg NONE, signed', unsigned('NONE', signature)],
    ['says no alg', unsigned(undefined, signature)],
    ['says alg null', unsigned(null, signature)],
    ['says alg hs256', withHeader({ alg: 'hs256' })],
    ['says a list of algs', withHeader({ alg: ['HS256'] })],
    ['is signed with HS384', withHeader({ alg: 'HS384' })],
    ['is signed with HS512', withHeader({ alg: 'HS512' })],
    ['says RS256 over an HMAC of the key', withHeader({ alg: 'RS256' })],
    ['is signed with an RSA key', rs256()],
    ['has a crit that nobody knows', withHeader({ crit: ['exp-by-moon'], 'exp-by-moon': 1 })],
    ['has an empty crit', withHeader({ crit: [] })],
    ['has a crit that is no list', withHeader({ crit: 'exp' })],
    ...['', null, false, 0, {}].map((crit) => [
      `has a crit of ${JSON.stringify(crit)}`,
      withHeader({ crit }),
    ]),
    ...['jku', 'x5u', 'jwk'].flatMap((name) =>
      ['https://evil.example/', '', null, { kty: 'oct', k: 'AA' }].map((value) => [
        `has ${name} ${JSON.stringify(value)}`,
        withHeader({ [name]: value }),
      ]),
    ),
    ['has alg twice', token(accessClaims, '{"alg":"none","alg":"HS256"}')],
    ['has a member of its header twice', token(accessClaims, '{"alg":"HS256","kid":"a","kid":"a"}')],
    ['has a claim twice', token(`{"exp":1,${JSON.stringify(accessClaims).slice(1)}`)],
    ['has a claim twice, once escaped', token(`{"\\u0065xp":1,${JSON.stringify(accessClaims).slice(1)}`)],
    ['has a claim twice with spaces', token(`{"exp" \n: 1,${JSON.stringify(accessClaims).slice(1)}`)],
    ['has a name twice inside a claim', token(raw('more', '[{"a":{"b":1,"b":1}}]'))],
    ['has b64 as crit', withHeader({ crit: ['b64'], b64: false })],
    ['has a header that is a list', token(accessClaims, '[]')],
    ['has a header that is text', token(accessClaims, '"HS256"')],
    ['has a header that is null', token(accessClaims, 'null')],
    ['has a header that is no JSON', token(accessClaims, '{')],
    ['has a payload that is a list', token([accessClaims])],
    ['has a payload that is text', token('"text"')],
    ['has a payload that is null', token('null')],
    ['has a payload that is a number', token('5')],
    ['has a payload that is no JSON', token('{"exp":')],
    ['has an empty payload', token('')],
    ['is of other characters', 'ééé.☃.ÿ'.replace('☃', 'é')],
    ['has characters outside ASCII at its end', `${good}é`],
    ['is longer than 4096 characters', token(but({ more: 'x'.repeat(3000) }))],
  ])('%s', async (_, text) => {
    expect(await saidTo(text)).toEqual(refusals(invalid));
  });

  it('has another spelling of a good signature', async () => {
    const others = otherSpellings(signature).map((other) => `${header}.${payload}.${other}`);
    expect(others).toHaveLength(3);
    expect(await Promise.all(others.map(saidTo))).toEqual(others.map(() => refusals(invalid)));
  });

  it('is signed over another spelling of a good header or payload', async () => {
    const encode = (text: string) => Buffer.from(text).toString('base64url');
    // Of 3n + 1 and 3n + 2 bytes: they end in four and two bits that say nothing.
    const headers = ['{"alg":"HS256"} ', '{"alg":"HS256"}  '].map(encode);
    const claims = JSON.stringify(accessClaims).trimEnd();
    const payloads = [1, 2].map((rest) => encode(claims.padEnd(Math.ceil(claims.length / 3) * 3 + rest)));
    const inputs = [
      ...headers.flatMap((part) => otherSpellings(part).map((other) => `${other}.${payload}`)),
      ...payloads.flatMap((part) => otherSpellings(part).map((other) => `${header}.${other}`)),
    ];
    expect(inputs).toHaveLength(2 * (15 + 3));
    const texts = inputs.map((input) => `${input}.${hmac(input)}`);
    expect(await Promise.all(texts.map(saidTo))).toEqual(texts.map(() => refusals(invalid)));
    const first = `${headers[0]}.${payloads[0]}`;
    expect((await visit(server, `Bearer ${first}.${hmac(first)}`)).statusCode).toBe(200);
  });

  it.each([' ', '\n', '\t'])('has %j inside', async (space) => {
    const texts = [`${header}.${payload}${space}.${signature}`, `${header}.${payload}.${space}${signature}`];
    const answers = await Promise.all(
      texts.map((text) => post(server, '/api/token/verify/', { token: text })),
    );
    expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual([
      refusal(invalid),
      refusal(invalid),
    ]);
  });

  it('signs what it says with a good key, and says no JSON', async () => {
    const input = `${header}.${Buffer.from([0xff, 0xfe]).toString('base64url')}`;
    expect(await saidTo(`${input}.${hmac(input)}`)).toEqual(refusals(invalid));
  });
});

describe('a token of ours with bad claims', () => {
  it.each([
    ['exp', 'null'],
    ['exp', '"1800000300"'],
    ['exp', '"soon"'],
    ['exp', '1e400'],
    ['exp', '-1e400'],
    ['exp', '-1'],
    ['exp', '0'],
    ['exp', 'true'],
    ['exp', '[]'],
    ['exp', '{}'],
    ['exp', `${second}`],
    ['exp', `${second - 1}`],
    ['iat', `${second + 61}`],
    ['iat', '1e400'],
    ['iat', '"now"'],
    ['iat', 'null'],
    ['nbf', `${second + 61}`],
    ['nbf', '1e400'],
    ['nbf', '"now"'],
    ['nbf', 'null'],
    ['jti', '5'],
    ['jti', 'null'],
    ['jti', '["a"]'],
    ['sub', '5'],
    ['sub', 'null'],
    ['sub', '{}'],
  ])('%s: %s', async (name, json) => {
    expect(await saidTo(token(raw(name, json)))).toEqual(refusals(invalid));
  });

  it.each([
    [{ exp: undefined }, "Token has no 'exp' claim"],
    [{ exp: undefined, jti: undefined, token_type: undefined }, "Token has no 'exp' claim"],
    [{ jti: undefined }, 'Token has no id'],
    [{ jti: undefined, token_type: undefined }, 'Token has no id'],
  ])('says what is missing in %o', async (changes, message) => {
    expect(await saidTo(token(but(changes)))).toEqual(refusals(message));
  });

  it('says first that it is expired', async () => {
    expect(await saidTo(token(but({ exp: second, jti: undefined, token_type: undefined })))).toEqual(
      refusals(invalid),
    );
  });

  it.each([
    [undefined, 'Token has no type'],
    [null, 'Token has wrong type'],
    ['Access', 'Token has wrong type'],
    ['sliding', 'Token has wrong type'],
    [['access', 'refresh'], 'Token has wrong type'],
  ])('of type %j is good for verify alone', async (token_type, message) => {
    expect(await saidTo(token(but({ token_type })))).toEqual([
      [200, {}],
      refusal(message),
      accessRefusal(message),
    ]);
  });
});

describe('a lifetime', () => {
  it('ends with the millisecond at which exp comes', async () => {
    const pair = (await post(server, '/api/token/', { username: 'ada', password: 'adaada' })).json();
    const statuses = async () =>
      Promise.all([
        visit(server, `Bearer ${pair.access}`),
        post(server, '/api/token/verify/', { token: pair.access }),
        post(server, '/api/token/refresh/', { refresh: pair.refresh }),
      ]).then((answers) => answers.map(({ statusCode }) => statusCode));
    server.clock.ms = (second + 300) * 1000 - 1;
    expect(await statuses()).toEqual([200, 200, 200]);
    server.clock.ms += 1;
    expect(await statuses()).toEqual([401, 401, 200]);
    server.clock.ms = (second + 86_400) * 1000 - 1;
    expect(await statuses()).toEqual([401, 401, 200]);
    server.clock.ms += 1;
    expect(await statuses()).toEqual([401, 401, 401]);
  });

  it('is judged anew each time, also of a token seen before', async () => {
    expect((await visit(server, `Bearer ${good}`)).statusCode).toBe(200);
    server.clock.ms += 300_000;
    expect((await visit(server, `Bearer ${good}`)).statusCode).toBe(401);
    server.clock.ms -= 300_000;
    expect((await visit(server, `Bearer ${good}`)).statusCode).toBe(200);
  });
});

describe('a key', () => {
  it('is compared by its bytes', async () => {
    const other = await serve({ signingKey: 'ключ, который достаточно длинный для HS256' });
    const text = token(accessClaims, undefined, 'ключ, который достаточно длинный для HS256');
    expect((await visit(other, `Bearer ${text}`)).statusCode).toBe(200);
    expect((await visit(other, `Bearer ${token(accessClaims, undefined, signingKey)}`)).statusCode).toBe(401);
  });
});
