// Where every address leads that the shop does not know.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Auth } from '@latchkey/angular-auth';
import { EmptyFrame } from '../ui/empty-frame.ts';

@Component({
  selector: 'app-not-found',
  imports: [EmptyFrame, RouterLink],
  templateUrl: './not-found.html',
  styleUrl: './not-found.css',
})
export class NotFound {
  protected readonly $localize = $localize;
  readonly #auth = inject(Auth);
  protected readonly way = computed(() =>
    this.#auth.isAuthenticated()
      ? { address: '/products', words: $localize`:@@not-found.products:Go to the products` }
      : { address: '/sign-in', words: $localize`:@@not-found.sign-in:Sign in` },
  );
}
