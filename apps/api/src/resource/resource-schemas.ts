// What the views of a resource say of themselves, from its record: components in drf-spectacular's names, and each verb.
import {
  ApiException,
  type FieldErrors,
  type RecordSchema,
  isRequired,
  notFound,
  permissionDenied,
  takenMessage,
  validationError,
} from '@latchkey/drf';
import type { ActionSchema, SharedSchema, Tag } from '@latchkey/fastify-auth';
import { type DescribedField, exampleOf, fieldJsonSchema } from './field-json-schema.ts';
import type { Resource } from './resource.ts';

/** The part of a resource that is told. */
type Told = Pick<Resource, 'name' | 'ownedBy' | 'isProtected'> & {
  readonly schema: RecordSchema & { readonly description?: string };
};

/** For a view: its `tag`, its `schemas`, and the `schema` of each action. */
export interface ResourceSchemas {
  readonly tag: Tag;
  readonly schemas: readonly SharedSchema[];
  readonly list: ActionSchema;
  readonly create: ActionSchema;
  readonly read: ActionSchema;
  readonly replace: ActionSchema;
  readonly change: ActionSchema;
  readonly remove: ActionSchema;
}

type Field = readonly [name: string, field: DescribedField];

const everyone = 'Any signed-in user.';
const ownersAndStaff =
  'Customers see their own, staff see all; with `PERMISSIONS=authenticated` every signed-in user sees all.';
const staff = 'Staff only, unless `PERMISSIONS=authenticated`.';

const reference = ({ $id }: SharedSchema) => ({ $ref: `${$id}#` });

const map = (fields: readonly Field[], told: (field: DescribedField) => unknown) =>
  Object.fromEntries(fields.map(([name, field]) => [name, told(field)]));

const names = (fields: readonly Field[]) => fields.map(([name]) => name);

function componentsOf(title: string, { name, schema }: Told) {
  const fields: readonly Field[] = Object.entries(schema.properties);
  const writable = fields.filter(([, { readOnly }]) => !readOnly);
  const record: SharedSchema = {
    $id: title,
    ...(schema.description && { description: schema.description }),
    type: 'object',
    properties: map(fields, (field) => fieldJsonSchema(field, 'answer')),
    required: names(fields),
    examples: [map(fields, exampleOf)],
  };
  const body: SharedSchema = {
    $id: `${title}Request`,
    type: 'object',
    properties: map(writable, (field) => fieldJsonSchema(field, 'body')),
    required: names(writable.filter(([, field]) => isRequired(field))),
    examples: [map(writable, exampleOf)],
  };
  const patch: SharedSchema = {
    $id: `Patched${title}Request`,
    type: 'object',
    properties: map(writable, (field) => fieldJsonSchema(field, 'patch')),
    examples: [map(writable.slice(0, 1), exampleOf)],
  };
  const link = { type: ['string', 'null'], format: 'uri' };
  const page: SharedSchema = {
    $id: `Paginated${title}List`,
    type: 'object',
    properties: {
      count: { type: 'integer', description: 'How many there are on all pages.' },
      next: { ...link, description: 'The next page.' },
      previous: { ...link, description: 'The page before.' },
      results: { type: 'array', items: reference(record) },
    },
    required: ['count', 'next', 'previous', 'results'],
    examples: [
      {
        count: 2,
        next: `https://shop.example/api/v0/${name}/?page=2`,
        previous: null,
        results: record['examples'],
      },
    ],
  };
  return { record, body, patch, page };
}

/** A refusal of a body, as an example: what is required is missing, or what must be unique is taken. */
function refusals({ schema }: Told): { missing: FieldErrors; bad: FieldErrors } {
  const fields = Object.entries(schema.properties).filter(([, { readOnly }]) => !readOnly);
  const unique = fields.filter(([, field]) => field.unique).slice(0, 1);
  const bad = unique.length
    ? unique.map(([name]) => [name, [takenMessage(schema, name)]])
    : fields.slice(0, 1).map(([name]) => [name, ['This field may not be null.']]);
  const missing = fields
    .filter(([, field]) => isRequired(field))
    .map(([name]) => [name, ['This field is required.']]);
  return { missing: Object.fromEntries(missing.length ? missing : bad), bad: Object.fromEntries(bad) };
}

