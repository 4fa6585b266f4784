// Which formats are served and read, however a client spells them.
import { describe, expect, it } from 'vitest';
import { matches, negotiate, parseMediaType } from './media-type.ts';

describe('negotiate', () => {
  it.each([
    undefined,
    '*/*',
    'application/*',
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;q=0',
    'application/json; q=0.1, text/html; q=1',
    'application/json, text/plain, */*',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    ' text/html , */json ',
    'text/html, application/json;version=2;q="1;2"',
  ])('gives JSON to Accept: %s', (accept) => {
    expect(negotiate(accept, undefined)).toBe(0);
  });

  it.each([
    '',
    ' ',
    ',',
    '*',
    'json',
    'application/xml',
    'text/*',
    'text/html, image/png',
    'application/json/more',
    'application/problem+json',
    'application',
    '/',
    'application /json',
    'applicationjson;q=1',
  ])('answers 406 to Accept: %j', (accept) => {
    expect(() => negotiate(accept, undefined)).toThrow(
      expect.objectContaining({
        status: 406,
        body: { detail: 'Could not satisfy the request Accept header.' },
      }),
    );
  });

  it.each([
    ['4', 4],
    ['"4"', 4],
    [' 4 ', 4],
    ['+4', 4],
    ['0', 0],
    ['8', 8],
    ['9', 8],
    ['99999999999999999999', 8],
    ['-1', 0],
    ['', 0],
    ['4.0', 0],
    ['1e0', 0],
    ['0x4', 0],
    ['four', 0],
    ['NaN', 0],
  ])('reads indent=%s as %i', (indent, spaces) => {
    expect(negotiate(`application/json; indent=${indent}`, undefined)).toBe(spaces);
  });

  it.each([
    ['the type that says most', '*/*; indent=1, application/*; indent=2, application/json; indent=3', 3],
    ['parameters over none', 'application/json, application/json; indent=4', 4],
    ['q alone is no parameter', 'application/json; q=0.5, application/json; q=1; indent=4', 4],
    ['a wildcard may indent too', '*/*; indent=2', 2],
    ['a type that is not ours does not', 'text/html; indent=4, */*', 0],
  ])('heeds %s', (_, accept, spaces) => {
    expect(negotiate(accept, undefined)).toBe(spaces);
  });

  it.each(['json', '', undefined])('serves format %j', (format) => {
    expect(negotiate(undefined, format)).toBe(0);
  });

  it.each(['xml', 'api', 'JSON', 'json ', '__proto__'])('answers 404 to format %j', (format) => {
    expect(() => negotiate(undefined, format)).toThrow(
      expect.objectContaining({ status: 404, body: { detail: 'Not found.' } }),
    );
  });

  it('judges the format before Accept', () => {
    expect(() => negotiate('text/html', 'xml')).toThrow(expect.objectContaining({ status: 404 }));
    expect(() => negotiate('text/html', 'json')).toThrow(expect.objectContaining({ status: 406 }));
  });
});

describe('negotiate, where something else is served, too', () => {
  const others = ['text/csv', 'application/x-ndjson'];

  it.each(['text/csv', 'text/*; q=0.5', 'text/html, application/x-ndjson', 'Text/CSV; header=present'])(
    'takes %s',
    (accept) => {
      expect(negotiate(accept, undefined, others)).toBe(0);
      expect(() => negotiate(accept, undefined)).toThrow(expect.objectContaining({ status: 406 }));
    },
  );

  it('still indents JSON', () => {
    expect(negotiate('text/csv, application/json; indent=3', undefined, others)).toBe(3);
  });

  it('takes no more than that', () => {
    expect(() => negotiate('text/html', undefined, others)).toThrow(expect.objectContaining({ status: 406 }));
    expect(() => negotiate('text/csv', 'csv', others)).toThrow(expect.objectContaining({ status: 404 }));
  });
});

describe('parseMediaType', () => {
  it('reads a type, its subtype and its parameters', () => {
    expect(parseMediaType(' Text/HTML ; Charset="UTF-8"; a=b=c ;flag')).toEqual({
      main: 'text',
      sub: 'html',
      parameters: new Map([
        ['charset', 'UTF-8'],
        ['a', 'b=c'],
        ['flag', ''],
      ]),
    });
  });

  it.each([
    ['application/json', true],
    ['*/*', true],
    ['application/*', true],
    ['application/json/more', false],
    ['application/json+x', false],
    ['application/', false],
    ['', false],
  ])('lets %j stand for application/json: %s', (theirs, expected) => {
    expect(matches('application/json', parseMediaType(theirs))).toBe(expected);
  });
});
