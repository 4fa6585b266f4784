// Tokens that nobody may be let in with: made without the key, or with it from what no server of ours writes.
import { type KeyObject, constants, createHmac, generateKeyPairSync, sign as signWith } from 'node:crypto';

/** A forgery by name. */
export type Forgery = readonly [name: string, token: string];

type Claims = Readonly<Record<string, unknown>>;

/** The real token that forgeries start from, and what they may be made with. */
export interface Genuine {
  readonly token: string;
  /** Signs the first two parts of a token as the server does. */
  readonly sign: (input: string) => string;
  /** Where the server signs with a key pair: its public half, which everybody knows. */
  readonly publicKey?: KeyObject;
}

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const decode = (part = ''): Claims => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;

const hashes: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

export const hmac = (input: string, key: string | Buffer, alg = 'HS256') =>
  createHmac(hashes[alg] ?? 'sha256', key)
    .update(input)
    .digest('base64url');

/** The attacker's own keys, and how each algorithm signs with them. */
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' });
const ed25519 = generateKeyPairSync('ed25519');

const pkcs1 = (hash: string) => (input: Buffer) => signWith(hash, input, rsa.privateKey);
const pss = (hash: string) => (input: Buffer) =>
  signWith(hash, input, {
    key: rsa.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  });
const ecdsa = (hash: string, key: KeyObject) => (input: Buffer) =>
  signWith(hash, input, { key, dsaEncoding: 'ieee-p1363' });
const eddsa = (input: Buffer) => signWith(null, input, ed25519.privateKey);

const own = [
  ['RS256', rsa.publicKey, pkcs1('sha256')],
  ['RS384', rsa.publicKey, pkcs1('sha384')],
  ['RS512', rsa.publicKey, pkcs1('sha512')],
  ['PS256', rsa.publicKey, pss('sha256')],
  ['PS512', rsa.publicKey, pss('sha512')],
  ['ES256', p256.publicKey, ecdsa('sha256', p256.privateKey)],
  ['ES384', p384.publicKey, ecdsa('sha384', p384.privateKey)],
  ['ES512', p521.publicKey, ecdsa('sha512', p521.privateKey)],
  ['EdDSA', ed25519.publicKey, eddsa],
  ['Ed25519', ed25519.publicKey, eddsa],
] as const;

/** Keys that a server might take for its own: empty, guessable, or public. */
function guessedKeys({ publicKey }: Genuine): (readonly [string, string | Buffer])[] {
  const guesses = ['', '\0', 'secret', 'null', 'undefined', '[object Object]', 'HS256'];
  const named = guesses.map((key) => [JSON.stringify(key), key] as const);
  if (!publicKey) return named;
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const jwk = publicKey.export({ format: 'jwk' });
  return [
    ...named,
    ['the public key as PEM', pem],
    ['the public key as PEM without its last line end', pem.trimEnd()],
    ['the public key as DER', publicKey.export({ type: 'spki', format: 'der' })],
    ['the public key as JWK', JSON.stringify(jwk)],
    ['the x of the public key', Buffer.from(jwk.x ?? jwk.n ?? '', 'base64url')],
  ];
}

/** Without any signature. RFC 7515, section 3.6 and Tim McLean's finding of 2015: spellings of "none". */
function* unsigned(header: Claims, claims: Claims): Generator<Forgery> {
  const spellings = ['none', 'None', 'nOnE', 'NONE', 'nonE', ' none', 'none ', 'none\0', '', 'null', 'HS0'];
  const noTexts = [null, undefined, true, false, 0, 256, [], ['HS256'], ['none'], {}, { HS256: 1 }];
  for (const alg of [...spellings, ...noTexts]) {
    const input = `${encode({ ...header, alg })}.${encode(claims)}`;
    yield [`alg ${JSON.stringify(alg)} and no signature`, `${input}.`];
    yield [`alg ${JSON.stringify(alg)} and an empty HMAC`, `${input}.${hmac(input, '')}`];
    yield [`alg ${JSON.stringify(alg)} and no third part`, input];
  }
}

