// Titles of pages: "Products · Latchkey". A route gives the first title, a page may say it better once it knows more.
import { DestroyRef, effect, inject, Service } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  #ofRoute: string | undefined;
  #ofPage: string | undefined;

  /** The router calls this at every navigation, also at one that leads to the page that stands already. */
  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#ofRoute = this.buildTitle(snapshot);
    this.#show();
  }

  /** Lets a page name itself as long as it stands; without a word the route's title holds. To be called where `inject` may be. */
  follow(title: () => string | undefined): void {
    effect(() => {
      this.#ofPage = title();
      this.#show();
    });
    inject(DestroyRef).onDestroy(() => {
      this.#ofPage = undefined;
    });
  }

  #show(): void {
    const title = this.#ofPage ?? this.#ofRoute;
    this.#title.setTitle(title ? `${title} · Latchkey` : 'Latchkey');
  }
}
