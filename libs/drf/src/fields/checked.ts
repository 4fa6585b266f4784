// What a field makes of a value, or why it does not.
export type Checked = { readonly value: unknown } | { readonly errors: readonly string[] };

export const refused = (...errors: string[]): Checked => ({ errors });

/** What a field answers to null, whatever its kind. */
export const checkNull = (nullable: boolean): Checked =>
  nullable ? { value: null } : refused('This field may not be null.');

/** Numbers are read from texts of so many characters at most. */
export const longestNumber = 1000;

export const tooLarge = refused('String value too large.');
