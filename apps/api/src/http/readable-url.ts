// Addresses that are not UTF-8 lead where Django leads them: to what has an unreadable character there.

const replacement = encodeURIComponent('\ufffd');

function isReadable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** An address with a path that can be decoded: what cannot be read is replaced, as in a text. */
export function readableUrl(url: string): string {
  const [path = ''] = url.split('?', 1);
  if (!path.includes('%') || isReadable(path)) return url;
  const readable = path.replace(/(?:%[\da-f]{2})+|%/gi, (part) => (isReadable(part) ? part : replacement));
  return readable + url.slice(path.length);
}
