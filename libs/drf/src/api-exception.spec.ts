// The words and headers of every refusal.
import { describe, expect, it } from 'vitest';
import {
  ApiException,
  authenticationFailed,
  bodyTooLarge,
  methodNotAllowed,
  notAcceptable,
  notAuthenticated,
  notFound,
  parseError,
  permissionDenied,
  throttled,
  unsupportedMediaType,
  validationError,
} from './api-exception.ts';

const challenge = { 'www-authenticate': 'Bearer realm="api"' };

describe('an ApiException', () => {
  it.each([
    [notAuthenticated(), 401, 'Authentication credentials were not provided.', challenge],
    [authenticationFailed('User not found'), 401, 'User not found', challenge],
    [permissionDenied(), 403, 'You do not have permission to perform this action.', {}],
    [notFound(), 404, 'Not found.', {}],
    [notFound('Product'), 404, 'No Product matches the given query.', {}],
    [methodNotAllowed('PUT'), 405, 'Method "PUT" not allowed.', {}],
    [notAcceptable(), 406, 'Could not satisfy the request Accept header.', {}],
    [bodyTooLarge(65_536), 413, 'Request body is larger than 65536 bytes.', {}],
    [unsupportedMediaType('a/b'), 415, 'Unsupported media type "a/b" in request.', {}],
    [unsupportedMediaType(''), 415, 'Unsupported media type "" in request.', {}],
    [parseError('JSON parse error - x'), 400, 'JSON parse error - x', {}],
  ])('%s', (exception, status, detail, headers) => {
    expect(exception).toBeInstanceOf(ApiException);
    expect(exception).toBeInstanceOf(Error);
    expect(exception).toMatchObject({ name: 'ApiException', message: detail, status, headers });
    expect(exception.body).toEqual({ detail });
  });

  it('tells more of a bad token', () => {
    const more = { code: 'token_not_valid', messages: [{ message: 'Token has wrong type' }] };
    expect(authenticationFailed('bad', more).body).toEqual({ detail: 'bad', ...more });
  });

  it('has the errors of fields for a body', () => {
    const exception = validationError({ name: ['This field is required.'] });
    expect(exception).toMatchObject({ status: 400, message: 'Invalid input.', headers: {} });
    expect(exception.body).toEqual({ name: ['This field is required.'] });
  });

  it.each([
    [0, '1', '1 second'],
    [0.2, '1', '1 second'],
    [1, '1', '1 second'],
    [1.01, '2', '2 seconds'],
    [59.5, '60', '60 seconds'],
    [900, '900', '900 seconds'],
  ])('throttles for %d s', (wait, seconds, words) => {
    const exception = throttled(wait);
    expect(exception).toMatchObject({ status: 429, headers: { 'retry-after': seconds } });
    expect(exception.body).toEqual({
      detail: `Request was throttled. Expected available in ${words}.`,
    });
  });
});
