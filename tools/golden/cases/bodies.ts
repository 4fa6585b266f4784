// Bodies: types, encodings, and what is no JSON at all.
import type { Area } from '../case.ts';
import { ask, one } from '../requests.ts';
import { accounts, addresses, invoices, products, refresh, token } from './paths.ts';
import { account, address, invoice, product } from './rows.ts';

const fields = '{"name":"Hinge"}';

const types = [
  'application/json',
  'APPLICATION/JSON',
  'application/json; charset=utf-8',
  'application/json;charset=latin-1',
  'application/json; charset=nonsense',
  'application/json ; x=y',
  'application/json;',
  ' application/json',
  'application/json, application/json',
  'application/*',
  '*/*',
  'text/json',
  'text/plain',
  'text/plain; charset=utf-8',
  'TEXT/Plain',
  'application/xml',
  'application/octet-stream',
  'application/merge-patch+json',
  'application/json-patch+json',
  'application/vnd.api+json',
  'application/jsonx',
  'application',
  'json',
  '/',
  'garbage',
  'image/png',
];

/** No JSON, and JSON that is no object. */
const texts: readonly (readonly [what: string, text: string])[] = [
  ['{', '{'],
  ['}', '}'],
  ['[', '['],
  ['a word', 'garbage'],
  ['an open text', '{"name":"x'],
  ['an open object', '{"name":"x"'],
  ['a missing value', '{"name":}'],
  ['a missing colon', '{"name" "x"}'],
  ['a missing comma', '{"name":"x" "price":1}'],
  ['a missing quotation mark', '{name:"x"}'],
  ['single quotation marks', "{'name':'x'}"],
  ['a comma after the last member', '{"name":"x",}'],
  ['a comma after the last item', '{"name":["x",]}'],
  ['two commas', '{"name":"x",,"price":1}'],
  ['something after the end', '{"name":"x"} x'],
  ['a second object', '{"name":"x"}{"name":"y"}'],
  ['a comment', '{"name":"x"} // y'],
  ['NaN', '{"name":"x","price":NaN}'],
  ['Infinity', '{"name":"x","price":Infinity}'],
  ['-Infinity', '{"name":"x","price":-Infinity}'],
  ['a plus', '{"name":"x","price":+1}'],
  ['a leading zero', '{"name":"x","price":01}'],
  ['a leading point', '{"name":"x","price":.5}'],
  ['a trailing point', '{"name":"x","price":5.}'],
  ['a hexadecimal number', '{"name":"x","price":0x10}'],
  ['True', '{"name":True}'],
  ['undefined', '{"name":undefined}'],
  ['a line end in a text', '{"name":"a\nb"}'],
  ['a tab in a text', '{"name":"a\tb"}'],
  ['an unknown escape', '{"name":"\\x41"}'],
  ['a short escape', '{"name":"\\u12"}'],
  ['an error on the third line', '{\n  "name": "Hinge",\n  "price": ,\n}'],
  ['an error after letters beyond the first plane', '{"name":"🔑","price":,}'],
  ['blanks around', ' \r\n\t{"name":"Hinge"}\n'],
  ['a no-break space before', '\u00a0{"name":"x"}'],
  ['blanks alone', '  \n'],
  ['equal names', '{"name":"x","name":"Hinge"}'],
  ['equal names, the last one bad', '{"name":"Hinge","name":""}'],
  ['an escaped name', '{"\\u006eame":"Hinge"}'],
  ['an escaped surrogate pair', '{"name":"\\ud83d\\udd11"}'],
  ['an escaped surrogate alone', '{"name":"\\ud83d"}'],
  ['an escaped solidus', '{"name":"a\\/b"}'],
  ['no object but a list', '[{"name":"x"}]'],
  ['no object but an empty list', '[]'],
  ['no object but a text', '"name"'],
  ['no object but an empty text', '""'],
  ['no object but a number', '1'],
  ['no object but zero', '0'],
  ['no object but a fraction', '1.5'],
  ['no object but a number with an exponent', '1e5'],
  ['no object but true', 'true'],
  ['no object but false', 'false'],
  ['null', 'null'],
  ['an empty object', '{}'],
  ['__proto__', '{"__proto__":{"name":"x"}}'],
  ['__proto__ beside a good name', '{"name":"Hinge","__proto__":{"price":"9"},"constructor":1}'],
  ['an empty name', '{"":"x","name":"Hinge"}'],
  ['a name in capitals', '{"NAME":"x"}'],
  ['a name with spaces', '{" name ":"x"}'],
];

