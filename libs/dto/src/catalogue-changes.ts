// How staff change the catalogue, below `/api/v1/catalogue/`: one product, many at once, and whole files.
import { Type, type Static } from 'typebox';
import { CatalogueRow } from './catalogue.ts';
import { Product } from './product.ts';

const { name, price, currency } = Product.properties;

/** The fields of a product that staff write. */
export const CatalogueInput = Type.Object(
  {
    name,
    price,
    currency,
    description: Type.String({ maxLength: 4000, default: '', allowBlank: true }),
    category: Type.Union([Type.String(), Type.Null()], {
      default: null,
      description: 'The slug of a category.',
    }),
    stock: Type.Union([Type.Integer({ minimum: 0, maximum: 2_147_483_647 }), Type.Null()], {
      default: null,
      description: 'Pieces on the shelf; null where nobody counts them.',
    }),
  },
  { title: 'Product', description: 'What the shop sells.' },
);
export type CatalogueInput = Static<typeof CatalogueInput>;

/** A product in the version that somebody has seen. */
export const SeenProduct = Type.Object({ id: Type.Integer(), version: Type.Integer() });
export type SeenProduct = Readonly<Static<typeof SeenProduct>>;

/** All products that a list is about, to be changed together. */
export const Selection = Type.Object(
  { count: Type.Integer(), items: Type.Array(SeenProduct) },
  { description: 'The products of all pages, 10,000 at most.' },
);
export type Selection = Readonly<Static<typeof Selection>>;

/** Products of one bulk request; whoever has more sends several, tells how far they are, and may stop in between. */
export const bulkLimit = 100;

/** What many products have in common from now on; what is left out stays. */
export const BulkChanges = Type.Object({
  category: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  currency: Type.Optional(currency),
  stock: Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])),
  price: Type.Optional(Type.String({ description: 'A decimal with two places.' })),
  price_percent: Type.Optional(
    Type.String({
      description: 'A decimal: `-10` takes a tenth off, `2.5` puts it on. Rounded to cents, halves to even.',
    }),
  ),
});
export type BulkChanges = Readonly<Static<typeof BulkChanges>>;

export const BulkRequest = Type.Object({
  items: Type.Array(SeenProduct, { minItems: 1, maxItems: bulkLimit }),
  /** `change` needs `changes`. */
  action: Type.Enum(['change', 'delete', 'restore']),
  changes: Type.Optional(BulkChanges),
});
export type BulkRequest = Readonly<Static<typeof BulkRequest>>;

/** Each product for itself: what could be done is done. */
export const BulkAnswer = Type.Object({
  done: Type.Array(CatalogueRow, { description: 'As they are now, or, of deleted ones, as they were.' }),
  failed: Type.Array(
    Type.Object({
      id: Type.Integer(),
      status: Type.Integer({ description: '400, 404, 409 or 412, as the request for it alone would get.' }),
      detail: Type.String(),
      current: Type.Optional(CatalogueRow),
    }),
  ),
});
export type BulkAnswer = Readonly<Static<typeof BulkAnswer>>;

/** How far an import is: a line of `application/x-ndjson`. */
export const ImportProgress = Type.Object({ rows: Type.Integer(), of: Type.Integer() });
export type ImportProgress = Readonly<Static<typeof ImportProgress>>;

export const ImportError = Type.Object({
  line: Type.Integer({ description: 'Of the file, from 1 on, where the row begins.' }),
  field: Type.String({ description: 'The column, or empty where the whole row is meant.' }),
  message: Type.String(),
});
export type ImportError = Readonly<Static<typeof ImportError>>;

export const ImportReport = Type.Object(
  {
    rows: Type.Integer(),
    created: Type.Integer(),
    updated: Type.Integer(),
    unchanged: Type.Integer(),
    failed: Type.Integer({ description: 'Rows with errors.' }),
    applied: Type.Boolean({
      description: 'Whether anything was kept: not after a dry run, or where all or nothing was asked for.',
    }),
    errors: Type.Array(ImportError, { description: 'The first 1,000.' }),
  },
  { description: 'What an import did, or would do.' },
);
export type ImportReport = Readonly<Static<typeof ImportReport>>;
