// One message of the shop as its source has it, and what its translations must have in common with it.

export interface Message {
  /** `section.key`; empty where the source gives none. */
  readonly id: string;
  /** As in translations, with `{$PLACEHOLDERS}`. */
  readonly text: string;
  /** Relative to the folder of the app. */
  readonly file: string;
  /** Whether it would be read before the language is known: at the level of a module. */
  readonly early: boolean;
}

/** What stands for something else: `{$INTERPOLATION}`, `{$name}`, and the `<user>` of `plural()`. In order, each once. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(text.match(/\{\$\w+\}|<\w+>/g))].sort();
}

/** The forms of each `{n, plural, …}` in a text. */
export function formsOf(text: string): readonly (readonly string[])[] {
  return Array.from(text.matchAll(/\{n, plural,((?:\s*[=\w]+ \{[^{}]*\})+)\s*\}/g), ([, list = '']) =>
    Array.from(list.matchAll(/([=\w]+) \{/g), ([, form = '']) => form),
  );
}

/** The section that a file of the app belongs to: the first part of the ids in it. */
export function sectionOf(file: string): string {
  return /^([^/]+)\//.exec(file)?.[1] ?? 'app';
}