const bytes: readonly (readonly [what: string, bytes: readonly number[]])[] = [
  ['a byte order mark', [0xef, 0xbb, 0xbf, ...Buffer.from(fields)]],
  ['latin-1', [...Buffer.from('{"name":"\u00e9"}', 'latin1')]],
  ['UTF-16', [...Buffer.from(fields, 'utf16le')]],
  ['UTF-16 with its mark', [0xff, 0xfe, ...Buffer.from(fields, 'utf16le')]],
  ['a surrogate in UTF-8', [...Buffer.from('{"name":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')]],
  ['an overlong NUL', [...Buffer.from('{"name":"'), 0xc0, 0x80, ...Buffer.from('"}')]],
  ['half a character', [...Buffer.from('{"name":"'), 0xe2, 0x98]],
  ['zeros', [0, 0, 0, 0]],
];

const forms: readonly (readonly [what: string, form: string])[] = [
  ['all fields', 'name=Hinge&price=3.5&currency=%24'],
  ['the name alone', 'name=Hinge'],
  ['nothing', 'x=y'],
  ['a plus and a percent sign', 'name=Hinge+and%20screw'],
  ['letters outside ASCII, encoded', 'name=%C3%9Cn%E2%98%83'],
  ['letters outside ASCII, as they are', 'name=Ün☃'],
  ['bytes that are not UTF-8', 'name=%FFx'],
  ['a percent sign that stands for nothing', 'name=100%'],
  ['equal names', 'name=x&name=Hinge'],
  ['a blank name', 'name=&price=1'],
  ['a name of spaces', 'name=++&price=1'],
  ['a blank price', 'name=Hinge&price='],
  ['a price of a space', 'name=Hinge&price=+'],
  ['a blank currency', 'name=Hinge&currency='],
  ['a bad currency', 'name=Hinge&currency=EUR'],
  ['a bad price', 'name=Hinge&price=abc'],
  ['a name without a value', 'name'],
  ['a NUL', 'name=a%00b'],
  ['semicolons', 'name=Hinge;price=1'],
  ['a question mark', '?name=Hinge'],
  ['empty pairs', '&&name=Hinge&&'],
  ['brackets', 'name[]=Hinge'],
  ['JSON', '{"name":"Hinge"}'],
  ['an encoded field name', '%6eame=Hinge'],
  ['null', 'name=null'],
];

const multipart = (text: string, type = 'multipart/form-data; boundary=b') =>
  ask('POST', products, { text, type });
const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

