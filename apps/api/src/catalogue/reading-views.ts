// The reading half of the views of the catalogue: lists of products, and one of them.
import { notFound, page, pageNumber, type Query } from '@latchkey/drf';
import type { CataloguePage, Neighbours, Selection } from '@latchkey/dto';
import { type View, addressOf, queryOf } from '@latchkey/fastify-auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashOf, isKnown, sendUnlessKnown } from '../docs/entity-tag.ts';
import { idOf } from '../resource/request-id.ts';
import type { CatalogueReader } from './catalogue-reader.ts';
import { cursorText, readCursor } from './list-cursor.ts';
import { type ListQuery, listQuery } from './list-query.ts';
import type { PlacedRow, ProductList } from './product-list.ts';
import { catalogueActions } from './reading-schemas.ts';
import { etagOf } from './versions.ts';

type Action = NonNullable<View['actions']['GET']>;

/** What one part of a list adds to the answer. */
type Part = Pick<CataloguePage, 'count' | 'next' | 'previous'> & { readonly rows: readonly PlacedRow[] };

/** Only who asked may keep it, and asks each time whether it is still so. */
const cacheControl = 'private, no-cache';

function send(request: FastifyRequest, reply: FastifyReply, body: object): FastifyReply {
  return sendUnlessKnown(request, reply, hashOf(JSON.stringify(body)), body, cacheControl);
}

async function numberedPart(
  list: ProductList,
  { pageSize }: ListQuery,
  address: string,
  query: Query,
): Promise<Part> {
  const { count } = list;
  const number = pageNumber(query, count, pageSize);
  const rows = await list.slice(pageSize, (number - 1) * pageSize);
  const { next, previous } = page(address, query, { number, pageSize, count, rows });
  return { count, next, previous, rows };
}

async function cursorPart(
  list: ProductList,
  { pageSize, cursor = '' }: ListQuery,
  address: string,
  query: Query,
): Promise<Part> {
  const found = await list.page(pageSize, cursor ? readCursor(cursor, list.sort) : undefined);
  const others = query.filter(([name]) => name !== 'cursor' && name !== 'page').map((pair) => [...pair]);
  const link = (row: PlacedRow | undefined, isBefore: boolean, isThere: boolean) => {
    if (!row || !isThere) return null;
    const text = cursorText(list.sort, { isBefore, place: row.place });
    return `${address}?${new URLSearchParams([...others, ['cursor', text]]).toString()}`;
  };
  return {
    count: list.count,
    next: link(found.rows.at(-1), false, found.hasNext),
    previous: link(found.rows[0], true, found.hasPrevious),
    rows: found.rows,
  };
}

function listAction(reader: CatalogueReader): Action {
  return {
    schema: catalogueActions.list,
    handler: async (request, reply) => {
      const query = queryOf(request);
      const asked = listQuery(query);
      const { list, search, facets } = await reader.open(asked.filter, asked.sort);
      const part = asked.cursor === undefined ? numberedPart : cursorPart;
      const { rows, ...links } = await part(list, asked, addressOf(request), query);
      const body: CataloguePage = {
        ...links,
        results: await reader.told(rows),
        search,
        ...(asked.facets && { facets: await facets() }),
      };
      return send(request, reply, body);
    },
  };
}

function itemAction(reader: CatalogueReader): Action {
  return {
    schema: catalogueActions.item,
    handler: async (request, reply) => {
      const product = await reader.find(productId(request));
      if (!product) throw notFound('Product');
      reply.headers({ 'cache-control': cacheControl, etag: etagOf(product.version) });
      return isKnown(request, `${product.version}`) ? reply.code(304).send() : product;
    },
  };
}

/** The id in the path. @throws ApiException 404 if it is no number */
function productId(request: FastifyRequest): number {
  const id = idOf(request);
  if (Number.isNaN(id)) throw notFound();
  return id;
}

function neighboursAction(reader: CatalogueReader): Action {
  return {
    schema: catalogueActions.neighbours,
    handler: async (request, reply) => {
      const id = productId(request);
      const { filter, sort } = listQuery(queryOf(request));
      const { list } = await reader.open(filter, sort);
      const standing = await list.standing(id);
      if (!standing) throw notFound('Product');
      const body: Neighbours = { ...standing, count: list.count };
      return send(request, reply, body);
    },
  };
}

function selectionAction(reader: CatalogueReader): Action {
  return {
    schema: catalogueActions.selection,
    handler: async (request, reply) => {
      const { filter, sort } = listQuery(queryOf(request));
      const { list } = await reader.open(filter, sort);
      const body: Selection = await list.selection();
      return send(request, reply, body);
    },
  };
}

function categoriesAction(reader: CatalogueReader): Action {
  return {
    schema: catalogueActions.categories,
    handler: async (request, reply) => send(request, reply, { results: await reader.categories() }),
  };
}

/** What may be read, for the views to have beside what may be written. */
export const readingActions = (reader: CatalogueReader) => ({
  list: listAction(reader),
  item: itemAction(reader),
  neighbours: neighboursAction(reader),
  selection: selectionAction(reader),
  categories: categoriesAction(reader),
});
