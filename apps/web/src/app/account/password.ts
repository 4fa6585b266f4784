// A new password for the signed-in person: the rules first, advice while typing, the server's word at the field.
import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { Auth, injectCookieTurn } from '@latchkey/angular-auth';
import { authMode } from '@latchkey/tokens';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../ui/announcer.ts';
import { figure } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { plural } from '../ui/plural.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { throttled, type Trouble, troubles } from '../ui/trouble.ts';
import { AccountFrame } from './account-frame.ts';
import { othersEnded } from './others-ended.ts';
import { PasswordStrength } from './password-strength.ts';

type FieldName = 'current_password' | 'new_password';
type FieldErrors = Partial<Record<FieldName, readonly string[]>>;

const url = '/api/v1/auth/password/';

/** Of a new password, unless the server has another setting. */
const usualMinLength = 15;

/** What is said besides the mark at the field. */
const saidOf = {
  current_password: (errors: string) =>
    $localize`:@@account.said-of.current:Current password: ${errors}:errors:`,
  new_password: (errors: string) => $localize`:@@account.said-of.new:New password: ${errors}:errors:`,
} as const;

@Component({
  selector: 'app-password',
  imports: [AccountFrame, Icon, PasswordStrength],
  templateUrl: './password.html',
  styleUrl: './password.css',
})
export class Password {
  protected readonly $localize = $localize;
  readonly #http = inject(HttpClient);
  readonly #auth = inject(Auth);
  readonly #inCookieTurn = injectCookieTurn();
  readonly #announcer = inject(Announcer);
  protected readonly current = viewChild.required<ElementRef<HTMLInputElement>>('current');
  protected readonly next = viewChild.required<ElementRef<HTMLInputElement>>('next');

  protected readonly username = inject(SignedInUser).name;
  readonly #rules = httpResource<{ min_length: number }>(() => ({ url }));
  protected readonly minLength = computed(() =>
    this.#rules.hasValue() ? this.#rules.value().min_length : usualMinLength,
  );
  protected readonly busy = signal(false);
  /** What the change did to other sessions. */
  protected readonly done = signal('');
  protected readonly trouble = signal<Trouble | undefined>(undefined);
  protected readonly errors = signal<FieldErrors>({});
  protected readonly currentShown = signal(false);
  protected readonly nextShown = signal(false);

  /** The new password as it is typed. */
  protected readonly typed = signal('');
  /** Whether the field for it has been entered: the strength meter is fetched then. */
  protected readonly entered = signal(false);
  protected readonly names = computed(() =>
    [this.username() ?? '', 'latchkey'].filter((name) => name !== ''),
  );
  /** In code points and without the spaces around it, as the server counts. */
  protected readonly length = computed(() => Array.from(this.typed().trim()).length);

  protected readonly figure = figure;

  protected labelOf(field: FieldName): string {
    if (field === 'current_password') {
      return this.currentShown()
        ? $localize`:@@account.hide-current:Hide current password`
        : $localize`:@@account.show-current:Show current password`;
    }
    return this.nextShown()
      ? $localize`:@@account.hide-new:Hide new password`
      : $localize`:@@account.show-new:Show new password`;
  }

  protected minimum(): string {
    return plural(
      this.minLength(),
      $localize`:@@account.rule.length:At least {n, plural, one {# character} other {# characters}}`,
    );
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    // Read from the fields themselves: password managers do not always tell that they have typed.
    const current_password = this.current().nativeElement.value;
    const new_password = this.next().nativeElement.value;
    this.currentShown.set(false);
    this.nextShown.set(false);
    this.trouble.set(undefined);
    this.done.set('');
    const missing: FieldErrors = {
      ...(current_password
        ? {}
        : { current_password: [$localize`:@@account.no-current:Enter your current password.`] }),
      ...(new_password.trim() ? {} : { new_password: [$localize`:@@account.no-new:Enter a new password.`] }),
    };
    this.#mark(missing);
    if (Object.keys(missing).length > 0) return;

    this.busy.set(true);
    try {
      const { revoked } = await this.#inCookieTurn(() =>
        firstValueFrom(
          this.#http.post<{ revoked: number }>(
            url,
            { current_password, new_password },
            { headers: { [authMode.header]: authMode.cookie } },
          ),
        ),
      );
      // The session this page had is over; the new one is in the cookie.
      await this.#auth.refresh();
      this.#clear();
      this.done.set(endsOf(revoked));
    } catch (error) {
      this.#explain(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected settle(field: FieldName): void {
    this.errors.update((errors) => ({ ...errors, [field]: undefined }));
  }

  #explain(error: unknown): void {
    if (!(error instanceof HttpErrorResponse)) {
      this.trouble.set(troubles.server());
      throw error;
    }
    const fields = error.status === 400 ? fieldErrorsIn(error.error) : {};
    if (Object.keys(fields).length > 0) this.#mark(fields);
    else if (error.status === 0) this.trouble.set(troubles.offline());
    else if (error.status === 429) this.trouble.set(throttled(secondsToWait(error)));
    else this.trouble.set(troubles.server());
  }

  /** Shows what is wrong at its fields, leads to the first, and says it: the focus may be there already. */
  #mark(errors: FieldErrors): void {
    this.errors.set(errors);
    const said = (['current_password', 'new_password'] as const)
      .filter((field) => errors[field])
      .map((field) => saidOf[field](errors[field]?.join(' ') ?? ''));
    if (said.length === 0) return;
    this.#announcer.say(said.join(' '));
    const field = (errors.current_password ? this.current() : this.next()).nativeElement;
    field.focus();
    field.select();
  }

  #clear(): void {
    this.current().nativeElement.value = '';
    this.next().nativeElement.value = '';
    this.typed.set('');
  }
}

/** Django REST framework's messages for these two fields; none for a body of any other shape. */
function fieldErrorsIn(body: unknown): FieldErrors {
  const messagesAt = (field: FieldName) => {
    const messages: unknown =
      typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined;
    const texts = Array.isArray(messages)
      ? messages.filter((text) => typeof text === 'string').map(inPlainWords)
      : [];
    return texts.length > 0 ? { [field]: texts } : {};
  };
  return { ...messagesAt('current_password'), ...messagesAt('new_password') };
}

/** What the server says in English, in the language of the page. */
function inPlainWords(message: string): string {
  const [, least] =
    /^This password is too short\. It must contain at least (\d+) characters\.$/.exec(message) ?? [];
  if (least)
    return $localize`:@@account.too-short:This password is too short. It must contain at least ${least}:least: characters.`;
  const known: Readonly<Record<string, string>> = {
    'Your old password was entered incorrectly. Please enter it again.': $localize`:@@account.not-current:Your old password was entered incorrectly. Please enter it again.`,
    'This password is too common.': $localize`:@@account.too-common:This password is too common.`,
    'The password is too similar to the username.': $localize`:@@account.like-name:The password is too similar to the username.`,
    'The password is too similar to the name of the site.': $localize`:@@account.like-site:The password is too similar to the name of the site.`,
  };
  return known[message] ?? message;
}

/** `revoked` is the number of sessions that the change ended, besides this page's own. */
function endsOf(revoked: number): string {
  if (revoked === 0) return $localize`:@@account.were-nowhere-else:You were signed in nowhere else.`;
  return othersEnded(revoked);
}

function secondsToWait({ headers }: HttpErrorResponse): number | undefined {
  const told = headers.get('Retry-After') ?? '';
  return /^\d{1,9}$/.test(told) ? Number(told) : undefined;
}
