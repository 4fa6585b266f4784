// The commands are given to a real shell, with a `curl` that tells its arguments.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curl } from './curl.ts';

const url = 'http://localhost:8000/api/things/';
const environment = { PATH: process.env['PATH'], ACCESS: 'access.token', REFRESH: 'refresh.token', ID: '7' };

/** What a shell would start curl with. */
const argumentsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], { env: environment })
    .toString()
    .split('\0')
    .slice(0, -1);

describe('curl', () => {
  it('takes a parameter of the path from a variable', () => {
    const command = curl({ method: 'GET', url: 'http://x/things/{id}/', needsToken: false });
    expect(command).toBe(`curl 'http://x/things/'"$ID"'/'`);
    expect(argumentsOf(command)).toEqual(['http://x/things/7/']);
  });

  it('asks with GET', () => {
    expect(curl({ method: 'GET', url, needsToken: false })).toBe(`curl '${url}'`);
  });

  it('sends the access token', () => {
    expect(argumentsOf(curl({ method: 'DELETE', url, needsToken: true }))).toEqual([
      ...['-X', 'DELETE', url, '-H', 'Authorization: Bearer access.token'],
    ]);
  });

  it.each([
    [{ name: "Sally's" }],
    [{ name: '$HOME `id` $(id) "quoted" \\ !' }],
    [{ name: "'; rm -rf / #", price: '10.50', currency: '€', note: 'a longer body has more lines' }],
    [{}],
    [[1, 'two']],
  ])('sends %j as it is', (body) => {
    const [address, , type, , sent = ''] = argumentsOf(
      curl({ method: 'POST', url, needsToken: false, body }),
    );
    expect([address, type]).toEqual([url, 'Content-Type: application/json']);
    expect(JSON.parse(sent)).toEqual(body);
  });

  it.each([{ refresh: 'eyJ0…' }, { refresh: 'eyJ0…', more: 'and more and more and more and more and more' }])(
    'sends the token that the reader has: %j',
    (body) => {
      const command = curl({ method: 'PUT', url, needsToken: false, body });
      expect(JSON.parse(argumentsOf(command).at(-1) ?? '')).toEqual({
        ...body,
        refresh: 'refresh.token',
      });
    },
  );

  it('quotes an address', () => {
    const hostile = "http://localhost/?a=$HOME&b='c'";
    expect(argumentsOf(curl({ method: 'GET', url: hostile, needsToken: false }))).toEqual([hostile]);
  });
});
