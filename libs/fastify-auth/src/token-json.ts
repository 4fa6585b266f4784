// JSON in which no object has two members of one name (RFC 7515, section 4): whoever reads such a token next may take the
// other one.

/** The strings of a JSON text, those that are names with the colon after them. */
const strings = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

function namesIn(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(strings)) if (colon !== undefined) count += 1;
  return count;
}

/** Not recursive: a token may nest deeper than a stack. */
function membersOf(value: unknown): number {
  let count = 0;
  const values = [value];
  for (const one of values) {
    if (typeof one !== 'object' || one === null) continue;
    const inside: unknown[] = Object.values(one);
    if (!Array.isArray(one)) count += inside.length;
    values.push(...inside);
  }
  return count;
}

/** Whether each name in a JSON text has become a member of what JSON.parse made of it. */
export const hasNamesOnce = (text: string, parsed: unknown): boolean => namesIn(text) === membersOf(parsed);
