// From a record with a field of every kind to what OpenAPI is told; the shop's own stand in the spec of the document.
import type { RecordSchema } from '@latchkey/drf';
import { describe, expect, it } from 'vitest';
import { fieldJsonSchema } from './field-json-schema.ts';
import { resourceSchemas, rootSchemas } from './resource-schemas.ts';

const crate: RecordSchema & { readonly description: string } = {
  title: 'Crate',
  description: 'What things are sent in.',
  properties: {
    id: { type: 'integer', title: 'ID', readOnly: true },
    label: { type: 'string', title: 'crateLabel', maxLength: 20, unique: true },
    weight: { type: 'string', format: 'decimal', maxDigits: 5, decimalPlaces: 1, default: '0.0' },
    size: { type: 'string', choices: { s: 'Small', l: 'Large' }, default: 's' },
    shelf: { anyOf: [{ type: 'integer', minimum: 1, maximum: 9 }, { type: 'null' }], default: null },
    depot: { type: 'integer', references: 'depots' },
    parts: { type: 'array', items: { type: 'integer', references: 'parts' }, minItems: 1 },
  },
};

const { schemas, tag, ...actions } = resourceSchemas({ schema: crate, name: 'crates' });
const component = (name: string) => schemas.find(({ $id }) => $id === name);

describe('the components of a resource', () => {
  it('are four, in names that drf-spectacular would give them', () => {
    expect(schemas.map(({ $id }) => $id)).toEqual([
      ...['Crate', 'CrateRequest', 'PatchedCrateRequest', 'PaginatedCrateList'],
    ]);
  });

  it('tell an answer with all its fields in their order', () => {
    expect(component('Crate')).toEqual({
      $id: 'Crate',
      description: 'What things are sent in.',
      type: 'object',
      properties: {
        id: { type: 'integer', readOnly: true },
        label: { type: 'string', maxLength: 20, description: 'No two may be the same.' },
        weight: { type: 'string', format: 'decimal', pattern: '^-?\\d{1,4}\\.\\d{1}$' },
        size: { type: 'string', enum: ['s', 'l'], description: '`s` Small, `l` Large.' },
        shelf: { type: ['integer', 'null'], minimum: 1, maximum: 9 },
        depot: { type: 'integer', description: 'The id of one of the depots.' },
        parts: { type: 'array', items: { type: 'integer' }, description: 'The ids of parts.' },
      },
      required: ['id', 'label', 'weight', 'size', 'shelf', 'depot', 'parts'],
      examples: [{ id: 1, label: 'text', weight: '0.0', size: 's', shelf: 1, depot: 1, parts: [1] }],
    });
  });

  it('tell a body without what is read-only, with its defaults and what is required', () => {
    const body = component('CrateRequest');
    expect(body?.['properties']).toMatchObject({
      label: { minLength: 1, maxLength: 20 },
      weight: { default: '0.0', pattern: '^-?\\d{0,4}(?:\\.\\d{0,1})?$' },
      shelf: { type: ['integer', 'null'], default: null },
      parts: { minItems: 1 },
    });
    expect(body?.['properties']).not.toHaveProperty('id');
    expect(body?.['required']).toEqual(['label', 'depot', 'parts']);
  });

  it('tell a change in which nothing is required and nothing has a default', () => {
    const change = component('PatchedCrateRequest');
    expect(change).not.toHaveProperty('required');
    expect(JSON.stringify(change)).not.toContain('default');
    expect(change?.['properties']).toMatchObject({ label: { minLength: 1 }, parts: { minItems: 1 } });
  });

  it('tell a page of records', () => {
    expect(component('PaginatedCrateList')).toMatchObject({
      properties: {
        count: { type: 'integer' },
        next: { type: ['string', 'null'] },
        previous: { type: ['string', 'null'] },
        results: { type: 'array', items: { $ref: 'Crate#' } },
      },
      required: ['count', 'next', 'previous', 'results'],
    });
  });

  it('show the examples of the fields', () => {
    const told = resourceSchemas({
      name: 'notes',
      schema: {
        title: 'Note',
        properties: { text: Object.assign({ type: 'string' }, { examples: ['Milk', 'Bread'] }) },
      },
    });
    expect(told.schemas.map(({ examples }) => examples).slice(0, 3)).toEqual([
      [{ text: 'Milk' }],
      [{ text: 'Milk' }],
      [{ text: 'Milk' }],
    ]);
  });
});

