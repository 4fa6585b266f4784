// The page around each part of my account: its heading, and the way to the other parts.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { accountParts } from './account-parts.ts';

@Component({
  selector: 'app-account-frame',
  imports: [RouterLink],
  template: `
    <header class="band">
      <h1 tabindex="-1">{{ title() }}</h1>
      <ng-content select="[band]" />
    </header>
    <div class="two">
      <nav [attr.aria-label]="partsLabel">
        @for (part of parts; track part.address) {
          <a [routerLink]="part.address" [attr.aria-current]="part.address === at() ? 'page' : null">{{
            part.title
          }}</a>
        }
      </nav>
      <div class="desk"><ng-content /></div>
    </div>
  `,
  styleUrl: './account-frame.css',
})
export class AccountFrame {
  /** The part that is open, by its address. */
  readonly at = input.required<string>();

  protected readonly partsLabel = $localize`:@@account.parts:My account`;
  protected readonly parts = accountParts.map(({ address, title }) => ({ address, title: title() }));
  protected readonly title = computed(
    () => this.parts.find(({ address }) => address === this.at())?.title ?? '',
  );
}
