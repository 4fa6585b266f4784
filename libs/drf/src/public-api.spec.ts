// What the package promises to the compiler of its users, and that it promises nothing more.
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as door from './index.ts';
import {
  type ApiException,
  type FieldErrors,
  type FieldSchema,
  type Page,
  type ProblemBody,
  type RecordSchema,
  type RequestData,
  checkRecord,
  notFound,
  page,
  parseBody,
} from './index.ts';

describe('the public API', () => {
  it('is these names', () => {
    expect(Object.keys(door).sort()).toEqual([
      'ApiException',
      'authenticationFailed',
      'bodyTooLarge',
      'checkRecord',
      'isRequired',
      'metadata',
      'methodNotAllowed',
      'negotiate',
      'notAcceptable',
      'notAuthenticated',
      'notFound',
      'page',
      'pageNumber',
      'parseBody',
      'parseError',
      'permissionDenied',
      'takenMessage',
      'throttled',
      'unsupportedMediaType',
      'unwrapped',
      'validationError',
    ]);
  });

  it('has errors that can be answered as they stand', () => {
    expectTypeOf(notFound).returns.toEqualTypeOf<ApiException>();
    expectTypeOf<ApiException>().toExtend<Error>();
    expectTypeOf<ApiException['status']>().toBeNumber();
    expectTypeOf<ApiException['body']>().toEqualTypeOf<ProblemBody | FieldErrors>();
  });

  it('checks what was parsed, and nothing else', () => {
    expectTypeOf(parseBody).returns.resolves.toEqualTypeOf<RequestData>();
    expectTypeOf(checkRecord).parameter(1).toEqualTypeOf<RequestData>();
    expectTypeOf(checkRecord).returns.resolves.toEqualTypeOf<Record<string, unknown>>();
    // @ts-expect-error -- a plain object has not been read as Python would
    expectTypeOf({ name: 'Lamp' }).toExtend<RequestData>();
  });

  it('takes schemas as they are written down', () => {
    expectTypeOf({ properties: { id: { type: 'integer', readOnly: true } } }).toExtend<RecordSchema>();
    expectTypeOf({ anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }] }).toExtend<FieldSchema>();
    // @ts-expect-error -- lengths are numbers
    expectTypeOf({ type: 'string', maxLength: '200' }).toExtend<FieldSchema>();
  });

  it('keeps the type of the rows of a page', () => {
    const list = page('/', [], { number: 1, pageSize: 5, count: 1, rows: [{ id: 1 }] });
    expectTypeOf(list).toEqualTypeOf<Page<{ id: number }>>();
    expectTypeOf(list.next).toEqualTypeOf<string | null>();
  });
});
