// How Django REST framework answers.
export {
  ApiException,
  type FieldErrors,
  type ProblemBody,
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
export {
  type FieldKind,
  type FieldSchema,
  type RecordSchema,
  type UnwrappedField,
  isRequired,
  unwrapped,
} from './field-schema.ts';
export { negotiate } from './media-type.ts';
export { type Metadata, metadata } from './metadata.ts';
export { type Page, type Query, page, pageNumber } from './page.ts';
export { type RequestData, parseBody } from './request-data.ts';
export { type CheckOptions, checkRecord, takenMessage } from './serializer.ts';
