// A document that nobody means well with, and one that has hardly anything.
import { describe, expect, it } from 'vitest';
import type { OpenApi } from './openapi.ts';
import { pageModel } from './page-model.ts';
import { page } from './page.ts';

const origin = 'http://localhost:8000';
const addresses = { origin, document: '/api/schema/', style: '/style.css', icon: '/icon.svg' };
const show = (document: OpenApi) => page(pageModel(document, origin), addresses);

const hostile = `"><img src=x onerror=alert(1)>'&`;

const document: OpenApi = {
  info: { title: hostile, description: hostile },
  tags: [{ name: hostile, description: `\`${hostile}\`` }],
  components: {
    schemas: { [hostile]: { properties: { [hostile]: { type: hostile, description: hostile } } } },
  },
  paths: {
    [`/${hostile}/{id}/`]: {
      post: {
        operationId: hostile,
        summary: hostile,
        description: hostile,
        tags: [hostile],
        parameters: [{ name: 'id', in: 'path', description: hostile, example: hostile }],
        requestBody: {
          content: { 'application/json': { schema: { $ref: `#/components/schemas/${hostile}` } } },
        },
        responses: {
          200: { description: hostile, content: { 'application/json': { schema: { examples: [hostile] } } } },
          400: {
            description: hostile,
            content: { 'application/json': { examples: { a: { value: { detail: hostile } } } } },
          },
        },
      },
    },
  },
};

describe('the page', () => {
  it('shows hostile text as text', () => {
    const text = show(document);
    expect(text).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;');
    expect(text).not.toContain('<img');
    expect(text).not.toContain(hostile);
  });

  it('stands for a document that tells nothing', () => {
    const text = show({ info: { title: 'Nothing' }, paths: {}, components: { schemas: {} } });
    expect(text).toContain('<h1>The API</h1>');
    expect(text).not.toContain('undefined');
  });

  it('stands for an operation that tells nothing', () => {
    const { entries } = pageModel(
      {
        info: { title: 'Little' },
        tags: [{ name: 'little' }],
        paths: { '/x/': { get: { tags: ['little'], responses: { 204: { description: 'No Content' } } } } },
        components: { schemas: {} },
      },
      origin,
    ).groups[0] ?? { entries: [] };
    expect(entries).toEqual([
      {
        ...{ id: 'get-/x/', group: 'little', method: 'GET', path: '/x/', summary: '/x/', description: '' },
        ...{ access: 'open', parameters: [], fields: [], command: `curl '${origin}/x/'`, problems: [] },
        successes: [{ status: '204', phrase: 'No Content', examples: [] }],
      },
    ]);
  });
});

describe('a field', () => {
  const notesOf = (schema: object) => {
    const model = pageModel(
      {
        info: { title: '' },
        tags: [{ name: 'a' }],
        paths: {
          '/': {
            post: {
              tags: ['a'],
              requestBody: { content: { 'application/json': { schema: { properties: { field: schema } } } } },
              responses: {},
            },
          },
        },
        components: { schemas: {} },
      },
      origin,
    );
    const [field] = model.groups[0]?.entries[0]?.fields ?? [];
    return [field?.type, field?.notes];
  };

  it.each([
    [{ type: 'string', maxLength: 200 }, 'string', 'Up to 200 characters.'],
    [{ type: ['integer', 'null'], default: null }, 'integer or null', 'Default: `null`.'],
    [{ type: 'integer', minimum: 1, maximum: 9 }, 'integer', 'At least 1. At most 9.'],
    [{ type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }, 'integer', '32 bits.'],
    [{ type: 'string', format: 'decimal', default: '0.00' }, 'decimal', 'Default: `"0.00"`.'],
    [{ type: 'string', enum: ['€', '$'] }, 'string', 'One of `"€"`, `"$"`.'],
    [{ type: 'string', enum: ['€'], description: '`€` Eur.' }, 'string', '`€` Eur.'],
    [{ type: 'array', items: { type: 'integer' }, minItems: 1 }, 'list of integers', 'At least 1.'],
    [{ anyOf: [{ type: 'integer' }, { enum: ['last'] }] }, 'integer or string', ''],
  ])('%j is told as %s: %s', (schema, type, notes) => {
    expect(notesOf(schema)).toEqual([type, notes]);
  });
});
