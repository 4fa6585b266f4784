// The catalogue on the wire, below `/api/v1/catalogue/`: what a storefront shows of a product, beyond the old API.
import { Type, type Static } from 'typebox';
import { Product } from './product.ts';

const orNull = <T extends Type.TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description });

export const Category = Type.Object(
  {
    slug: Type.String({ examples: ['hinges'] }),
    name: Type.String({ examples: ['Hinges'] }),
    count: Type.Integer({ description: 'How many products are in it.' }),
  },
  { description: 'A part of the catalogue.' },
);
export type Category = Readonly<Static<typeof Category>>;

/** Widths in CSS pixels in which every picture is kept; none is wider than what was uploaded. */
export const pictureWidths = [320, 800, 1600] as const;

export const Picture = Type.Object(
  {
    id: Type.Integer(),
    alt: Type.String({ description: 'What it shows, for those who do not see it. Empty: the name says it.' }),
    width: Type.Integer({ description: 'Of the largest file, in pixels.' }),
    height: Type.Integer(),
    files: Type.Array(
      Type.Object({
        width: Type.Integer(),
        url: Type.String({ description: 'WebP. It never changes and needs no token.' }),
      }),
      { description: 'The narrowest first.' },
    ),
  },
  { description: 'A picture of a product.' },
);
export type Picture = Readonly<Static<typeof Picture>>;

const { id, name, price, currency } = Product.properties;

const row = {
  id,
  name,
  price,
  currency,
  category: orNull(Type.String(), 'The slug of its category.'),
  stock: orNull(Type.Integer({ minimum: 0 }), 'Pieces on the shelf; null where nobody counts them.'),
  created: Type.String({ format: 'date-time' }),
  changed: Type.String({ format: 'date-time' }),
  version: Type.Integer({
    description: 'Counts the changes. `"<version>"` is the entity tag for `If-Match`.',
  }),
};

/** A product as lists tell it. */
export const CatalogueRow = Type.Object(
  { ...row, picture: orNull(Picture, 'The first of its pictures.') },
  { description: 'A product in a list.' },
);
export type CatalogueRow = Readonly<Static<typeof CatalogueRow>>;

/** A product with all that is known of it. */
export const CatalogueProduct = Type.Object(
  { ...row, description: Type.String({ maxLength: 4000 }), pictures: Type.Array(Picture) },
  { description: 'A product with all that is known of it.' },
);
export type CatalogueProduct = Readonly<Static<typeof CatalogueProduct>>;

const valueCount = Type.Object({ value: Type.String(), count: Type.Integer() });

/** How many products each filter leaves. A facet is counted without its own filter, and with all others. */
export const Facets = Type.Object({
  categories: Type.Array(Category, { description: 'All of them, by name.' }),
  currencies: Type.Array(valueCount, { description: '`€` and `$`.' }),
  stock: Type.Array(valueCount, { description: '`in` and `out`; uncounted products are in neither.' }),
  pictures: Type.Array(valueCount, { description: '`photo` and `drawing`.' }),
  price: Type.Object(
    {
      min: orNull(Type.String(), 'The lowest price in euros; null where no product is left.'),
      max: orNull(Type.String(), 'The highest.'),
      bars: Type.Array(Type.Integer(), {
        description: 'Products in each of 16 parts of the way from `min` to `max`, of equal ratio.',
      }),
    },
    { description: 'Dollars are counted as invoices count them: $1 is €0.98.' },
  ),
});
export type Facets = Readonly<Static<typeof Facets>>;

/** What lists are sorted by; a minus turns the order round. Equal ones follow by id. */
export const catalogueSorts = [
  'relevance',
  'name',
  '-name',
  'price',
  '-price',
  'created',
  '-created',
  'changed',
  '-changed',
  'stock',
  '-stock',
  'id',
  '-id',
] as const;
export type CatalogueSort = (typeof catalogueSorts)[number];

export const CataloguePage = Type.Object(
  {
    count: Type.Integer(),
    next: orNull(Type.String(), 'The address of the next page.'),
    previous: orNull(Type.String(), 'The address of the page before.'),
    results: Type.Array(CatalogueRow),
    search: Type.Object({
      asked: Type.String(),
      used: Type.String({ description: 'What was searched for; differs where a typing error was mended.' }),
    }),
    facets: Type.Optional(Facets),
  },
  { description: 'A page of the catalogue.' },
);
export type CataloguePage = Readonly<Static<typeof CataloguePage>>;

/** Where a product stands in a list. */
export const Neighbours = Type.Object({
  previous: orNull(Type.Integer(), 'The id of the product before it.'),
  next: orNull(Type.Integer(), 'The id of the product after it.'),
  place: Type.Integer({ description: 'From 1 on.' }),
  count: Type.Integer(),
});
export type Neighbours = Readonly<Static<typeof Neighbours>>;
