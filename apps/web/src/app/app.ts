// The frame around every page: header, strips, announcements, footer, and where the focus goes.
import {
  afterNextRender,
  ChangeDetectorRef,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Auth } from '@latchkey/angular-auth';
import { filter, skip, tap } from 'rxjs';
import { around } from './ui/around.ts';
import { linksFor } from './navigation.ts';
import { Announcer } from './ui/announcer.ts';
import { Connection } from './ui/connection.ts';
import { Icon } from './ui/icon.ts';
import { type Language, language, languages } from './ui/language.ts';
import { MissingPart } from './ui/missing-part.ts';
import { SignedInUser } from './ui/signed-in-user.ts';

const tags = ['en', 'de', 'ar'] as const;

/** Links that have room on every screen. */
const inSight = 3;

@Component({
  selector: 'app-root',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './app.html',
})
export class App {
  protected readonly $localize = $localize;
  protected readonly around = around;
  readonly #auth = inject(Auth);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly #changes = inject(ChangeDetectorRef);
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  readonly #announcer = inject(Announcer);

  protected readonly message = this.#announcer.message;
  protected readonly online = inject(Connection).online;
  protected readonly degraded = computed(() => this.#auth.status() === 'degraded');
  /** It takes up its place in the header while nobody knows yet, so that what comes then pushes nothing down… */
  protected readonly isStarting = computed(() => this.#auth.status() === 'starting');
  /** …but where people come to sign in, they hardly have a session: there its going would pull everything up. */
  protected readonly hasSession = computed(
    () => this.#auth.isAuthenticated() || (this.isStarting() && !location.pathname.startsWith('/sign-in')),
  );
  protected readonly isKnown = computed(() => this.#auth.user() !== null);
  protected readonly home = computed(() => (this.hasSession() ? '/products' : '/sign-in'));

  readonly #missingPart = inject(MissingPart);
  protected readonly awaitsPart = this.#missingPart.isAwaited;
  readonly #user = inject(SignedInUser);
  protected readonly username = this.#user.name;
  protected readonly isRoleAwaited = computed(() => this.isStarting() || this.#user.isAwaited());
  /** Customers find their account in the navigation. */
  protected readonly isStaff = this.#user.isStaff;
  protected readonly language = language();
  protected readonly languages = tags.map((tag) => ({ tag, name: languages[tag] }));
  protected readonly theme = viewChild('theme', { read: ViewContainerRef });
  protected readonly links = computed(() => linksFor(this.isStaff()));
  /** Where there is little room these stand behind a button. */
  protected readonly more = computed(() => this.links().slice(inSight));
  readonly #address = signal('');
  protected readonly isInMore = computed(() =>
    this.more().some(({ address }) => this.#address().startsWith(address)),
  );

  constructor() {
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        tap(() => this.#fill()),
        tap(({ urlAfterRedirects }) => this.#address.set(urlAfterRedirects)),
        skip(1), // the browser places the focus when a page is first opened
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        // What was said of the page before, perhaps to somebody else, is not said of this one.
        this.#announcer.say('');
        this.#missingPart.forget();
        afterNextRender(() => this.#focusHeading(), { injector: this.#injector });
      });
  }

  /** The choice of a theme is fetched when the account is first opened. Without the network the account shows without it. */
  protected async fetchThemeChoice(): Promise<void> {
    const place = this.theme();
    if (!place || place.length > 0) return;
    const part = await import('./account/my-account-routes.ts').catch(() => undefined);
    if (part && place.length === 0) place.createComponent(part.ThemeChoice);
  }

  protected async speak(tag: Language): Promise<void> {
    const { Settings } = await import('./account/my-account-routes.ts');
    this.#injector.get(Settings).setLanguage(tag);
  }

  protected signOut(): Promise<void> {
    return this.#auth.signOut();
  }

  protected skipToContent(event: Event): void {
    event.preventDefault(); // with a <base>, the bare fragment would be another address
    this.main().nativeElement.focus();
  }

  /** With its words at once: the frame of a new page alone might be painted before them, and then jump. */
  #fill(): void {
    this.#changes.detectChanges();
    document.querySelector('.at-first')?.remove();
  }

  /** A new page is told by its heading, unless the page itself has already placed the focus inside. */
  #focusHeading(): void {
    const page = this.main().nativeElement;
    const focused = document.activeElement;
    const stays = focused?.matches('[data-keeps-focus], dialog[open] *') && page.contains(focused);
    if (!stays) page.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
}
