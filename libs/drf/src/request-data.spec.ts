// What bodies say, good and hostile ones, and how they are refused.
import { describe, expect, it } from 'vitest';
import { Float } from './python.ts';
import { bodyFields, parseBody } from './request-data.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const json = (text: string) => parseBody('application/json', bytes(text));
const form = (text: string) => parseBody('application/x-www-form-urlencoded', bytes(text));

const boundary = 'application-boundary';
const multipartType = `multipart/form-data; boundary=${boundary}`;
const multipart = (...parts: string[]) =>
  parseBody(
    multipartType,
    bytes(
      [...parts.map((part) => `--${boundary}\r\nContent-Disposition: form-data; ${part}\r\n`), ''].join('') +
        `--${boundary}--\r\n`,
    ),
  );
const fieldsOf = async (data: ReturnType<typeof parseBody>) => {
  const read = await data;
  return read.kind === 'form' ? Object.fromEntries(read.fields) : read.kind;
};

describe('a JSON body', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=latin1',
    'application/json;;;',
    ' application/json ',
    'application/*',
    '*/*',
  ])('is read as UTF-8 under the type %j', async (type) => {
    expect(await parseBody(type, bytes('{"a":"ü☃😀"}'))).toEqual({ kind: 'json', value: { a: 'ü☃😀' } });
  });

  it.each([
    ['5', 5],
    ['-5', -5],
    ['0', 0],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['5.0', new Float(5)],
    ['5.5', new Float(5.5)],
    ['5e2', new Float(500)],
    ['5E-1', new Float(0.5)],
    ['1e400', new Float(Infinity)],
    ['-1e400', new Float(-Infinity)],
    ['1e-400', new Float(0)],
  ])('keeps the number %s as Python would', async (text, value) => {
    expect(await json(`{"a":[${text}]}`)).toEqual({ kind: 'json', value: { a: [value] } });
  });

  it('lets the last of equal keys count', async () => {
    expect(await json('{"a":1,"b":2,"a":3}')).toEqual({ kind: 'json', value: { a: 3, b: 2 } });
  });

  it('has __proto__ as a key like any other', async () => {
    const { value } = (await json('{"__proto__":{"a":1},"constructor":2}')) as { value: object };
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(value).not.toHaveProperty('a');
  });

  it.each([
    ['"\\ud800"', '\ud800'],
    ['"\\udc00\\ud800"', '\udc00\ud800'],
    ['"\\ud83d\\ude00"', '😀'],
    ['"\\u0000"', '\0'],
  ])('keeps %s as it is', async (text, value) => {
    expect(await json(text)).toEqual({ kind: 'json', value });
  });

  it.each([
    ['not UTF-8', [0x7b, 0xff, 0x7d]],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0, 0x7d, 0]],
    ['cut short', [0x22, 0xe2, 0x98]],
  ])('is refused if it is %s', async (_, codes) => {
    await expect(parseBody('application/json', Uint8Array.from(codes))).rejects.toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching('^JSON parse error - ') },
    });
  });

  it.each(['[', '{"a":'])('is refused if it nests too deeply: %s', async (opening) => {
    const refusal = { status: 400, body: { detail: 'JSON parse error - too deeply nested' } };
    await expect(json(opening.repeat(10_000))).rejects.toMatchObject(refusal);
    await expect(json(`{"a":"\\"]}","b":${opening.repeat(501)}`)).rejects.toMatchObject(refusal);
  });

  it('may nest 500 lists and objects, and say any number of brackets', async () => {
    expect(await json(`${'['.repeat(500)}${']'.repeat(500)}`)).toHaveProperty('kind', 'json');
    expect(await json(`["${'['.repeat(1000)}","\\"${'{'.repeat(1000)}"]`)).toHaveProperty('kind', 'json');
    expect(await json(`[${'[],'.repeat(1000)}{}]`)).toHaveProperty('kind', 'json');
  });
});

describe('a form body', () => {
  it.each([
    ['a=1&b=2', { a: ['1'], b: ['2'] }],
    ['a=1&a=2&a=', { a: ['1', '2', ''] }],
    ['a=&b', { a: [''], b: [''] }],
    ['a=b=c', { a: ['b=c'] }],
    ['n=%C3%BC+x%20y%2B', { n: ['ü x y+'] }],
    ['a=%zz&b=%', { a: ['%zz'], b: ['%'] }],
    ['a=%FF', { a: ['\ufffd'] }],
    ['&&a=1&', { a: ['1'] }],
    ['?a=1', { '?a': ['1'] }],
    ['a=1;b=2', { a: ['1;b=2'] }],
    ['a=%00', { a: ['\0'] }],
  ])('reads %s', async (text, fields) => {
    expect(await fieldsOf(form(text))).toEqual(fields);
  });

  it.each([
    ['latin-1', 'n\u00e4me=%E9%80+%e4', { näme: ['\u00e9\u0080 \u00e4'] }],
    ['ISO-8859-1', 'a=%E9', { a: ['\u00e9'] }],
    ['"windows-1252"', 'a=%80', { a: ['\u20ac'] }],
    ['shift_jis', 'a=%82%a0', { a: ['\u3042'] }],
    ['utf-8', 'a=%C3%A9', { a: ['\u00e9'] }],
    ['nonsense', 'a=%C3%A9', { a: ['\u00e9'] }],
    ['', 'a=%C3%A9', { a: ['\u00e9'] }],
  ])('is read in the charset %j', async (charset, text, fields) => {
    const type = `application/x-www-form-urlencoded; charset=${charset}`;
    expect(await fieldsOf(parseBody(type, Buffer.from(text, 'latin1')))).toEqual(fields);
  });

  it('has __proto__ as a name like any other', async () => {
    const { fields } = (await form('__proto__=1&constructor=2')) as { fields: ReadonlyMap<string, unknown> };
    expect([...fields]).toEqual([
      ['__proto__', ['1']],
      ['constructor', ['2']],
    ]);
  });

  it('reads tens of thousands of equal names at once', async () => {
    const fields = await fieldsOf(form('a&'.repeat(32_000)));
    expect(fields).toHaveProperty('a.length', 32_000);
  });
});

