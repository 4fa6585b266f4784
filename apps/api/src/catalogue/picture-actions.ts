// How staff add pictures to a product, change them and take them away. Each answer is the product with its new version.
import { checkRecord, notFound, unsupportedMediaType } from '@latchkey/drf';
import type { CatalogueProduct } from '@latchkey/dto';
import { BoundedQueue, type View, queryOf, requestBytes, requestData } from '@latchkey/fastify-auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { allowUpload } from '../http/upload-time.ts';
import { idIn, idOf } from '../resource/request-id.ts';
import { makePictureFiles } from './picture-files.ts';
import {
  addPictureSchema,
  changePictureSchema,
  longestPicture,
  newPicture,
  pictureChanges,
  pictureTypes,
  removePictureSchema,
  tooManyPictures,
} from './picture-schemas.ts';
import {
  type PictureChanges,
  type PictureOutcome,
  addPicture,
  changePicture,
  mostPictures,
  removePicture,
} from './picture-writes.ts';
import type { ProductReader } from './product-reader.ts';
import { etagOf } from './versions.ts';

type Actions = View['actions'];

/** Milliseconds that an upload may take to arrive. */
const patience = 60_000;

/** Uploads that are read at the same time: each is in memory as a whole. The others wait, unread. */
const uploads = new BoundedQueue({ concurrency: 4, waiting: 32 });

/** The id of the picture in the path, `NaN` if it is no number. */
const pictureIdOf = ({ params }: FastifyRequest) => idIn((params as { picture?: string }).picture);

export function pictureActions(
  database: Database,
  reader: ProductReader,
): { readonly list: Actions; readonly item: Actions } {
  /** The product in the path. @throws ApiException 404 */
  const productIn = async (request: FastifyRequest): Promise<CatalogueProduct> => {
    const id = idOf(request);
    if (Number.isNaN(id)) throw notFound();
    const product = await reader.find(id);
    if (!product) throw notFound('Product');
    return product;
  };

  /** Writes, and answers with the product as it is then. @throws ApiException 400 or 404 */
  const write = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: (transaction: Knex.Transaction) => Promise<PictureOutcome>,
  ): Promise<CatalogueProduct> => {
    const outcome = await database.write(work);
    if (outcome === 'full') throw tooManyPictures();
    const product = await productIn(request);
    if (outcome === 'absent') throw notFound('Picture');
    reply.header('etag', etagOf(product.version));
    return product;
  };

  const upload = async (request: FastifyRequest, reply: FastifyReply): Promise<CatalogueProduct> => {
    const { id, pictures } = await productIn(request);
    const type = request.raw.headers['content-type'] ?? '';
    if (!pictureTypes.includes(type.split(';', 1)[0]?.trim().toLowerCase() ?? '')) {
      throw unsupportedMediaType(type);
    }
    const given = queryOf(request).findLast(([name]) => name === 'alt')?.[1] ?? '';
    const { alt } = await checkRecord(newPicture, { kind: 'json', value: { alt: given } });
    if (pictures.length >= mostPictures) throw tooManyPictures();
    allowUpload(request, patience);
    const files = await uploads.run(async () =>
      makePictureFiles(await requestBytes(request, longestPicture)),
    );
    reply.code(201);
    return write(request, reply, (transaction) => addPicture(transaction, id, files, String(alt)));
  };

  /** The ids of the product and the picture in the path. @throws ApiException 404 */
  const both = async (request: FastifyRequest): Promise<[product: number, picture: number]> => {
    const { id, pictures } = await productIn(request);
    const picture = pictureIdOf(request);
    if (Number.isNaN(picture)) throw notFound();
    if (!pictures.some((one) => one.id === picture)) throw notFound('Picture');
    return [id, picture];
  };

  return {
    list: { POST: { schema: addPictureSchema, handler: upload } },
    item: {
      PATCH: {
        schema: changePictureSchema,
        handler: async (request, reply) => {
          const [product, picture] = await both(request);
          const changes: PictureChanges = await checkRecord(pictureChanges, await requestData(request), {
            partial: true,
          });
          return write(request, reply, (transaction) =>
            changePicture(transaction, product, picture, changes),
          );
        },
      },
      DELETE: {
        schema: removePictureSchema,
        handler: async (request, reply) => {
          const [product, picture] = await both(request);
          return write(request, reply, (transaction) => removePicture(transaction, product, picture));
        },
      },
    },
  };
}
