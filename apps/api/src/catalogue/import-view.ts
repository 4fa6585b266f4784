// `POST products/import/`: a file of products goes in, and a report of what became of its rows comes out.
import { Readable } from 'node:stream';
import {
  ApiException,
  bodyTooLarge,
  parseError,
  permissionDenied,
  type Query,
  unsupportedMediaType,
  validationError,
} from '@latchkey/drf';
import { type ImportProgress, ImportReport } from '@latchkey/dto';
import {
  type ActionSchema,
  type SharedSchema,
  type View,
  queryOf,
  requestBytes,
} from '@latchkey/fastify-auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database/connect.ts';
import { isUnavailable } from '../database/errors.ts';
import { allowUpload, longestUpload } from '../http/upload-time.ts';
import { pastRivals } from '../resource/past-rivals.ts';
import { reference } from './catalogue-schemas.ts';
import { type ImportOptions, importProducts } from './import-products.ts';

const csv = 'text/csv';
const lines = 'application/x-ndjson';
/** Bytes of a file at most. */
const limit = 8 * 1024 * 1024;
/** Bytes of progress that may wait for somebody who does not read. */
const mostWaiting = 16 * 1024;

const report: SharedSchema = {
  $id: 'CatalogueImportReport',
  ...ImportReport,
  examples: [
    {
      ...{ rows: 3, created: 1, updated: 0, unchanged: 1, failed: 1, applied: false },
      errors: [{ line: 3, field: 'price', message: 'A valid number is required.' }],
    },
  ],
};

export const importComponents: readonly SharedSchema[] = [report];

const example =
  'id,name,price,currency,category,stock,description\n,"Brass hinge, 40 mm",10.50,€,hinges,240,\n';

const importSchema: ActionSchema = {
  operationId: 'catalogue_products_import_create',
  summary: 'Import products from a CSV file',
  description: [
    'Staff only. UTF-8 with a header of some of the columns `id`, `name`, `price`, `currency`, `category`, `stock` and',
    '`description`, in any order, separated by `,`, `;` or tabs; 8 MiB and 100,000 rows at most. A row with an `id` changes',
    'that product, and columns that are not there stay; one without makes a new product. A `category` is a slug or a name.',
    '\n\nIt is one transaction. Whoever goes away before the answer has changed nothing. With `Accept:',
    'application/x-ndjson` the answer is a line of JSON now and then, `{"rows": 200, "of": 1000}`, and at last',
    '`{"report": …}`, or `{"detail": …}` if the database failed, and nothing was kept.',
  ].join(' '),
  querystring: {
    type: 'object',
    properties: {
      mode: {
        enum: ['all', 'valid'],
        default: 'all',
        description: '`all`: one bad row, and nothing is kept. `valid`: the good rows are kept.',
      },
      dry_run: {
        type: 'boolean',
        default: false,
        description: 'Whether all of it is taken back at the end.',
      },
      create_categories: {
        type: 'boolean',
        default: false,
        description: 'Whether categories that are not there are made.',
      },
    },
  },
  consumes: [csv],
  body: { type: 'string', examples: [example] },
  response: {
    200: {
      content: {
        'application/json': { schema: reference(report) },
        [lines]: { schema: { type: 'string', examples: ['{"rows":0,"of":3}\n'] } },
      },
    },
  },
  problems: [
    validationError({ mode: ['"some" is not a valid choice.'] }),
    parseError('The request body ended early.'),
    permissionDenied(),
    new ApiException(409, { detail: 'Others are changing the same data. Try again.' }),
    ...[bodyTooLarge(limit), unsupportedMediaType('text/plain')],
  ],
};

/** @throws ApiException 400 */
function optionsOf(query: Query): ImportOptions {
  const errors: Record<string, string[]> = {};
  const read = <Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice => {
    const value = query.findLast(([key]) => key === name)?.[1] ?? choices[0];
    const choice = choices.find((one) => one === value);
    if (choice === undefined) errors[name] = [`"${value}" is not a valid choice.`];
    return choice ?? choices[0];
  };
  const options: ImportOptions = {
    mode: read('mode', ['all', 'valid']),
    isDryRun: read('dry_run', ['false', 'true']) === 'true',
    createsCategories: read('create_categories', ['false', 'true']) === 'true',
  };
  if (Object.keys(errors).length) throw validationError(errors);
  return options;
}

/** @throws ApiException 415 for what is no CSV, or not UTF-8 by its own account */
function requireCsv({ headers }: FastifyRequest): void {
  const type = headers['content-type'] ?? '';
  const [essence = '', ...parameters] = type.toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (essence.trim() !== csv || !isUtf8) throw unsupportedMediaType(type);
}

/** Aborted when whoever waits for an answer has gone away before all of it was sent. */
function departureOf(reply: FastifyReply): AbortSignal {
  const departure = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) departure.abort(parseError('Nobody waits for an answer any more.'));
  });
  return departure.signal;
}

const wantsLines = ({ headers: { accept = '' } }: FastifyRequest) => accept.includes(lines);

/** What can be told of an error when an answer has begun already. */
function detailOf(error: unknown): string {
  if (error instanceof ApiException) return error.message;
  return isUnavailable(error)
    ? 'Service temporarily unavailable, try again later.'
    : 'A server error occurred.';
}

type Run = (progress: (progress: ImportProgress) => void) => Promise<ImportReport>;

/** Answers with lines. Those who do not read them wait for none but the last: the import does not wait for them. */
function sendLines(request: FastifyRequest, reply: FastifyReply, run: Run): FastifyReply {
  const stream = new Readable({ read: () => undefined });
  const push = (line: object) => stream.push(`${JSON.stringify(line)}\n`);
  const done = run((progress) => {
    if (stream.readableLength < mostWaiting) push(progress);
  }).then(
    (result) => push({ report: result }),
    (error: unknown) => {
      if (!(error instanceof ApiException)) request.log.error({ err: error }, 'an import failed');
      push({ detail: detailOf(error) });
    },
  );
  void done.then(() => stream.push(null));
  // Compressed lines would wait for each other.
  return reply.headers({ 'content-type': lines, 'cache-control': 'no-transform' }).send(stream);
}

export function importActions(database: Database): View['actions'] {
  return {
    POST: {
      schema: importSchema,
      handler: async (request, reply) => {
        const options = optionsOf(queryOf(request));
        const signal = departureOf(reply);
        requireCsv(request);
        allowUpload(request, longestUpload);
        const bytes = await requestBytes(request, limit);
        const run: Run = (progress) =>
          pastRivals(() => importProducts(database, bytes, options, { signal, progress }));
        return wantsLines(request) ? sendLines(request, reply, run) : run(() => undefined);
      },
    },
  };
}