/** Signed by somebody else, with any algorithm, the keys offered in the header in every way that RFC 7515 has. */
function* foreign(genuine: Genuine, header: Claims, claims: Claims): Generator<Forgery> {
  for (const [alg, publicKey, sign] of own) {
    const jwk = publicKey.export({ format: 'jwk' });
    const der = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const offers = [
      {},
      { jwk },
      { jku: 'https://attacker.example/keys.json' },
      { x5u: 'https://attacker.example/certificate.pem' },
      { x5c: [der] },
      { kid: 'attacker', jwk },
    ];
    for (const offer of offers) {
      const input = `${encode({ ...header, alg, ...offer })}.${encode(claims)}`;
      const offered = Object.keys(offer).join(' and ') || 'nothing';
      yield [
        `${alg} of a foreign key, with ${offered}`,
        `${input}.${sign(Buffer.from(input)).toString('base64url')}`,
      ];
    }
  }
  for (const alg of Object.keys(hashes)) {
    for (const [name, key] of guessedKeys(genuine)) {
      const input = `${encode({ ...header, alg })}.${encode(claims)}`;
      yield [`${alg} with the key ${name}`, `${input}.${hmac(input, key, alg)}`];
    }
  }
}

/** Names of keys that lead somewhere else, signed with what is found there. */
function* strangeKids(claims: Claims): Generator<Forgery> {
  const kids = [
    '../../../../../../dev/null',
    '/dev/null',
    'file:///dev/null',
    '..\\..\\nul',
    "' or '1'='1",
    "' union select '' -- ",
    '$(true)',
    '__proto__',
    'constructor',
    'toString',
    '\0',
    '',
    'x'.repeat(2000),
    0,
    true,
    [],
    {},
    ['__proto__'],
  ];
  for (const kid of kids) {
    const input = `${encode({ alg: 'HS256', typ: 'JWT', kid })}.${encode(claims)}`;
    yield [`kid ${JSON.stringify(kid).slice(0, 40)} and an empty key`, `${input}.${hmac(input, '')}`];
    yield [`kid ${JSON.stringify(kid).slice(0, 40)} and a key of it`, `${input}.${hmac(input, `${kid}`)}`];
  }
}