export const bodies: Area = {
  name: 'bodies',
  cases: [
    ...types.map((type) => one(`Content-Type: ${type}`, ask('POST', products, { text: fields, type }))),
    ...['text/plain', 'application/xml'].flatMap((type) =>
      [token, refresh].map((path) =>
        one(`Content-Type: ${type}, at ${path}`, ask('POST', path, { token: null, text: '{}', type })),
      ),
    ),
    ...['PUT', 'PATCH'].map((method) =>
      one(
        `Content-Type: text/plain, ${method}`,
        ask(method, `${products}{{p1}}/`, { text: fields, type: 'text/plain' }),
        product(),
      ),
    ),
    ...[
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      null,
    ].map((type) => one(`an empty body, Content-Type: ${type}`, ask('POST', products, { text: '', type }))),
    one('an empty body, PUT', ask('PUT', `${products}{{p1}}/`, { text: '' }), product()),
    one('an empty body, PATCH', ask('PATCH', `${products}{{p1}}/`, { text: '' }), product()),
    one('no body, POST', ask('POST', products)),
    one('no body, PATCH', ask('PATCH', `${products}{{p1}}/`), product()),
    ...texts.map(([what, text]) => one(`JSON: ${what}`, ask('POST', products, { text }))),
    ...texts
      .filter(([what]) => what.startsWith('no object') || what === 'null')
      .flatMap(([what, text]) => [
        one(`JSON: ${what}, PUT`, ask('PUT', `${products}{{p1}}/`, { text }), product()),
        one(`JSON: ${what}, PATCH`, ask('PATCH', `${products}{{p1}}/`, { text }), product()),
        one(`JSON: ${what}, at ${token}`, ask('POST', token, { token: null, text })),
      ]),
    ...bytes.map(([what, list]) => one(`JSON: ${what}`, ask('POST', products, { bytes: list }))),
    ...forms.map(([what, form]) => one(`form: ${what}`, ask('POST', products, { form }))),
    ...forms
      .slice(9, 15)
      .map(([what, form]) =>
        one(`form: ${what}, PATCH`, ask('PATCH', `${products}{{p1}}/`, { form }), product()),
      ),
    ...forms
      .slice(0, 3)
      .map(([what, form]) =>
        one(`form: ${what}, PUT`, ask('PUT', `${products}{{p1}}/`, { form }), product()),
      ),
    one(
      'form: another charset',
      ask('POST', products, { form: 'name=%E9', type: 'application/x-www-form-urlencoded; charset=latin-1' }),
    ),
    one(
      'form: an address without its number',
      ask('POST', addresses, { form: 'street=S&city=C&postal_code=P' }),
    ),
    one(
      'form: an address with a blank number',
      ask('POST', addresses, { form: 'street=S&number=&city=C&postal_code=P' }),
    ),
    one('form: a blank number, PATCH', ask('PATCH', `${addresses}{{a1}}/`, { form: 'number=' }), address()),
    one('form: an account', ask('POST', accounts, { form: 'user=1&address={{a1}}&version=3' }), address()),
    one('form: an account with a blank address', ask('POST', accounts, { form: 'user=1&address=' })),
    one('form: an account with a blank version', ask('POST', accounts, { form: 'user=1&version=' })),
    one('form: an account with a blank user', ask('POST', accounts, { form: 'user=' })),
    one(
      'form: an invoice with two products',
      ask('POST', invoices, { form: 'invoice_number=5&products={{p2}}&products={{p1}}&account={{c1}}' }),
      product('p1'),
      product('p2'),
      account(),
    ),
    one('form: an invoice without products', ask('POST', invoices, { form: 'account={{c1}}' }), account()),
    one(
      'form: an invoice with a blank product',
      ask('POST', invoices, { form: 'account={{c1}}&products=' }),
      account(),
    ),
    one(
      'form: an invoice without products, PATCH',
      ask('PATCH', `${invoices}{{i1}}/`, { form: 'invoice_number=6' }),
      product(),
      account(),
      invoice(),
    ),
    one(
      'multipart: all fields',
      ask('POST', products, {
        multipart: [
          ['name', 'Ünïcödé ☃'],
          ['price', '8'],
          ['currency', '$'],
        ],
      }),
    ),
    one(
      'multipart: a blank price',
      ask('POST', products, {
        multipart: [
          ['name', 'Hinge'],
          ['price', ''],
        ],
      }),
    ),
    one('multipart: a blank name', ask('POST', products, { multipart: [['name', '']] })),
    one(
      'multipart: equal names',
      ask('POST', products, {
        multipart: [
          ['name', 'x'],
          ['name', 'Hinge'],
        ],
      }),
    ),
    one('multipart: two lines', ask('POST', products, { multipart: [['name', 'Hinge\r\nand screw']] })),
    one('multipart: PATCH', ask('PATCH', `${products}{{p1}}/`, { multipart: [['price', '8']] }), product()),
    one(
      'multipart: an invoice with two products',
      ask('POST', invoices, {
        multipart: [
          ['products', '{{p1}}'],
          ['products', '{{p2}}'],
          ['account', '{{c1}}'],
        ],
      }),
      product('p1'),
      product('p2'),
      account(),
    ),
    one('multipart: without a boundary', multipart(part('name', 'x'), 'multipart/form-data')),
    one('multipart: an empty boundary', multipart(part('name', 'x'), 'multipart/form-data; boundary=')),
    one(
      'multipart: another boundary',
      multipart(`${part('name', 'x')}--b--\r\n`, 'multipart/form-data; boundary=c'),
    ),
    one(
      'multipart: a boundary in quotation marks',
      multipart(`${part('name', 'Hinge')}--b--\r\n`, 'multipart/form-data; boundary="b"'),
    ),
    one('multipart: no part', multipart('--b--\r\n')),
    one('multipart: garbage', multipart('garbage')),
    one(
      'multipart: a part without a name',
      multipart('--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n'),
    ),
    one('multipart: a part without headers', multipart('--b\r\n\r\nx\r\n--b--\r\n')),
    one(
      'multipart: a file for a text',
      multipart(
        '--b\r\nContent-Disposition: form-data; name="name"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n',
      ),
    ),
    one('multipart: the end is missing', multipart(part('name', 'Hinge'))),
  ],
};