describe('a multipart body', () => {
  it('gives its fields in order', async () => {
    expect(
      await fieldsOf(
        multipart(
          'name="a"\r\n\r\n1',
          'name="b"\r\n\r\nü\r\n2',
          'name="a"\r\n\r\n',
          'name="__proto__"\r\n\r\n3',
        ),
      ),
    ).toEqual(
      Object.fromEntries([
        ['a', ['1', '']],
        ['b', ['ü\r\n2']],
        ['__proto__', ['3']],
      ]),
    );
  });

  it('has a file as something that is no text', async () => {
    const fields = await fieldsOf(
      multipart('name="a"; filename="5"\r\nContent-Type: text/plain\r\n\r\nfive', 'name="b"\r\n\r\n1'),
    );
    expect(fields).toEqual({ a: [expect.any(File)], b: ['1'] });
  });

  it.each([
    ['without a boundary', 'multipart/form-data', `--${boundary}--\r\n`],
    ['with an empty boundary', 'multipart/form-data; boundary=', `--${boundary}--\r\n`],
    ['with another boundary', 'multipart/form-data; boundary=other', `--${boundary}--\r\n`],
    ['with a boundary outside Latin-1', 'multipart/form-data; boundary=☃', `--☃--\r\n`],
    ['that is text', multipartType, 'a=1'],
    [
      'that is cut short',
      multipartType,
      `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1`,
    ],
    ['with a part without a name', multipartType, `--${boundary}\r\n\r\n1\r\n--${boundary}--\r\n`],
  ])('is refused %s', async (_, type, text) => {
    await expect(parseBody(type, bytes(text))).rejects.toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching('^Multipart form parse error - ') },
    });
  });
});

describe('a body', () => {
  it.each([undefined, '', 'text/plain', 'application/xml', 'application/json', '*/*', 'nonsense'])(
    'without a byte has no fields, whatever its type: %j',
    async (type) => {
      expect(await parseBody(type, new Uint8Array())).toEqual({ kind: 'json', value: {} });
    },
  );

  it.each([
    'application/x-www-form-urlencoded',
    'APPLICATION/X-WWW-FORM-URLENCODED; charset=utf-8',
    'multipart/form-data',
  ])('without a byte is an empty form under the type %j', async (type) => {
    expect(await parseBody(type, new Uint8Array())).toEqual({ kind: 'form', fields: new Map() });
  });

  it.each([
    '',
    'text/plain',
    'text/plain; charset=utf-8',
    'application/vnd.api+json',
    'application/json-patch+json',
    'application/problem+json; a=b',
    'application/json/more',
    'application/jsonp',
    'text/json',
    'multipart/mixed; boundary=x',
    'json',
    'nonsense',
    '/',
    ';',
  ])('of type %j is refused', async (type) => {
    await expect(parseBody(type, bytes('{}'))).rejects.toMatchObject({
      status: 415,
      body: { detail: `Unsupported media type "${type}" in request.` },
    });
  });

  it('without a type is refused', async () => {
    await expect(parseBody(undefined, bytes('{}'))).rejects.toMatchObject({
      status: 415,
      body: { detail: 'Unsupported media type "" in request.' },
    });
  });
});

describe('bodyFields', () => {
  it.each([
    ['[]', 'list'],
    ['"{}"', 'str'],
    ['5', 'int'],
    ['99999999999999999999', 'int'],
    ['5.0', 'float'],
    ['1e3', 'float'],
    ['true', 'bool'],
    ['false', 'bool'],
  ])('refuses the JSON %s: it is a %s', async (text, name) => {
    const data = await json(text);
    expect(() => bodyFields(data)).toThrow(
      expect.objectContaining({
        status: 400,
        body: { non_field_errors: [`Invalid data. Expected a dictionary, but got ${name}.`] },
      }),
    );
  });

  it('has words of its own for null', async () => {
    const data = await json('null');
    expect(() => bodyFields(data)).toThrow(
      expect.objectContaining({ status: 400, body: { non_field_errors: ['No data provided'] } }),
    );
  });

  it('gives the one value of a name in JSON', async () => {
    const { isForm, valuesOf } = bodyFields(await json('{"a":[1,2],"b":null}'));
    expect(isForm).toBe(false);
    expect([valuesOf('a'), valuesOf('b')]).toEqual([[[1, 2]], [null]]);
  });

  it('gives all values of a name in a form', async () => {
    const { isForm, valuesOf } = bodyFields(await form('a=1&b=&a=2'));
    expect(isForm).toBe(true);
    expect([valuesOf('a'), valuesOf('b')]).toEqual([['1', '2'], ['']]);
  });

  it.each(['a', 'toString', '__proto__', 'constructor', 'hasOwnProperty'])(
    'finds no %s where none was sent',
    async (name) => {
      expect(bodyFields(await json('{}')).valuesOf(name)).toEqual([]);
      expect(bodyFields(await form('b=1')).valuesOf(name)).toEqual([]);
    },
  );
});
