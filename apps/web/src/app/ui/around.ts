// Cuts a sentence where the template puts an element of its own.

/** `around('No part matches “<search>”')` → `['No part matches “', '”']`: each language says what stands where. */
export function around(sentence: string): readonly string[] {
  return sentence.split(/<\w+>/);
}
