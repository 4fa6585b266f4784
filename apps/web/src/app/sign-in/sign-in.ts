// The door: user name, password, and a plain word when they do not open it.
import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Auth, safeReturnUrl, SignInError } from '@latchkey/angular-auth';
import { Plate } from '../plate/plate.ts';
import { Icon } from '../ui/icon.ts';
import { throttled, type Trouble, troubles } from '../ui/trouble.ts';

type FieldName = 'username' | 'password';
type FieldErrors = Partial<Record<FieldName, string>>;

@Component({
  selector: 'app-sign-in',
  imports: [Icon, Plate],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  protected readonly $localize = $localize;
  /** Where the person was heading: `?returnUrl=`. */
  readonly returnUrl = input<string>();

  readonly #auth = inject(Auth);
  readonly #router = inject(Router);
  protected readonly username = viewChild.required<ElementRef<HTMLInputElement>>('username');
  protected readonly password = viewChild.required<ElementRef<HTMLInputElement>>('password');

  protected readonly busy = signal(false);
  protected readonly trouble = signal<Trouble | undefined>(undefined);
  protected readonly errors = signal<FieldErrors>({});
  /** Both fields are marked when the pair is wrong: nobody says which of the two it was. */
  protected readonly refused = signal(false);
  protected readonly shown = signal(false);
  protected readonly capsLock = signal(false);
  protected readonly expired = computed(() => this.#auth.status() === 'expired' && !this.trouble());

  /** Whether signing in leads anywhere but to the first page. */
  protected readonly goesBack = computed(
    () => (safeReturnUrl(this.returnUrl(), this.#router) ?? '/products') !== '/products',
  );

  constructor() {
    // A session of before may turn up late, where the server took its time.
    effect(() => {
      if (this.#auth.status() === 'authenticated' && !this.busy()) void this.#goOn();
    });
    // On a touch screen this would bring up the keyboard over half of the page.
    if (matchMedia('(pointer: fine)').matches) {
      afterNextRender(() => {
        this.username().nativeElement.focus();
      });
    }
  }

  protected secretLabel(): string {
    return this.shown()
      ? $localize`:@@sign-in.hide-password:Hide password`
      : $localize`:@@sign-in.show-password:Show password`;
  }

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    // Read from the fields themselves: password managers do not always tell that they have typed.
    const username = this.username().nativeElement.value;
    const password = this.password().nativeElement.value;

    this.shown.set(false);
    this.trouble.set(undefined);
    this.refused.set(false);
    const missing: FieldErrors = {
      ...(username.trim() ? {} : { username: $localize`:@@sign-in.no-username:Enter your user name.` }),
      ...(password ? {} : { password: $localize`:@@sign-in.no-password:Enter your password.` }),
    };
    this.errors.set(missing);
    if (missing.username) return this.username().nativeElement.focus();
    if (missing.password) return this.password().nativeElement.focus();

    this.busy.set(true);
    try {
      await this.#auth.signIn({ username, password });
      await this.#goOn();
    } catch (error) {
      this.#explain(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected settle(field: FieldName): void {
    this.refused.set(false);
    this.errors.update((errors) => ({ ...errors, [field]: undefined }));
  }

  protected watchCapsLock(event: KeyboardEvent): void {
    // Autofill sends keyboard events that have no such method.
    if (typeof event.getModifierState === 'function') this.capsLock.set(event.getModifierState('CapsLock'));
  }

  async #goOn(): Promise<void> {
    const address = safeReturnUrl(this.returnUrl(), this.#router) ?? '/products';
    // The way back leads past sign-in, which is not for those who are signed in.
    await this.#router.navigateByUrl(address, { replaceUrl: true });
  }

  #explain(error: unknown): void {
    if (!(error instanceof SignInError)) {
      this.trouble.set(troubles.server());
      throw error;
    }
    const { reason, retryAfter, fields } = error;
    if (reason === 'invalid') {
      const username = fields?.['username']?.[0];
      const password = fields?.['password']?.[0];
      this.errors.set({ ...(username && { username }), ...(password && { password }) });
      if (!username && !password) this.#refuse();
      else (username ? this.username() : this.password()).nativeElement.focus();
    } else if (reason === 'refused') {
      this.#refuse();
    } else if (reason === 'throttled') {
      this.trouble.set(throttled(retryAfter));
    } else {
      this.trouble.set(troubles[reason]());
    }
  }

  #refuse(): void {
    this.refused.set(true);
    this.trouble.set(refused());
    const password = this.password().nativeElement;
    password.focus();
    password.select();
  }
}

const refused = (): Trouble => ({
  kind: 'alarm',
  what: $localize`:@@sign-in.refused:User name or password is not right.`,
  next: $localize`:@@sign-in.refused-next:Check both and try again.`,
});