const exampleId = ({ properties }: RecordSchema) => exampleOf(properties['id'] ?? { type: 'integer' });

export function resourceSchemas(resource: Told): ResourceSchemas {
  const { name, schema, ownedBy, isProtected } = resource;
  const title = schema.title ?? name;
  const thing = title.toLowerCase();
  const one = `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;
  const { record, body, patch, page } = componentsOf(title, resource);
  const { missing, bad } = refusals(resource);
  const seen = ownedBy === undefined ? everyone : ownersAndStaff;
  const params = {
    type: 'object',
    properties: {
      id: { type: 'integer', description: `The id of the ${thing}.`, examples: [exampleId(schema)] },
    },
    required: ['id'],
  };
  const absent = [notFound(title), notFound()];
  const denied = permissionDenied();
  return {
    tag: { name, description: schema.description ?? title },
    schemas: [record, body, patch, page],
    list: {
      operationId: `${name}_list`,
      summary: `List ${name}`,
      description: seen,
      querystring: {
        type: 'object',
        properties: {
          page: {
            description:
              'The number of a page, or `last`. Other parameters change nothing and stay in the links.',
            anyOf: [{ type: 'integer', minimum: 1 }, { enum: ['last'] }],
            default: 1,
          },
        },
      },
      response: { 200: reference(page) },
      problems: [new ApiException(404, { detail: 'Invalid page.' })],
    },
    create: {
      operationId: `${name}_create`,
      summary: `Create ${one}`,
      description: staff,
      body: reference(body),
      response: { 201: reference(record) },
      problems: [validationError(missing), denied],
    },
    read: {
      operationId: `${name}_retrieve`,
      summary: `Get ${one}`,
      description: seen,
      params,
      response: { 200: reference(record) },
      problems: absent,
    },
    replace: {
      operationId: `${name}_update`,
      summary: `Replace ${one}`,
      description: `${staff}\n\nFields that have a default and are not given stay as they are.`,
      params,
      body: reference(body),
      response: { 200: reference(record) },
      problems: [validationError(missing), denied, ...absent],
    },
    change: {
      operationId: `${name}_partial_update`,
      summary: `Change ${one}`,
      description: `${staff}\n\nFields that are not given stay as they are.`,
      params,
      body: reference(patch),
      response: { 200: reference(record) },
      problems: [validationError(bad), denied, ...absent],
    },
    remove: {
      operationId: `${name}_destroy`,
      summary: `Delete ${one}`,
      description: staff,
      params,
      response: { 204: null },
      problems: [
        denied,
        ...absent,
        ...(isProtected
          ? [new ApiException(409, { detail: `This ${thing} is in use and cannot be deleted.` })]
          : []),
      ],
    },
  };
}

/** The same for the view that tells where the lists are. */
export function rootSchemas(resources: readonly Pick<Resource, 'name'>[]): {
  readonly tag: Tag;
  readonly read: ActionSchema;
} {
  const names = resources.map(({ name }) => name);
  const address = { type: 'string', format: 'uri' };
  return {
    tag: { name: 'root', description: 'Where everything is.' },
    read: {
      operationId: 'root_retrieve',
      summary: 'Find the lists',
      description: 'Anyone, signed in or not.',
      response: {
        200: {
          type: 'object',
          properties: Object.fromEntries(names.map((name) => [name, address])),
          required: names,
          examples: [Object.fromEntries(names.map((name) => [name, `https://shop.example/api/v0/${name}/`]))],
        },
      },
    },
  };
}