/** Signatures that a careless check of ECDSA or EdDSA takes for good (CVE-2022-21449), and no signatures at all. */
function* emptySignatures(header: Claims, claims: Claims): Generator<Forgery> {
  const bytes = [0, 1, 32, 63, 64, 65, 96, 132, 256];
  const der = ['MAYCAQACAQA', 'MAYCAQECAQE', 'MAA'];
  for (const alg of ['HS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'RS256']) {
    const input = `${encode({ ...header, alg })}.${encode(claims)}`;
    for (const length of bytes) {
      yield [`${alg}, ${length} bytes of zero`, `${input}.${Buffer.alloc(length).toString('base64url')}`];
      yield [
        `${alg}, ${length} bytes of 0xff`,
        `${input}.${Buffer.alloc(length, 255).toString('base64url')}`,
      ];
    }
    for (const text of der) yield [`${alg}, the empty signature in DER ${text}`, `${input}.${text}`];
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The genuine token in another spelling, or in another form. */
function* respelled({ token }: Genuine): Generator<Forgery> {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const last = signature.slice(0, -1);
  for (const end of alphabet) {
    const other = `${last}${end}`;
    if (other !== signature) yield [`a signature that ends in ${end}`, `${header}.${claims}.${other}`];
  }
  for (const more of [
    '=',
    '==',
    '.',
    '..',
    '.e30',
    'A',
    'AAAA',
    '-',
    '%',
    '%3D',
    '\0',
    '\u00e9',
    '+',
    '/',
    ',',
  ]) {
    yield [`${JSON.stringify(more)} behind it`, `${token}${more}`];
    yield [`${JSON.stringify(more)} before it`, `${more}${token}`];
    yield [`${JSON.stringify(more)} behind its header`, `${header}${more}.${claims}.${signature}`];
    yield [`${JSON.stringify(more)} behind its claims`, `${header}.${claims}${more}.${signature}`];
  }
  yield ['no dots', token.replaceAll('.', '')];
  yield ['commas', token.replaceAll('.', ',')];
  yield ['capitals', token.toUpperCase()];
  yield ['base64 once more', encode(token)];
  yield ['the parts in another order', `${claims}.${header}.${signature}`];
  yield ['the claims twice', `${header}.${claims}.${claims}.${signature}`];
  yield ['the form of a JWE', `${header}..${claims}.${signature}.`];
  yield ['the form of JSON, flat', JSON.stringify({ protected: header, payload: claims, signature })];
  yield [
    'the form of JSON',
    JSON.stringify({ payload: claims, signatures: [{ protected: header, signature }] }),
  ];
}

/** What stands in for claims or headers that no token of ours has, under a good signature. */
function* oddHeaders(genuine: Genuine, header: Claims, claims: Claims): Generator<Forgery> {
  const signed = (text: unknown) => {
    const input = `${encode(text)}.${encode(claims)}`;
    return `${input}.${genuine.sign(input)}`;
  };
  const critical = [[], ['exp'], ['b64'], ['alg'], ['x'], 'exp', '', null, 0, {}, [1], [[]], true];
  for (const crit of critical) yield [`crit ${JSON.stringify(crit)}`, signed({ ...header, crit })];
  yield ['crit b64 with b64 false', signed({ ...header, crit: ['b64'], b64: false })];
  yield ['crit exp with exp', signed({ ...header, crit: ['exp'], exp: claims['exp'] })];
  const jwk = p256.publicKey.export({ format: 'jwk' });
  for (const jku of ['https://attacker.example/keys.json', '', null]) {
    yield [`jku ${JSON.stringify(jku)}`, signed({ ...header, jku })];
    yield [`x5u ${JSON.stringify(jku)}`, signed({ ...header, x5u: jku })];
  }
  for (const key of [jwk, {}, null]) yield [`jwk ${JSON.stringify(key)}`, signed({ ...header, jwk: key })];
  const others = ['HS256', 'HS384', 'RS256', 'ES256', 'EdDSA'].filter((alg) => alg !== header['alg']);
  for (const alg of [...others, 'none', 'XX', '', null, 0, [header['alg']], { alg: 1 }]) {
    yield [`alg ${JSON.stringify(alg)} over a good signature`, signed({ ...header, alg })];
  }
  yield ['no alg over a good signature', signed({ typ: 'JWT' })];
  const { alg } = header;
  yield ['alg twice, none last', signed(`{"alg":${JSON.stringify(alg)},"typ":"JWT","alg":"none"}`)];
  for (const text of ['', 'null', '[]', '""', '1', '{', `[${JSON.stringify(header)}]`, '\u00ff']) {
    yield [`a header that is ${text || 'empty'}`, signed(text)];
  }
}

/** Claims that no token of ours has, under a good signature. */
function* oddClaims(genuine: Genuine, header: Claims, claims: Claims): Generator<Forgery> {
  const signed = (value: unknown) => {
    const input = `${encode(header)}.${encode(value)}`;
    return `${input}.${genuine.sign(input)}`;
  };
  const text = JSON.stringify(claims);
  const now = Math.floor(Date.now() / 1000);
  const bad: Readonly<Record<string, readonly unknown[]>> = {
    exp: [undefined, null, `${now + 300}`, '', -1, 0, 1, now - 1, -1e400, true, [now + 300], {}, { $gt: 0 }],
    iat: [now + 3600, `${now}`, true, [now], {}, 1e300],
    nbf: [now + 3600, `${now}`, true, [now], {}, 1e300],
    jti: [undefined, 0, 1, true, [], {}, [claims['jti']]],
    sub: [1, true, [], {}],
  };
  for (const [claim, values] of Object.entries(bad)) {
    for (const value of values) {
      yield [`${claim} ${JSON.stringify(value)}`, signed({ ...claims, [claim]: value })];
    }
  }
  yield ['exp 1e400', signed(text.replace(/"exp":\d+/, '"exp":1e400'))];
  yield ['exp -1e400', signed(text.replace(/"exp":\d+/, '"exp":-1e400'))];
  yield ['exp NaN', signed(text.replace(/"exp":\d+/, '"exp":NaN'))];
  yield ['exp Infinity', signed(text.replace(/"exp":\d+/, '"exp":Infinity'))];
  yield ['iat 1e400', signed(text.replace(/"iat":\d+/, '"iat":1e400'))];
  yield ['exp twice, over last', signed(text.replace(/\}$/, ',"exp":1}'))];
  yield ['jti twice, a number last', signed(text.replace(/\}$/, ',"jti":1}'))];
  for (const whole of ['', 'null', '[]', '""', '1', 'true', '{', `[${text}]`, JSON.stringify(text), '{}']) {
    yield [`claims that are ${whole.slice(0, 20) || 'empty'}`, signed(whole)];
  }
  const prototype = `{"__proto__":${text}}`;
  yield ['claims in a prototype', signed(prototype)];
  yield ['claims in a constructor', signed(`{"constructor":{"prototype":${text}}}`)];
}

/** Every forgery of a token. */
export function forgeriesOf(genuine: Genuine): Forgery[] {
  const [header, claims] = genuine.token.split('.').slice(0, 2).map(decode) as [Claims, Claims];
  return [
    ...unsigned(header, claims),
    ...foreign(genuine, header, claims),
    ...strangeKids(claims),
    ...emptySignatures(header, claims),
    ...respelled(genuine),
    ...oddHeaders(genuine, header, claims),
    ...oddClaims(genuine, header, claims),
  ];
}

/** Whoever can make this one can make all: signed anew, with nothing odd. */
export function remadeFrom({ token, sign }: Genuine): string {
  const [header, claims] = token.split('.').slice(0, 2).map(decode);
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${sign(input)}`;
}

/** The same claims but for some, under a good signature. */
function changed({ token, sign }: Genuine, changes: readonly Claims[]): Forgery[] {
  const [header, claims] = token.split('.').slice(0, 2).map(decode);
  return changes.map((change) => {
    const input = `${encode(header)}.${encode({ ...claims, ...change })}`;
    return [JSON.stringify(change), `${input}.${sign(input)}`];
  });
}

/** Tokens of another type or of none, which `token/verify/` knows no difference between. */
export function mistypedOf(genuine: Genuine): Forgery[] {
  const { token_type: own } = decode(genuine.token.split('.')[1]);
  const other = own === 'access' ? 'refresh' : 'access';
  const types = [
    undefined,
    null,
    '',
    'Access',
    'ACCESS',
    `${own} `,
    other,
    'sliding',
    0,
    true,
    [],
    [own],
    {},
  ];
  return changed(
    genuine,
    types.map((token_type) => ({ token_type })),
  );
}

/** Tokens that name a user or a session that is not theirs: for access tokens, which say whom they speak for. */
export function misnamedOf(genuine: Genuine): Forgery[] {
  const nobody = [undefined, null, 0, -1, 1.5, '1 ', ' 1', '01', '+1', '1e0', '0x1', '\u0661', true, [1], {}];
  const users = [...nobody, 2 ** 53, '999', '2'].map((user_id) => ({ user_id }));
  const sessions = ['0'.repeat(32), 'f'.repeat(32)].map((sid) => ({ sid }));
  return changed(genuine, [...users, ...sessions]);
}

/** Tokens under a good signature that name other keys than the one that has signed them. */
export function misattributedTo(kids: readonly unknown[], { token, sign }: Genuine): Forgery[] {
  const [header, claims] = token.split('.');
  return kids.map((kid) => {
    const input = `${encode({ ...decode(header), kid })}.${claims}`;
    return [`kid ${JSON.stringify(kid)}`, `${input}.${sign(input)}`];
  });
}
