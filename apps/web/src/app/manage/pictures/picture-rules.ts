// Which files can become pictures of a product: told before anything is sent.

export const pictureTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
export const mostPictures = 12;
const mostBytes = 8 * 1024 * 1024;

/** What is wrong with a file; nothing where it can be sent. `room` is how many more pictures the product may have. */
export function fileProblem({ type, size }: Pick<File, 'type' | 'size'>, room: number): string | undefined {
  if (!pictureTypes.includes(type)) {
    return $localize`:@@manage.picture-type:Only JPEG, PNG and WebP pictures can be shown`;
  }
  if (size === 0) return $localize`:@@manage.picture-empty:The file is empty`;
  if (size > mostBytes) {
    const megabytes = (size / 1024 / 1024).toFixed(1);
    return $localize`:@@manage.picture-size:The file has ${megabytes}:megabytes: MB, 8 are the most`;
  }
  if (room < 1) return $localize`:@@manage.picture-many:A product has at most ${mostPictures}:most: pictures`;
  return undefined;
}
