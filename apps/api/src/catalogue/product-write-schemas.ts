// What OpenAPI tells of the ways in which staff change one product.
import { ApiException, notFound, permissionDenied, validationError } from '@latchkey/drf';
import type { ActionSchema, SharedSchema } from '@latchkey/fastify-auth';
import {
  catalogueInput,
  catalogueProduct,
  conflict,
  patchedInput,
  picture,
  productParams,
  reference,
} from './catalogue-schemas.ts';
import { nameTaken } from './product-problems.ts';

/** What the actions below refer to. */
export const productWriteComponents: readonly SharedSchema[] = [
  ...[picture, catalogueProduct, catalogueInput, patchedInput, conflict],
];

const absent = [notFound('Product'), notFound()];
const ofOne = { params: productParams };
const answer = { 200: reference(catalogueProduct), 412: reference(conflict) };
const versions = 'With `If-Match` it is changed only in the version whose `ETag` that is.';

export const createProductSchema: ActionSchema = {
  operationId: 'catalogue_products_create',
  summary: 'Add a product to the catalogue',
  description: 'Staff only.',
  body: reference(catalogueInput),
  response: { 201: reference(catalogueProduct) },
  problems: [validationError({ name: ['This field is required.'] }), permissionDenied()],
};

export const replaceProductSchema: ActionSchema = {
  ...ofOne,
  operationId: 'catalogue_products_update',
  summary: 'Replace a product in the catalogue',
  description: `Staff only. ${versions}\n\nFields that have a default and are not given stay as they are.`,
  body: reference(catalogueInput),
  response: answer,
  problems: [validationError({ name: ['This field is required.'] }), ...[permissionDenied(), ...absent]],
};

export const changeProductSchema: ActionSchema = {
  ...ofOne,
  operationId: 'catalogue_products_partial_update',
  summary: 'Change a product in the catalogue',
  description: `Staff only. ${versions}\n\nFields that are not given stay as they are.`,
  body: reference(patchedInput),
  response: answer,
  problems: [
    validationError({ category: ['Object with slug=hnges does not exist.'] }),
    ...[permissionDenied(), ...absent],
  ],
};

export const removeProductSchema: ActionSchema = {
  ...ofOne,
  operationId: 'catalogue_products_destroy',
  summary: 'Take a product out of the catalogue',
  description: `Staff only. ${versions} It can be restored for 30 days.`,
  response: { 204: null, 412: reference(conflict) },
  problems: [permissionDenied(), ...absent],
};

export const restoreProductSchema: ActionSchema = {
  ...ofOne,
  operationId: 'catalogue_products_restore_create',
  summary: 'Restore a deleted product',
  description:
    'Staff only. It gets its id, its pictures and its places in invoices back, and the next version.',
  response: { 200: reference(catalogueProduct) },
  problems: [
    ...[permissionDenied(), ...absent, nameTaken()],
    new ApiException(409, { detail: 'Others are changing the same data. Try again.' }),
  ],
};
