// Makes the files of a picture from what somebody uploads: nothing of the upload is kept but what can be seen.
import { createHash } from 'node:crypto';
import { ApiException, parseError } from '@latchkey/drf';
import { pictureWidths } from '@latchkey/dto';
import { BoundedQueue } from '@latchkey/fastify-auth';
import type { OutputInfo, SharpOptions } from 'sharp';
import { widthsOf } from './picture-reader.ts';

interface PictureFile {
  readonly width: number;
  /** WebP. */
  readonly bytes: Buffer;
}

export interface PictureFiles {
  /** A digest of the files: pictures that are alike have one name. */
  readonly key: string;
  /** Of the largest file, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly files: readonly PictureFile[];
}

/** More is no photo of a product, but an attempt to fill the memory. */
const mostPixels = 50_000_000;

/** WebP has no more in any direction. */
const mostHigh = 16_383;

const widest = Math.max(...pictureWidths);

/** Seconds that decoding may take. */
const patience = 20;

const quality = 80;

/** JPEG, PNG and WebP: what begins like one of them is tried, whatever it is called. */
const beginning = /^(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF.{4}WEBP)/s;

const formats: readonly string[] = ['jpeg', 'png', 'webp'];

/** One at a time: pixels take memory, and passwords are hashed on the same threads. */
const queue = new BoundedQueue({ concurrency: 1, waiting: 16 });

/** As DRF's ImageField says it. */
export const noPicture = () =>
  parseError('Upload a valid image. The file you uploaded was either not an image or a corrupted image.');

const tooLarge = () =>
  parseError(
    `The picture has more than ${mostPixels / 1e6} megapixels, or would be higher than ${mostHigh}.`,
  );

/** Loaded with the first upload: it is large, and a server that only reads never needs it. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // The same upload seldom comes twice, and requests want the other cores.
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** Decodes, turns as the camera was held, and scales down: one frame, sRGB, eight bits a channel. */
async function pixelsOf(upload: Buffer): Promise<{ data: Buffer; info: OutputInfo }> {
  if (!beginning.test(upload.toString('latin1', 0, 12))) throw noPicture();
  const sharp = await loadSharp();
  // Small faults in what cameras write are no reason to refuse a picture that is all there.
  const options: SharpOptions = { limitInputPixels: mostPixels, failOn: 'error', pages: 1 };
  try {
    const { format, autoOrient } = await sharp(upload, options).metadata();
    if (!formats.includes(format)) throw noPicture();
    const scale = Math.min(1, widest / autoOrient.width);
    if (autoOrient.height * scale > mostHigh) throw tooLarge();
    return await sharp(upload, options)
      .autoOrient()
      .resize({ width: widest, withoutEnlargement: true })
      .toColourspace('srgb')
      .timeout({ seconds: patience })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    if (error instanceof ApiException) throw error;
    throw /pixel limit/.test((error as Error).message) ? tooLarge() : noPicture();
  }
}

async function filesOf(upload: Buffer): Promise<PictureFiles> {
  const { data, info } = await pixelsOf(upload);
  const sharp = await loadSharp();
  const { width, height, channels } = info;
  const files: PictureFile[] = [];
  const digest = createHash('sha256');
  for (const kept of widthsOf(width)) {
    const bytes = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: kept })
      .webp({ quality })
      .toBuffer();
    digest.update(bytes);
    files.push({ width: kept, bytes });
  }
  return { key: digest.digest('hex').slice(0, 32), width, height, files };
}

/** Turns an upload into files when it is its turn. @throws ApiException 400 if it is no picture, 503 if too many wait */
export const makePictureFiles = (upload: Buffer): Promise<PictureFiles> => queue.run(() => filesOf(upload));
