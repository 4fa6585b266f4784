// Of an answer only what clients rely on may be recorded, and all of that.
import { describe, expect, it } from 'vitest';
import { readAnswer, usualHeaders, writeAnswer } from './answer.ts';

const now = 1_800_000_000;
const names = new Map<string, string | number>([['port', 8123]]);
const raw = (headers: Record<string, string>, text = '{}', status = 200) => ({ status, headers, text });
const json = { 'content-type': 'application/json' };

describe('reading an answer', () => {
  it.each([
    ['the type without its parameters', { 'content-type': 'Application/JSON; charset=utf-8' }, json],
    ['Allow in order', { allow: 'POST, GET,OPTIONS' }, { allow: 'GET, OPTIONS, POST' }],
    ['that it varies by Accept', { vary: 'Cookie, accept' }, { vary: 'Accept' }],
    ['that it does not vary by Accept', { vary: 'Cookie' }, {}],
    ['no other headers', { server: 'WSGIServer', date: 'today', 'content-length': '2' }, {}],
  ])('keeps %s', (_, headers, kept) => {
    expect(readAnswer(raw(headers, ''), now).headers).toEqual(kept);
  });

  it('reads the value of JSON', () => {
    expect(readAnswer(raw(json, '{"a": [1]}'), now)).toEqual({
      status: 200,
      headers: json,
      body: { a: [1] },
    });
  });

  it('keeps the text where it counts to the letter', () => {
    expect(readAnswer(raw(json, '{"a": [1]}'), now, true)).toMatchObject({ text: '{"a": [1]}' });
  });

  it('tells of a page that there is one', () => {
    expect(readAnswer(raw({ 'content-type': 'text/html' }, '<h1>Not Found</h1>', 404), now)).toEqual({
      status: 404,
      headers: { 'content-type': 'text/html' },
      text: '(a page in HTML)',
    });
  });

  it('has neither body nor text where nothing came', () => {
    expect(readAnswer(raw({}, '', 204), now)).toEqual({ status: 204, headers: {} });
  });
});

describe('writing an answer', () => {
  it('tells only headers that are not as usual', () => {
    const headers = { ...usualHeaders, allow: 'GET', 'x-frame-options': 'SAMEORIGIN' };
    Reflect.deleteProperty(headers, 'vary');
    expect(writeAnswer({ status: 200, headers, body: {} }, names)).toEqual({
      status: 200,
      headers: { vary: null, 'x-frame-options': 'SAMEORIGIN', allow: 'GET' },
      body: {},
    });
  });

  it('has placeholders in headers, bodies and texts', () => {
    const told = { status: 200, headers: { ...usualHeaders, location: 'http://localhost:8123/x' } };
    expect(writeAnswer({ ...told, body: ['http://127.0.0.1:8123/'] }, names)).toMatchObject({
      headers: { location: 'http://localhost:{{port}}/x' },
      body: ['http://127.0.0.1:{{port}}/'],
    });
    expect(writeAnswer({ ...told, text: '":8123"' }, names)).toMatchObject({ text: '":{{port}}"' });
  });
});
