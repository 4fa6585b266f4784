// What OpenAPI tells of reading the catalogue.
import { ApiException, notFound, validationError } from '@latchkey/drf';
import { CataloguePage, Neighbours, Selection, catalogueSorts } from '@latchkey/dto';
import type { ActionSchema, SharedSchema } from '@latchkey/fastify-auth';
import {
  catalogueProduct,
  catalogueRow,
  category,
  picture,
  productParams,
  reference,
} from './catalogue-schemas.ts';
import { searchBeingPrepared } from './product-problems.ts';
import { defaultPageSize, largestPageSize, longestSearch, mostIds } from './list-query.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Writes "this or null" as a list of types: Fastify then need not try which of two schemas an answer fits. */
function withTypes(schema: JsonSchema): JsonSchema {
  const { anyOf, properties, items, ...others } = schema;
  const [first, ...more] = (anyOf ?? []) as JsonSchema[];
  if (first && more.length) return { ...withTypes(first), ...others, type: [first['type'], 'null'] };
  return {
    ...others,
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(properties as object).map(([name, field]) => [name, withTypes(field as JsonSchema)]),
      ),
    }),
    ...(items !== undefined && { items: withTypes(items as JsonSchema) }),
  };
}

const shared = ($id: string, schema: object, fields: object, examples: readonly unknown[]): SharedSchema => {
  const { properties, ...words } = withTypes(schema as JsonSchema);
  return { $id, ...words, properties: { ...(properties as object), ...fields }, examples };
};

const facets = {
  categories: category['examples'],
  currencies: [
    { value: '€', count: 70 },
    { value: '$', count: 14 },
  ],
  stock: [
    { value: 'in', count: 75 },
    { value: 'out', count: 7 },
  ],
  pictures: [
    { value: 'photo', count: 12 },
    { value: 'drawing', count: 72 },
  ],
  price: { min: '1.20', max: '96.40', bars: [4, 6, 9, 12, 10, 8, 8, 7, 6, 4, 3, 3, 2, 1, 0, 1] },
};

const page = shared(
  'CataloguePage',
  CataloguePage,
  { results: { type: 'array', items: reference(catalogueRow) } },
  [
    {
      count: 84,
      next: 'https://shop.example/api/v1/catalogue/products/?facets=true&page=2&search=hinge',
      previous: null,
      results: catalogueRow['examples'],
      search: { asked: 'hnige', used: 'hinge' },
      facets,
    },
  ],
);

const neighbours = shared('CatalogueNeighbours', Neighbours, {}, [
  { previous: 103, next: null, place: 84, count: 84 },
]);

const selection = shared('CatalogueSelection', Selection, {}, [
  { count: 1, items: [{ id: 104, version: 3 }] },
]);

const categories: SharedSchema = {
  $id: 'CatalogueCategoryList',
  type: 'object',
  properties: { results: { type: 'array', items: reference(category) } },
  required: ['results'],
  examples: [{ results: category['examples'] }],
};

/** What the actions below refer to. */
export const readingComponents: readonly SharedSchema[] = [
  ...[picture, category, catalogueRow, catalogueProduct, page, neighbours, selection, categories],
];

const text = { type: 'string' };
const euros = (which: string) => ({
  ...text,
  description: `${which} price in euros, itself included. Dollars are counted as invoices count them: $1 is €0.98.`,
});
const several = (items: object, description: string) => ({ type: 'array', items, description });

/** What products a list leaves, as parameters of its address. */
export const listFilters = {
  search: {
    ...text,
    maxLength: longestSearch,
    description:
      'Words of which the name, the description and the name of the category must have all, or parts of them; one or ' +
      'two letters are the beginning of a word. Capitals and accents make no difference. Where nothing is found, ' +
      'a typing error is mended.',
  },
  category: several(text, 'The slug of a category. Several: in any of them.'),
  currency: several({ enum: ['€', '$'] }, 'Several: any of them.'),
  stock: { enum: ['in', 'out'], description: 'Whether there are any; those nobody counts are in neither.' },
  picture: { enum: ['photo', 'drawing'], description: 'Whether there are pictures of it.' },
  min_price: euros('The lowest'),
  max_price: euros('The highest'),
  id: several({ type: 'integer' }, `Exactly these, ${mostIds} at most.`),
};

const sort = {
  enum: catalogueSorts,
  description: 'Default: `relevance` for a search, otherwise `name`. A minus turns the order round.',
};

const pages = {
  page: { ...text, default: '1', description: 'The number of a page, or `last`.' },
  page_size: { type: 'integer', minimum: 1, maximum: largestPageSize, default: defaultPageSize },
  cursor: {
    ...text,
    description:
      'What the links to other pages have in the place of `page`, from where it is there on, if only empty: such pages ' +
      'are as quick anywhere, and skip nothing while products come and go.',
  },
  facets: { type: 'boolean', default: false, description: 'Whether to count what each filter leaves.' },
};

const query = (properties: object) => ({ type: 'object', properties });
const badQuery = validationError({ sort: ['"x" is not a valid choice.'] });
const absent = [notFound('Product'), notFound()];

export const catalogueActions = {
  list: {
    operationId: 'catalogue_products_list',
    summary: 'Look through the catalogue',
    description: 'Whatever is asked for stays in the links. The answer has an `ETag` for `If-None-Match`.',
    querystring: query({ ...listFilters, sort, ...pages }),
    response: { 200: reference(page) },
    problems: [badQuery, new ApiException(404, { detail: 'Invalid page.' }), searchBeingPrepared()],
  },
  item: {
    operationId: 'catalogue_products_retrieve',
    summary: 'Get all that is known of a product',
    description: 'The `ETag` is its version.',
    params: productParams,
    response: { 200: reference(catalogueProduct) },
    problems: absent,
  },
  neighbours: {
    operationId: 'catalogue_products_neighbours_retrieve',
    summary: 'Find the products beside one in a list',
    params: productParams,
    querystring: query({ ...listFilters, sort }),
    response: { 200: reference(neighbours) },
    problems: [badQuery, ...absent, searchBeingPrepared()],
  },
  selection: {
    operationId: 'catalogue_products_selection_retrieve',
    summary: 'Name all products of a list, for changes to them',
    querystring: query({ ...listFilters, sort }),
    response: { 200: reference(selection) },
    problems: [badQuery, searchBeingPrepared()],
  },
  categories: {
    operationId: 'catalogue_categories_list',
    summary: 'List the categories',
    response: { 200: reference(categories) },
  },
} satisfies Record<string, ActionSchema>;
