// Whether the first page load asks for a session.
import type { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { AuthTransport } from '@latchkey/angular-auth';
import { unlessVisitor } from './visitor.ts';

const kept = { userId: undefined };
const transport: AuthTransport = {
  restore: () => kept,
  obtain: () => Promise.reject(new Error('unused')),
  refresh: () => Promise.reject(new Error('unused')),
  verify: () => Promise.resolve(),
  end: () => Promise.resolve(),
  endEverywhere: () => Promise.resolve(),
};

function open(content: string): AuthTransport {
  document.head.insertAdjacentHTML('beforeend', `<meta name="latchkey-session" content="${content}">`);
  const http = {} as HttpClient;
  return TestBed.runInInjectionContext(() => unlessVisitor(() => transport)({ api: '/api/', http }));
}

describe('unlessVisitor', () => {
  afterEach(() => {
    document.querySelector('meta[name="latchkey-session"]')?.remove();
  });

  it('looks for a session where the server has not said that there is none', () => {
    expect(open('unknown').restore()).toBe(kept);
  });

  it('looks for none where the server has said so', () => {
    expect(open('none').restore()).toBeUndefined();
  });

  it('takes up what another tab has begun since', () => {
    const visitor = open('none');
    visitor.restore();
    expect(visitor.restore()).toBe(kept);
  });
});
