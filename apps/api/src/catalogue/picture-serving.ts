// Serves the files of pictures to anybody who knows their name, which names exactly these bytes: for good.
import { notFound } from '@latchkey/drf';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/connect.ts';
import { isKnown } from '../docs/entity-tag.ts';
import { picturesRoot } from './picture-reader.ts';

/** A file that is opened by itself can load nothing, run nothing, and be shown nowhere else. */
const headers = {
  'content-type': 'image/webp',
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
};

const fileName = /^([\da-f]{32})-([1-9]\d{0,3})\.webp$/;

export function servePictures(api: FastifyInstance, database: Database): void {
  const file = database.prepare<{ bytes: Buffer }>(
    'select bytes from picture_files where key = ? and width = ?',
  );
  api.route<{ Params: { file: string } }>({
    method: ['GET', 'HEAD'],
    url: `${picturesRoot}:file`,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const [name, key, width] = fileName.exec(request.params.file) ?? [];
      if (name === undefined) throw notFound();
      const found = await file.get(key, Number(width));
      if (!found) throw notFound();
      reply.headers({ ...headers, etag: `"${key}-${width}"` });
      return isKnown(request, `${key}-${width}`) ? reply.code(304).send() : reply.send(found.bytes);
    },
  });
}
