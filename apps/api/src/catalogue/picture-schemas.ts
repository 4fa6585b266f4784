// What OpenAPI tells of the ways in which staff change the pictures of a product.
import {
  ApiException,
  bodyTooLarge,
  notFound,
  parseError,
  permissionDenied,
  unsupportedMediaType,
  validationError,
} from '@latchkey/drf';
import type { ActionSchema, SharedSchema } from '@latchkey/fastify-auth';
import { type DescribedField, fieldJsonSchema } from '../resource/field-json-schema.ts';
import { catalogueProduct, picture, productParams, reference } from './catalogue-schemas.ts';
import { noPicture } from './picture-files.ts';
import { mostPictures } from './picture-writes.ts';

/** What an upload may say it is. What it is, its content tells. */
export const pictureTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** The longest upload, in bytes. */
export const longestPicture = 8 * 1024 * 1024;

export const tooManyPictures = () =>
  parseError(`This product has ${mostPictures} pictures already, which is as many as there may be.`);

const alt: DescribedField = {
  ...{ type: 'string', maxLength: 300, allowBlank: true, default: '', examples: ['The hinge, opened'] },
  description: 'What the picture shows, for those who do not see it.',
};

/** The fields of a picture that staff write. */
export const newPicture = { properties: { alt } };

export const pictureChanges = {
  properties: {
    alt,
    position: {
      ...{ type: 'integer', minimum: 0, maximum: 2_147_483_647, default: 0, examples: [0] },
      description: 'Its place among the pictures of the product: 0 is first, what is too much is last.',
    },
  },
};

const patch: SharedSchema = {
  $id: 'PatchedPictureRequest',
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(pictureChanges.properties).map(([name, field]) => [name, fieldJsonSchema(field, 'patch')]),
  ),
  examples: [{ position: 0 }],
};

/** What the actions below refer to. */
export const pictureComponents: readonly SharedSchema[] = [picture, catalogueProduct, patch];

const absent = [permissionDenied(), notFound('Product'), notFound()];

export const addPictureSchema: ActionSchema = {
  operationId: 'catalogue_products_pictures_create',
  summary: 'Add a picture to a product',
  description:
    'Staff only. A JPEG, PNG or WebP of up to 8 MiB and 50 megapixels. It is turned upright, kept as WebP in a few ' +
    'widths, and of what it tells besides what it shows nothing is kept.',
  params: productParams,
  querystring: { type: 'object', properties: { alt: fieldJsonSchema(alt, 'body') } },
  consumes: pictureTypes,
  body: { type: 'string', format: 'binary' },
  response: { 201: reference(catalogueProduct) },
  problems: [
    ...[noPicture(), tooManyPictures(), validationError({ alt: ['Null characters are not allowed.'] })],
    ...[...absent, bodyTooLarge(longestPicture), unsupportedMediaType('image/gif')],
    new ApiException(
      503,
      { detail: 'Service temporarily unavailable, try again later.' },
      { 'retry-after': '1' },
    ),
  ],
};

const ofOne = {
  params: {
    ...productParams,
    properties: {
      ...productParams.properties,
      picture: { type: 'integer', description: 'The id of the picture.' },
    },
    required: ['id', 'picture'],
  },
  response: { 200: reference(catalogueProduct) },
};
const absentOne = [...absent, notFound('Picture')];

export const changePictureSchema: ActionSchema = {
  ...ofOne,
  operationId: 'catalogue_products_pictures_partial_update',
  summary: 'Change what is told of a picture, or its place',
  description: 'Staff only.',
  body: reference(patch),
  problems: [validationError({ position: ['A valid integer is required.'] }), ...absentOne],
};

export const removePictureSchema: ActionSchema = {
  ...ofOne,
  operationId: 'catalogue_products_pictures_destroy',
  summary: 'Take a picture away from a product',
  description: 'Staff only.',
  problems: absentOne,
};
