// Form bodies, in the charset that their Content-Type names.

interface Decoder {
  decode(bytes: Uint8Array): string;
}

// Browsers and Node have these; the compiler's narrow lib does not know them.
declare const TextDecoder: new (label: string, options: { ignoreBOM: boolean }) => Decoder;
declare const URLSearchParams: new (text: string) => Iterable<[string, string]>;

/** Each byte as the character of its number: Latin-1 as Python reads it (a `TextDecoder` would read windows-1252). */
const latin1: Decoder = {
  decode: (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
};
const latin1Names = /^(latin[-_ ]?1|l1|iso[-_ ]?8859[-_ ]?1|cp819)$/i;

/** As in Django, a charset that nobody knows is read as UTF-8. */
function decoderFor(charset: string): Decoder {
  if (latin1Names.test(charset)) return latin1;
  try {
    return new TextDecoder(charset, { ignoreBOM: true });
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true });
  }
}

/** The names and values of an `application/x-www-form-urlencoded` body, in order. */
export function parseUrlEncoded(bytes: Uint8Array, charset = 'utf-8'): [name: string, value: string][] {
  const decoder = decoderFor(charset);
  // The parser below knows no charset but UTF-8: the bytes pass through it as the characters of their numbers.
  const text = latin1
    .decode(bytes)
    .replace(/%([89a-f][\da-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const decode = (part: string) => decoder.decode(Uint8Array.from(part, (char) => char.charCodeAt(0)));
  // It would drop a question mark at the start, as that of an address.
  return Array.from(new URLSearchParams(`&${text}`), ([name, value]) => [decode(name), decode(value)]);
}
