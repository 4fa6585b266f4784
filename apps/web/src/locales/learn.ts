// Gives the shop its words in another language than English, whose words stand in the source and cost no request.
import { registerLocaleData } from '@angular/common';
import { type Language, language } from '../app/ui/language.ts';

interface Lesson {
  /** By their ids. */
  readonly words: Readonly<Record<string, string>>;
  /** Angular's own for this language: plural forms, names of days. */
  readonly data: readonly unknown[];
}

const lessons: Readonly<Partial<Record<Language, () => Promise<Lesson>>>> = {
  de: () => import('./de.ts'),
  ar: () => import('./ar.ts'),
};

/** To be called before anything is said. Without the network the shop speaks English. */
export async function learn(): Promise<void> {
  const lesson = lessons[language()];
  if (!lesson) return;
  try {
    const [{ loadTranslations }, { data, words }] = await Promise.all([
      import('@angular/localize'),
      lesson(),
    ]);
    registerLocaleData(data);
    loadTranslations(words);
  } catch {
    document.documentElement.lang = 'en';
    document.documentElement.dir = 'ltr';
  }
}
