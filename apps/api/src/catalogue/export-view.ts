// `GET products/export/`: the products of a list as a file that the import takes back.
import { Readable } from 'node:stream';
import { permissionDenied, validationError } from '@latchkey/drf';
import { type ActionSchema, type View, queryOf, requireStaff } from '@latchkey/fastify-auth';
import { stringify } from 'csv-stringify/sync';
import type { Database } from '../database/connect.ts';
import { prepareForIds } from '../resource/id-query.ts';
import type { CatalogueReader } from './catalogue-reader.ts';
import { byteOrderMark, csvColumns, defuse } from './csv-cells.ts';
import type { Cursor } from './list-cursor.ts';
import { listQuery } from './list-query.ts';
import type { ProductList } from './product-list.ts';
import { type ProductColumns, productColumns, productTables } from './product-row.ts';
import { searchBeingPrepared } from './product-problems.ts';
import { listFilters } from './reading-schemas.ts';

const csv = 'text/csv';

/** Products that one question is about: nothing is held while somebody reads slowly. */
const batch = 500;

const exportSchema: ActionSchema = {
  operationId: 'catalogue_products_export_retrieve',
  summary: 'Export products to a CSV file',
  description:
    'Staff only. The products that the filters of the list leave, by id, in UTF-8 with the columns that the import takes. ' +
    "A cell that a spreadsheet would take for a formula has a `'` before it, which the import takes off again.",
  querystring: { type: 'object', properties: listFilters },
  response: { 200: { content: { [csv]: { schema: { type: 'string', examples: ['id,name,price\r\n'] } } } } },
  problems: [
    ...[validationError({ stock: ['"some" is not a valid choice.'] }), permissionDenied()],
    searchBeingPrepared(),
  ],
};

const cellsOf = ({ id, name, price, currency, category, stock, description }: ProductColumns) => [
  ...[id, defuse(name), Number(price).toFixed(2), currency, defuse(category ?? '')],
  ...[stock ?? '', defuse(description)],
];

/** Quoted are all cells that any reader might take for several, or trim. */
const written = (rows: readonly unknown[][]) =>
  stringify([...rows], { record_delimiter: '\r\n', quoted_match: /[\s;]/ });

export function exportActions(database: Database, reader: CatalogueReader): View['actions'] {
  const productsOf = prepareForIds<ProductColumns>(
    database,
    (marks) =>
      `select ${productColumns} from ${productTables} where products.id in (${marks}) order by products.id`,
  );

  async function* linesOf(list: ProductList): AsyncGenerator<string> {
    let head = byteOrderMark + written([[...csvColumns]]);
    let cursor: Cursor | undefined;
    for (let isMore = true; isMore;) {
      const { rows, hasNext } = await list.page(batch, cursor);
      const products = await productsOf(rows.map(({ id }) => id));
      yield head + written(products.map(cellsOf));
      head = '';
      isMore = hasNext;
      cursor = { isBefore: false, place: rows.at(-1)?.place ?? [] };
    }
  }

  return {
    GET: {
      schema: exportSchema,
      handler: async (request, reply) => {
        requireStaff(request.user);
        const { filter } = listQuery(queryOf(request));
        // By id, which nobody changes meanwhile: each product is there once.
        const { list } = await reader.open(filter, 'id');
        const lines = linesOf(list);
        // A database that is out of order is told before the answer begins.
        const { value: first } = await lines.next();
        const today = new Date().toISOString().slice(0, 10);
        reply.headers({
          'content-type': `${csv}; charset=utf-8`,
          'content-disposition': `attachment; filename="products-${today}.csv"`,
          'cache-control': 'no-store',
        });
        if (request.method === 'HEAD') return reply.send();
        const all = async function* () {
          yield String(first);
          yield* lines;
        };
        return reply.send(Readable.from(all(), { objectMode: false }));
      },
    },
  };
}
