// The reading half of the views of the catalogue: lists of products, and one of them.
import { notFound, page, pageNumber, type Query } from '@latchkey/drf';
import type { CataloguePage, Neighbours, Selection } from '@latchkey/dto';
import { type View, addressOf, queryOf } from '@latchkey/fastify-auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashOf, isKnown, sendUnlessKnown } from '../docs/entity-tag.ts';
import { KeptAnswers, asJson } from '../resource/kept-answers.ts';
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

/** Makes an answer, unless it was made in the same state of the products before, and sends it to who does not have it. */
async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: KeptAnswers,
  make: () => Promise<object>,
): Promise<FastifyReply> {
  const bytes = await kept.bytesFor(request, reply, make);
  return sendUnlessKnown(request, asJson(reply), hashOf(bytes), bytes, cacheControl);
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

async function pageFor(reader: CatalogueReader, request: FastifyRequest): Promise<CataloguePage> {
  const query = queryOf(request);
  const asked = listQuery(query);
  const { list, search, facets } = await reader.open(asked.filter, asked.sort);
  const part = asked.cursor === undefined ? numberedPart : cursorPart;
  const { rows, ...links } = await part(list, asked, addressOf(request), query);
  return {
    ...links,
    results: await reader.told(rows),
    search,
    ...(asked.facets && { facets: await facets() }),
  };
}

async function neighboursFor(reader: CatalogueReader, request: FastifyRequest): Promise<Neighbours> {
  const id = productId(request);
  const { filter, sort } = listQuery(queryOf(request));
  const { list } = await reader.open(filter, sort);
  const standing = await list.standing(id);
  if (!standing) throw notFound('Product');
  return { ...standing, count: list.count };
}

async function selectionFor(reader: CatalogueReader, request: FastifyRequest): Promise<Selection> {
  const { filter, sort } = listQuery(queryOf(request));
  const { list } = await reader.open(filter, sort);
  return list.selection();
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

/** What may be read, for the views to have beside what may be written. */
export function readingActions(reader: CatalogueReader) {
  const kept = new KeptAnswers();
  const reading = (
    schema: Action['schema'],
    make: (reader: CatalogueReader, request: FastifyRequest) => Promise<object>,
  ): Action => ({
    ...(schema && { schema }),
    handler: (request, reply) => send(request, reply, kept, () => make(reader, request)),
  });
  return {
    list: reading(catalogueActions.list, pageFor),
    item: itemAction(reader),
    neighbours: reading(catalogueActions.neighbours, neighboursFor),
    selection: reading(catalogueActions.selection, selectionFor),
    categories: reading(catalogueActions.categories, async () => ({ results: await reader.categories() })),
  };
}
