// Titles of pages: "Products · Latchkey". A route gives the first title, a page may say it better once it knows more.
import { inject, Service } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.set(this.buildTitle(snapshot));
  }

  set(title: string | undefined): void {
    this.#title.setTitle(title ? `${title} · Latchkey` : 'Latchkey');
  }
}
