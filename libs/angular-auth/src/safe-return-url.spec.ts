// A link somebody else wrote cannot lead a person who signs in out of the application.
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { safeReturnUrl } from './index.ts';

const check = (raw: unknown) => safeReturnUrl(raw, TestBed.inject(Router));

const hostile: unknown[] = [
  // Not a string, or not a path.
  undefined,
  null,
  0,
  1,
  true,
  {},
  [],
  ['/products'],
  () => '/products',
  new URL('https://shop.example/products'),
  Symbol('/products'),
  '',
  ' ',
  'products',
  './products',
  '../products',
  '?page=2',
  '#top',
  '.',
  '..',
  '~',
  '@evil.example',
  // Other origins.
  'https://evil.example',
  'http://evil.example/products',
  'HTTPS://EVIL.EXAMPLE',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '//evil.example/%2f..',
  '//evil%E3%80%82example',
  '//user@evil.example',
  '//[::1]/',
  '//\u0000evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '\\evil.example',
  '/\\/evil.example',
  '/\\\\evil.example',
  '/products\\..\\evil',
  '/%5cevil.example',
  '/%5Cevil.example',
  '/%255cevil.example',
  '/%2fevil.example',
  '/%2Fevil.example',
  '/%252fevil.example',
  '/%25252fevil.example',
  '/%2f%2fevil.example',
  '/products/%2f/evil.example',
  '/products//evil.example',
  '/products/..//evil.example',
  '/%2525252525252fevil.example',
  // Schemes.
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://shop.example/1',
  'file:///etc/passwd',
  'mailto:a@evil.example',
  'about:blank',
  'ftp://evil.example',
  // White space, control and format characters, which parsers drop.
  '/\tproducts',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '/pro\u0000ducts',
  '/products\u007f',
  '/products\u0085',
  '/ /evil.example',
  ' /products',
  '/products ',
  '\u00a0/products',
  '\ufeff/products',
  '/products\u2028',
  '/\u200b/evil.example',
  '/\u202eexample',
  '/products\ud800',
  '/%09/evil.example',
  '/%0a/evil.example',
  '/%0d%0aSet-Cookie:x',
  '/%00/evil.example',
  '/%2509/evil.example',
  '/%e2%80%ae',
  '/%c2%a0/\u00a0',
  // Dot segments.
  '/..',
  '/../',
  '/../evil',
  '/products/..',
  '/products/../..//evil.example',
  '/./products',
  '/.',
  '/%2e%2e/evil',
  '/%2E%2e//evil.example',
  '/.%2e/evil',
  '/%252e%252e/evil',
  '/..;/evil',
  '/products/..%2f..%2fevil',
  // Encodings that mean nothing.
  '/%',
  '/%2',
  '/%zz',
  '/%c0%ae%c0%ae/evil',
  '/%E0%80%AF/evil',
  '/%ff',
  '/50%25',
  '/%25/%252f/evil',
  // The sign-in page itself.
  '/sign-in',
  '/sign-in/',
  '/sign-in?returnUrl=%2Fproducts',
  '/sign-in#top',
  '/sign-in;a=b',
  '/%73ign-in',
  '/sign%2Din',
  '/(sign-in)',
  '/(sign-in//popup:help)',
  // Too long.
  `/${'a'.repeat(2048)}`,
];

describe('safeReturnUrl', () => {
  it.each(hostile.map((raw) => [raw]))('refuses %j', (raw) => {
    expect(check(raw)).toBeUndefined();
  });

  it('has a table of at least 60 hostile values', () => {
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(60);
  });

  it.each([
    '/',
    '/products',
    '/products/',
    '/products/5?page=2&sort=price#top',
    '/products?search=a%20b%26c&next=%2F%2Fevil.example',
    '/products?search=%5C%0A',
    '/products?url=https://example.com/../x',
    '/products/caf%C3%A9',
    '/products/مرحبا',
    '/products/a%20b',
    '/products;view=grid/5',
    '/products(popup:help)',
    '/sign-in-help',
    '/products/sign-in',
    '/a.b/..c/.d',
  ])('lets %j pass as it is', (raw) => {
    expect(check(raw)).toBe(raw);
  });

  it('knows another sign-in page by its path', () => {
    const router = TestBed.inject(Router);
    expect(safeReturnUrl('/welcome/back?x=1', router, '/welcome/back')).toBeUndefined();
    expect(safeReturnUrl('/sign-in', router, '/welcome/back')).toBe('/sign-in');
  });
});
