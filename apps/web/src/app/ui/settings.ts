// Theme and language of this browser: kept by themselves, and read by first-paint.js before the next page is painted.
import { DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';
import { Router } from '@angular/router';
import { keep } from './keep.ts';
import type { Language } from './language.ts';
import { LOAD_PAGE } from './missing-part.ts';

export type Theme = 'system' | 'light' | 'dark';

const schemes = ['light', 'dark'] as const;
/** As first-paint.js has them. */
const keys = { theme: 'latchkey.theme', language: 'latchkey.language' } as const;

@Service()
export class Settings {
  readonly #document = inject(DOCUMENT);
  readonly #loadPage = inject(LOAD_PAGE);
  readonly #router = inject(Router);
  readonly #theme = signal<Theme>(this.#pinned() ?? 'system');
  readonly theme = this.#theme.asReadonly();

  constructor() {
    // Chosen in another tab: first-paint.js has painted this one by now.
    const gone = new AbortController();
    const follow = () => {
      this.#theme.set(this.#pinned() ?? 'system');
    };
    addEventListener('storage', follow, { signal: gone.signal });
    inject(DestroyRef).onDestroy(() => {
      gone.abort();
    });
  }

  /** Where storage is switched off, it holds for this page. */
  setTheme(theme: Theme): void {
    this.#theme.set(theme);
    keep(keys.theme, theme === 'system' ? undefined : theme);
    const { documentElement } = this.#document;
    if (theme === 'system') delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = theme;
    const metas = this.#document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
    schemes.forEach((scheme, index) => {
      const media = scheme === theme ? 'all' : 'not all';
      metas[index]?.setAttribute('media', theme === 'system' ? `(prefers-color-scheme: ${scheme})` : media);
    });
  }

  /**
   * The words of a page are read once, so the page is loaded anew. Where storage is switched off, the browser says which
   * language.
   */
  setLanguage(language: Language): void {
    keep(keys.language, language);
    // A page load, which an address with a fragment would not be.
    this.#loadPage(this.#router.url.replace(/#.*/, ''));
  }

  #pinned(): Theme | undefined {
    return schemes.find((scheme) => scheme === this.#document.documentElement.dataset['theme']);
  }
}
