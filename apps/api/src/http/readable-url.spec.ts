import { describe, expect, it } from 'vitest';
import { readableUrl } from './readable-url.ts';

describe('readableUrl', () => {
  it.each(['/', '/api/v0/products/', '/%C3%A9/%00/%2F/', '/?a=%ff&%', '/%41?%zz', ''])('leaves %j', (url) => {
    expect(readableUrl(url)).toBe(url);
  });

  it.each([
    ['/%ff/', '/%EF%BF%BD/'],
    ['/a%C3/?b=%C3', '/a%EF%BF%BD/?b=%C3'],
    ['/%/%zz/', '/%EF%BF%BD/%EF%BF%BDzz/'],
    ['/%C3%A9/%ED%A0%80/', '/%C3%A9/%EF%BF%BD/'],
    ['/%', '/%EF%BF%BD'],
  ])('makes %j readable', (url, readable) => {
    expect(readableUrl(url)).toBe(readable);
    expect(() => decodeURIComponent(readable.split('?', 1)[0] ?? '')).not.toThrow();
  });
});
