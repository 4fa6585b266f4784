// A picture as an `<img>` needs it.
import type { Picture } from '@latchkey/dto';

export interface PictureFaces {
  readonly id: number;
  readonly alt: string;
  /** The narrowest file, for who understands no `srcset`. */
  readonly src: string;
  readonly srcset: string;
  /** The widest file. */
  readonly full: string;
  readonly width: number;
  readonly height: number;
}

export function pictureOf(picture: Picture | null): PictureFaces | undefined {
  if (!picture) return undefined;
  const { id, alt, width, height, files } = picture;
  return {
    id,
    alt,
    width,
    height,
    src: files[0]?.url ?? '',
    full: files.at(-1)?.url ?? '',
    srcset: files.map((file) => `${file.url} ${file.width}w`).join(', '),
  };
}
