// What OpenAPI tells of the catalogue: the components that its views share.
import {
  CatalogueInput,
  CatalogueProduct,
  CatalogueRow as Row,
  Category as DtoCategory,
  Picture as DtoPicture,
} from '@latchkey/dto';
import type { SharedSchema, Tag } from '@latchkey/fastify-auth';
import { type DescribedField, exampleOf, fieldJsonSchema } from '../resource/field-json-schema.ts';

export const catalogueTag: Tag = {
  name: 'catalogue',
  description:
    'What the shop sells, with all that a storefront tells. Writing is for staff, whatever `PERMISSIONS` says.',
};

export const reference = ({ $id }: SharedSchema) => ({ $ref: `${$id}#` });

const orNull = (schema: SharedSchema) => ({ anyOf: [reference(schema), { type: 'null' }] });

export const category: SharedSchema = {
  $id: 'Category',
  ...DtoCategory,
  examples: [{ slug: 'hinges', name: 'Hinges', count: 128 }],
};

export const picture: SharedSchema = {
  $id: 'Picture',
  ...DtoPicture,
  examples: [
    {
      ...{ id: 5, alt: 'The hinge, opened', width: 800, height: 600 },
      files: [320, 800].map((width) => ({ width, url: `/api/v1/catalogue/pictures/9f2c-${width}.webp` })),
    },
  ],
};

const { id, name, price, currency } = CatalogueProduct.properties;

/** The fields that the old API has too, as it tells them, and those that may be null: writing answers by `anyOf` is slow. */
const told = {
  ...Object.fromEntries(
    Object.entries({ id, name, currency }).map(([field, schema]) => [
      field,
      fieldJsonSchema(schema, 'answer'),
    ]),
  ),
  // What writes answers does not know the format.
  price: { ...fieldJsonSchema(price, 'answer'), format: undefined },
  category: { type: ['string', 'null'], description: 'The slug of its category.' },
  stock: { type: ['integer', 'null'], minimum: 0, description: 'Null where nobody counts.' },
};

const example = {
  ...{ id: 104, name: 'Brass hinge, 40 mm', price: '10.50', currency: '€', category: 'hinges', stock: 240 },
  ...{ created: '2026-11-02T08:15:00.000Z', changed: '2026-11-24T10:30:00.000Z', version: 3 },
};

/** A product as lists tell it. */
export const catalogueRow: SharedSchema = {
  $id: 'CatalogueRow',
  ...Row,
  properties: { ...Row.properties, ...told, picture: orNull(picture) },
  examples: [{ ...example, picture: null }],
};

/** A product with all that is known of it. */
export const catalogueProduct = {
  $id: 'CatalogueProduct',
  ...CatalogueProduct,
  properties: {
    ...CatalogueProduct.properties,
    ...told,
    pictures: { type: 'array', items: reference(picture) },
  },
  examples: [{ ...example, description: 'For doors of up to 20 kg.', pictures: [] }],
} as const;

const inputs: readonly (readonly [string, DescribedField])[] = Object.entries(CatalogueInput.properties);

const input = ($id: string, direction: 'body' | 'patch', examples: readonly object[]): SharedSchema => ({
  $id,
  type: 'object',
  properties: Object.fromEntries(
    inputs.map(([field, schema]) => [field, fieldJsonSchema(schema, direction)]),
  ),
  ...(direction === 'body' && { required: ['name'] }),
  examples,
});

export const catalogueInput = input('CatalogueProductRequest', 'body', [
  Object.fromEntries(inputs.map(([field, schema]) => [field, exampleOf(schema)])),
]);

export const patchedInput = input('PatchedCatalogueProductRequest', 'patch', [{ stock: 239 }]);

/** A refusal to change what somebody else has changed meanwhile. */
export const conflict: SharedSchema = {
  $id: 'CatalogueConflict',
  type: 'object',
  properties: { detail: { type: 'string' }, current: reference(catalogueProduct) },
  required: ['detail', 'current'],
  examples: [{ detail: 'This product was changed meanwhile.', current: catalogueProduct['examples'][0] }],
};

export const productParams = {
  type: 'object',
  properties: { id: { type: 'integer', description: 'The id of the product.', examples: [104] } },
  required: ['id'],
};
