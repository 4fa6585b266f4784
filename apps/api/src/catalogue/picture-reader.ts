// The pictures of products, as lists and details show them: one question for a whole page.
import { type Picture, pictureWidths } from '@latchkey/dto';
import type { Database, PreparedQuery } from '../database/connect.ts';

/** Where the files of pictures are. It has no host in it: who asked under which name makes no difference. */
export const picturesRoot = '/api/v1/catalogue/pictures/';

/** The widths in which a picture is kept whose largest file is this wide. The files that there are go by this rule. */
export const widthsOf = (width: number): number[] => [...pictureWidths.filter((kept) => kept < width), width];

interface PictureRow {
  readonly id: number;
  readonly product: number;
  readonly alt: string;
  readonly key: string;
  readonly width: number;
  readonly height: number;
}

const asPicture = ({ id, alt, key, width, height }: PictureRow): Picture => ({
  id,
  alt,
  width,
  height,
  files: widthsOf(width).map((kept) => ({ width: kept, url: `${picturesRoot}${key}-${kept}.webp` })),
});

/** One statement for any number of ids, which are one parameter. */
const among = {
  sqlite: 'in (select value from json_each(?))',
  postgres: 'in (select json_array_elements_text(?::json)::integer)',
} as const;

export class PictureReader {
  readonly #byProducts: PreparedQuery<PictureRow>;

  constructor(database: Database) {
    this.#byProducts = database.prepare(
      'select id, product, alt, key, width, height from pictures ' +
        `where product ${among[database.engine]} order by product, position`,
    );
  }

  /** The pictures of each of these products that has any, in their order. */
  async picturesOf(products: readonly number[]): Promise<ReadonlyMap<number, readonly Picture[]>> {
    if (products.length === 0) return new Map();
    const rows = await this.#byProducts.all(JSON.stringify(products));
    const byProduct = Map.groupBy(rows, ({ product }) => product);
    return new Map([...byProduct].map(([product, some]) => [product, some.map(asPicture)]));
  }
}
