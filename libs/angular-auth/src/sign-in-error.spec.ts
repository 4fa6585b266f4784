// What a form gets to show for each way a sign-in fails.
import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { toSignInError } from './sign-in-error.ts';

const from = (status: number, error: unknown = null, headers: Record<string, string> = {}) =>
  toSignInError(new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) }), 0);

describe('toSignInError', () => {
  it("says the server's words where it has some", () => {
    expect(from(401, { detail: 'No active account found with the given credentials' }).message).toBe(
      'No active account found with the given credentials',
    );
  });

  it.each([401, 400, 429, 0, 500])('has words of its own for %i', (status) => {
    expect(from(status).message).toMatch(/^[A-Z].*\.$/);
  });

  it('brings the messages of a 400 by field', () => {
    const body = {
      username: ['This field is required.'],
      non_field_errors: ['Odd.'],
      password: 'Blank.',
      code: 5,
    };
    expect(from(400, body)).toMatchObject({
      reason: 'invalid',
      fields: { username: ['This field is required.'], non_field_errors: ['Odd.'], password: ['Blank.'] },
    });
    expect(from(400, body).fields).not.toHaveProperty('code');
  });

  it.each([null, 'text', [], 5])('has no fields where the body is %j', (body) => {
    expect(from(400, body).fields).toEqual({});
  });

  it('brings the seconds to wait', () => {
    expect(from(429, { detail: 'Request was throttled.' }, { 'Retry-After': '30' })).toMatchObject({
      reason: 'throttled',
      retryAfter: 30,
    });
    expect(from(503, null, { 'Retry-After': '5' })).toMatchObject({ reason: 'server', retryAfter: 5 });
    expect(from(429).retryAfter).toBeUndefined();
  });

  it.each([new Error('x'), 'x', undefined])('takes %s for a fault of the server', (error) => {
    expect(toSignInError(error, 0).reason).toBe('server');
  });
});
