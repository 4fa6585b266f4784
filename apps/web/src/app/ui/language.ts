// The language that the page speaks. It is chosen before the first paint and stays until the page is loaded anew.

/** By what each calls itself. */
export const languages = { en: 'English', de: 'Deutsch', ar: 'العربية' } as const;

export type Language = keyof typeof languages;

/** For `Intl`. Figures are European in Arabic too, as they are in the names of parts and in what one types. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', ar: 'ar-u-nu-latn' };

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

export function language(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : 'en';
}

/** Something of `Intl` in the language of the page, made when it is first asked for. */
export function spoken<T>(make: (locale: string) => T): () => T {
  const made = new Map<Language, T>();
  return () => {
    const now = language();
    const thing = made.get(now) ?? make(locales[now]);
    made.set(now, thing);
    return thing;
  };
}
