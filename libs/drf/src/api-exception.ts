// The answers of DRF that are no success, as errors that can be thrown from anywhere below a view.

/** Body of most problems. `code` and `messages` come with some of the token problems of SimpleJWT. */
export interface ProblemBody {
  readonly detail: string;
  readonly [key: string]: unknown;
}

/** Field errors: a list of messages for each bad field, in field order; `non_field_errors` for the whole body. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** DRF's APIException: thrown by a view, answered as it stands. */
export class ApiException extends Error {
  override readonly name = 'ApiException';
  readonly status: number;
  readonly body: ProblemBody | FieldErrors;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body: ProblemBody | FieldErrors,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof body['detail'] === 'string' ? body['detail'] : 'Invalid input.');
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const challenge = { 'www-authenticate': 'Bearer realm="api"' };

/** 401 of any kind; every one carries the challenge that RFC 9110 demands. */
export const authenticationFailed = (detail: string, more: Record<string, unknown> = {}) =>
  new ApiException(401, { detail, ...more }, challenge);

export const notAuthenticated = () => authenticationFailed('Authentication credentials were not provided.');

export const permissionDenied = () =>
  new ApiException(403, { detail: 'You do not have permission to perform this action.' });

/** 404. Give the model's name where an id is a number but no row has it. */
export const notFound = (model?: string) =>
  new ApiException(404, { detail: model ? `No ${model} matches the given query.` : 'Not found.' });

export const methodNotAllowed = (method: string) =>
  new ApiException(405, { detail: `Method "${method}" not allowed.` });

export const notAcceptable = () =>
  new ApiException(406, { detail: 'Could not satisfy the request Accept header.' });

export const bodyTooLarge = (limit: number) =>
  new ApiException(413, { detail: `Request body is larger than ${limit} bytes.` });

export const unsupportedMediaType = (type: string) =>
  new ApiException(415, { detail: `Unsupported media type "${type}" in request.` });

export const parseError = (detail: string) => new ApiException(400, { detail });

export const validationError = (errors: FieldErrors) => new ApiException(400, errors);

/** 429 as DRF's throttles give it. `wait` in seconds. */
export const throttled = (wait: number) => {
  const seconds = Math.max(1, Math.ceil(wait));
  return new ApiException(
    429,
    {
      detail: `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? '' : 's'}.`,
    },
    { 'retry-after': `${seconds}` },
  );
};