describe('a field', () => {
  it.each([
    [
      { type: 'boolean', readOnly: true },
      { type: 'boolean', readOnly: true },
    ],
    [{}, { type: 'string' }],
    [{ type: 'string', allowBlank: true }, { type: 'string' }],
    [
      { anyOf: [{ type: 'string', choices: { a: 'A' } }, { type: 'null' }] },
      { type: ['string', 'null'], enum: ['a', null], description: '`a` A.' },
    ],
    [
      { type: 'string', format: 'decimal', maxDigits: 3, decimalPlaces: 0 },
      { type: 'string', format: 'decimal', pattern: '^-?\\d{1,3}$' },
    ],
    [
      { type: 'integer', references: 'users' },
      { type: 'integer', description: 'The id of one of the users.' },
    ],
  ])('%j is told to be %j', (field, told) => {
    expect(fieldJsonSchema(field, 'answer')).toEqual(told);
  });

  it('that may be blank has no least length in a body', () => {
    expect(fieldJsonSchema({ type: 'string', allowBlank: true }, 'body')).toEqual({ type: 'string' });
    expect(fieldJsonSchema({ type: 'string' }, 'patch')).toEqual({ type: 'string', minLength: 1 });
  });
});

describe('the actions of a resource', () => {
  it('have the names and words of its model', () => {
    expect(Object.values(actions).map(({ operationId, summary }) => [operationId, summary])).toEqual([
      ['crates_list', 'List crates'],
      ['crates_create', 'Create a crate'],
      ['crates_retrieve', 'Get a crate'],
      ['crates_update', 'Replace a crate'],
      ['crates_partial_update', 'Change a crate'],
      ['crates_destroy', 'Delete a crate'],
    ]);
    expect(tag).toEqual({ name: 'crates', description: 'What things are sent in.' });
  });

  it('have an article that fits', () => {
    const { read } = resourceSchemas({ name: 'orders', schema: { title: 'Order', properties: {} } });
    expect(read.summary).toBe('Get an order');
  });

  it('say who may do what', () => {
    const own = resourceSchemas({ schema: crate, name: 'crates', ownedBy: 'id = ?' });
    expect(actions.list.description).toBe('Any signed-in user.');
    expect(own.list.description).toMatch(/^Customers see their own, staff see all;/);
    expect(own.read.description).toBe(own.list.description);
    for (const { description } of [own.create, own.replace, own.change, own.remove]) {
      expect(description).toMatch(/^Staff only, unless `PERMISSIONS=authenticated`\./);
    }
  });

  it('show refusals in the words of the checks', () => {
    const bodies = [actions.create, actions.change].map(({ problems }) => problems?.[0]?.body);
    const missing = ['This field is required.'];
    expect(bodies).toEqual([
      { label: missing, depot: missing, parts: missing },
      { label: ['crate with this crateLabel already exists.'] },
    ]);
  });

  it('show a refusal where nothing is required or unique', () => {
    const { create, change } = resourceSchemas({
      name: 'notes',
      schema: { title: 'Note', properties: { text: { type: 'string', default: '' } } },
    });
    const refusal = { text: ['This field may not be null.'] };
    expect([create.problems?.[0]?.body, change.problems?.[0]?.body]).toEqual([refusal, refusal]);
  });
});

describe('the root', () => {
  it('tells the address of each list', () => {
    expect(rootSchemas([{ name: 'crates' }]).read.response).toEqual({
      200: {
        type: 'object',
        properties: { crates: { type: 'string', format: 'uri' } },
        required: ['crates'],
        examples: [{ crates: 'https://shop.example/api/v0/crates/' }],
      },
    });
  });
});
