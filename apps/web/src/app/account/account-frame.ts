// The page around each part of my account: its heading, and the way to the other parts.
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-account-frame',
  imports: [RouterLink],
  template: `
    <header class="band">
      <h1 tabindex="-1">{{ at() }}</h1>
      <ng-content select="[band]" />
    </header>
    <div class="two">
      <nav aria-label="My account">
        @for (part of parts; track part.address) {
          <a [routerLink]="part.address" [attr.aria-current]="part.title === at() ? 'page' : null">{{
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
  /** The part that is open, by its title. */
  readonly at = input.required<string>();

  protected readonly parts = [
    { title: 'Sessions', address: '/account' },
    { title: 'Password', address: '/account/password' },
  ];
}
