import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { makePictureFiles } from './picture-files.ts';

const red = { r: 255, g: 0, b: 0 };
const blue = { r: 0, g: 0, b: 255 };

const plain = (width: number, height: number, background: object | string = red): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

/** Red at its top, blue below. */
const twoColours = (width: number, height: number): Sharp =>
  plain(width, height).composite([
    { input: { create: { width, height: height / 2, channels: 3, background: blue } }, gravity: 'south' },
  ]);

async function largestOf(upload: Buffer) {
  const made = await makePictureFiles(upload);
  const bytes = made.files.at(-1)?.bytes ?? Buffer.alloc(0);
  return { ...made, bytes, metadata: await sharp(bytes).metadata() };
}

/** The colour of one pixel, in steps that survive the compression. */
async function colourAt(bytes: Buffer, left: number, top: number): Promise<number[]> {
  const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return [...pixel].map((value) => Math.round(value / 64) * 64);
}

const dark = [256, 0, 0];
const cold = [0, 0, 256];

describe('the files of a picture', () => {
  it.each([
    [2000, 1000, [320, 800, 1600], 800],
    [1600, 40, [320, 800, 1600], 40],
    [1000, 500, [320, 800, 1000], 500],
    [320, 320, [320], 320],
    [319, 900, [319], 900],
    [1, 1, [1], 1],
  ])('of %i × %i are never wider than it: %j', async (width, height, widths, largestHeight) => {
    const made = await makePictureFiles(await plain(width, height).png().toBuffer());
    expect(made).toMatchObject({ width: widths.at(-1), height: largestHeight });
    const files = await Promise.all(made.files.map(({ bytes }) => sharp(bytes).metadata()));
    expect(files.map((file) => [file.format, file.width])).toEqual(widths.map((kept) => ['webp', kept]));
  });

  it('are called alike where they look alike, and only there', async () => {
    const one = twoColours(400, 300);
    const bare = await makePictureFiles(await one.clone().png().toBuffer());
    const told = await makePictureFiles(
      await one
        .clone()
        .withExif({ IFD0: { Copyright: 'Ada' } })
        .png({ compressionLevel: 1 })
        .toBuffer(),
    );
    const other = await makePictureFiles(await plain(400, 300).png().toBuffer());
    expect(told.key).toBe(bare.key);
    expect(other.key).not.toBe(bare.key);
    expect(bare.key).toMatch(/^[\da-f]{32}$/);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'stand upright whatever side up the camera was (orientation %i)',
    async (orientation) => {
      const upload = await twoColours(400, 200).withMetadata({ orientation }).jpeg().toBuffer();
      const { bytes, metadata } = await largestOf(upload);
      const expected = await sharp(upload).autoOrient().toBuffer();
      const { width, height } = await sharp(expected).metadata();
      expect([metadata.width, metadata.height, metadata.orientation]).toEqual([width, height, undefined]);
      for (const [left, top] of [
        [10, 10],
        [width - 10, height - 10],
      ] as const) {
        expect(await colourAt(bytes, left, top)).toEqual(await colourAt(expected, left, top));
      }
    },
  );

  it('tell nothing of where, when and by whom the picture was taken', async () => {
    const upload = await plain(400, 300)
      .withExif({
        IFD0: { Make: 'Kamera', Artist: 'Ada Secret' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Secret</x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect((await sharp(upload).metadata()).exif?.includes('Ada Secret')).toBe(true);
    const { files } = await makePictureFiles(upload);
    for (const { bytes } of files) {
      const { exif, xmp, icc, iptc, comments } = await sharp(bytes).metadata();
      expect([exif, xmp, icc, iptc, comments]).toEqual(Array(5).fill(undefined));
      expect(bytes.includes('Secret')).toBe(false);
    }
  });

  it.each([
    ['CMYK', () => plain(40, 40).toColourspace('cmyk').jpeg()],
    ['16 bits', () => plain(40, 40).toColourspace('rgb16').png()],
    ['another profile', () => plain(40, 40).withIccProfile('p3').png()],
    ['a palette', () => plain(40, 40).png({ palette: true })],
    ['a progressive JPEG', () => plain(40, 40).jpeg({ progressive: true })],
  ])('have 8 bits and sRGB: %s', async (_what, make) => {
    const { bytes, metadata } = await largestOf(await make().toBuffer());
    expect(metadata).toMatchObject({ depth: 'uchar', space: 'srgb', channels: 3 });
    expect(await colourAt(bytes, 20, 20)).toEqual(dark);
  });

  it('of a grey picture are grey', async () => {
    const upload = await plain(40, 40, '#808080').toColourspace('grey16').png().toBuffer();
    const { bytes, metadata } = await largestOf(upload);
    expect(metadata).toMatchObject({ depth: 'uchar', space: 'srgb' });
    expect(await colourAt(bytes, 20, 20)).toEqual([128, 128, 128]);
  });

  it('keep what can be seen through', async () => {
    const clear = { r: 255, g: 0, b: 0, alpha: 0.5 };
    const upload = sharp({ create: { width: 40, height: 40, channels: 4, background: clear } }).png();
    const { bytes, metadata } = await largestOf(await upload.toBuffer());
    expect(metadata.hasAlpha).toBe(true);
    expect(await colourAt(bytes, 20, 20)).toEqual([256, 0, 0, 128]);
  });

  it('have the first frame of what moves', async () => {
    const frames = await Promise.all([red, blue].map((colour) => plain(40, 40, colour).png().toBuffer()));
    const upload = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    expect((await sharp(upload).metadata()).pages).toBe(2);
    const { bytes, metadata } = await largestOf(upload);
    expect([metadata.pages, metadata.height]).toEqual([undefined, 40]);
    expect(await colourAt(bytes, 20, 20)).toEqual(dark);
    expect(await colourAt(frames[1] ?? bytes, 20, 20)).toEqual(cold);
  });

  it('have nothing of a script that was behind the picture', async () => {
    const script = '<script>alert(1)</script>';
    const upload = Buffer.concat([await plain(40, 40).jpeg().toBuffer(), Buffer.from(script)]);
    const { bytes } = await largestOf(upload);
    expect(bytes.includes('script')).toBe(false);
  });
});

/** A PNG that says it is this large and has next to nothing in it. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
    return Buffer.concat([length, Buffer.from(type), data, sum]);
  };
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const zeros = deflateSync(Buffer.alloc(1024 * 1024));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zeros),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('what is no picture', () => {
  const refused = expect.objectContaining({ status: 400 });
  const jpeg = () => plain(400, 300).jpeg().toBuffer();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('hello')],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['SVG', () => Buffer.from(svg)],
    ['SVG that begins as a JPEG', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)])],
    ['GIF', () => plain(4, 4).gif().toBuffer()],
    ['TIFF', () => plain(4, 4).tiff().toBuffer()],
    ['AVIF', () => plain(4, 4).avif().toBuffer()],
    ['PDF', () => Buffer.from('%PDF-1.7\n')],
    ['the beginning of a JPEG', async () => (await jpeg()).subarray(0, 200)],
    ['half a JPEG', async () => (await jpeg()).subarray(0, 800)],
    ['half a PNG', async () => (await twoColours(400, 300).png().toBuffer()).subarray(0, 300)],
    ['half a WebP', async () => (await twoColours(400, 300).webp().toBuffer()).subarray(0, 100)],
    [
      'random bytes behind the right ones',
      () => Buffer.concat([Buffer.from('RIFF1234WEBP'), Buffer.alloc(99, 7)]),
    ],
    ['a bomb of 400 megapixels', () => pngOf(20_000, 20_000)],
    ['a bomb that is one pixel high', () => pngOf(2_000_000_000, 1)],
    ['a tower too high for WebP', () => pngOf(10, 20_000)],
  ])('is refused: %s', async (_what, make) => {
    await expect(makePictureFiles(await make())).rejects.toEqual(refused);
  });

  it('is refused before its pixels take memory', async () => {
    const before = process.memoryUsage().rss;
    await expect(makePictureFiles(pngOf(20_000, 20_000))).rejects.toThrow('more than 50 megapixels');
    // They would take 1.2 GB; other specs of the same process may take some meanwhile.
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
});
