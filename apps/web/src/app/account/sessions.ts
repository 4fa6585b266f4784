// Where the signed-in person is signed in, and the ends of it: one other device, all others, everywhere.
import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Auth } from '@latchkey/angular-auth';
import type { Page } from '@latchkey/drf';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../ui/announcer.ts';
import { Confirm } from '../ui/confirm.ts';
import { Connection } from '../ui/connection.ts';
import { deviceOf } from '../ui/device.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { figure } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { ago, everyMinute, onCalendar } from '../ui/moments.ts';
import { PageControl } from '../ui/page-control.ts';
import { pageNumberFrom } from '../ui/paging.ts';
import { plural } from '../ui/plural.ts';
import { problemOf } from '../ui/problem.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { sheetOf } from '../ui/sheet-state.ts';
import { AccountFrame } from './account-frame.ts';
import { othersEnded } from './others-ended.ts';
import type { SessionEntry } from '@latchkey/tokens';

const url = '/api/v1/auth/sessions/';

@Component({
  selector: 'app-sessions',
  imports: [AccountFrame, Confirm, EmptyFrame, Icon, PageControl, ProblemStrip, RouterLink],
  templateUrl: './sessions.html',
  styleUrl: './sessions.css',
})
export class Sessions {
  protected readonly $localize = $localize;
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();

  readonly #http = inject(HttpClient);
  readonly #auth = inject(Auth);
  readonly #router = inject(Router);
  readonly #announcer = inject(Announcer);
  readonly #connection = inject(Connection);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly confirm = viewChild.required(Confirm);

  readonly #number = computed(() => pageNumberFrom(this.page()));
  protected readonly answer = httpResource<Page<SessionEntry>>(() => {
    const page = this.#number();
    return page === undefined ? undefined : { url, params: page === 1 ? {} : { page } };
  });
  protected readonly list = sheetOf(this.#number, this.answer);
  readonly #now = everyMinute();
  #retried = false;

  protected readonly path = '/account';
  protected readonly figure = figure;
  protected readonly outOf = (count: number) =>
    plural(count, $localize`:@@account.out-of:{n, plural, one {of # session} other {of # sessions}}`);
  protected readonly blanks = [1, 2, 3];
  /** What is under way: the end of one session by its id, or of several. */
  protected readonly ending = signal<string | undefined>(undefined);
  /** What was last done on this page of the list. */
  protected readonly done = linkedSignal({ source: this.#number, computation: () => '' });
  protected readonly failure = signal<{ what: string; reason: string } | undefined>(undefined);

  protected readonly rows = computed(() => {
    const first = this.list.sheet()?.paging.first ?? 1;
    return this.list.rows().map((session, index) => ({
      ...session,
      ordinal: figure(first + index),
      device: deviceOf(session.user_agent),
      where: [kindOf(session), session.ip || $localize`:@@account.no-address:address unknown`].join(' · '),
      used: session.current
        ? $localize`:@@account.active:Active now`
        : lastUsed(session.last_seen, this.#now()),
      usedOn: onCalendar(session.last_seen),
      begun: ago(session.created, this.#now()),
      begunOn: onCalendar(session.created),
    }));
  });
  protected readonly count = computed(() => this.list.sheet()?.paging.count);
  protected readonly isAlone = computed(() => this.count() === 1);
  protected readonly places = computed(() =>
    plural(
      this.count() ?? 0,
      $localize`:@@account.places:{n, plural, one {place where you are signed in} other {places where you are signed in}}`,
    ),
  );

  constructor() {
    effect(() => {
      if (this.answer.status() === 'resolved') untracked(() => this.#tell());
    });
  }

  protected retry(): void {
    if (this.answer.isLoading()) return;
    this.#retried = true;
    this.answer.reload();
  }

  #tell(): void {
    // What the person has just done matters more than the list that follows from it.
    if (!this.done()) {
      const told = $localize`:@@account.told:{n, plural, one {Signed in at # place} other {Signed in at # places}}`;
      this.#announcer.say(plural(this.count() ?? 0, told));
    }
    if (this.#retried) this.#focus('h1');
    this.#retried = false;
  }

  protected async end({ id, device }: { id: string; device: string }, index: number): Promise<void> {
    const question = {
      title: $localize`:@@account.end.title:Sign out ${device}:device:?`,
      words: $localize`:@@account.end.words:It is signed out at once, and has to sign in again with the password.`,
      action: $localize`:@@account.end.action:Sign out`,
    };
    await this.#carryOut(id, question, async () => {
      const ended = await firstValueFrom(this.#http.delete(`${url}${id}/`)).then(() => true, unlessGone);
      this.#forget(id);
      this.#focusRow(index);
      return ended
        ? $localize`:@@account.end.done:${device}:device: is signed out.`
        : $localize`:@@account.end.was-already:${device}:device: was already signed out.`;
    });
  }

  protected async endOthers(): Promise<void> {
    const words = $localize`:@@account.end-others.words:{n, plural, one {This ends # other session at once.} other {This ends # other sessions at once.}} Only this device stays signed in.`;
    const question = {
      title: $localize`:@@account.end-others.title:Sign out other devices?`,
      words: plural((this.count() ?? 1) - 1, words),
      action: $localize`:@@account.end-others:Sign out other devices`,
    };
    await this.#carryOut('others', question, async () => {
      const answer = this.#http.post<{ revoked: number }>('/api/v1/auth/logout-others/', {});
      const { revoked } = await firstValueFrom(answer);
      // One session is left, and it stands on the first page.
      if (this.#number() === 1) this.answer.reload();
      else await this.#router.navigate([this.path]);
      this.#focus('h1');
      return othersEnded(revoked);
    });
  }

  protected async endAll(): Promise<void> {
    const question = {
      title: $localize`:@@account.end-all.title:Sign out everywhere?`,
      words: $localize`:@@account.end-all.words:This ends every session at once, this one included. You go to the sign-in page.`,
      action: $localize`:@@account.end-all:Sign out everywhere`,
    };
    await this.#carryOut('all', question, async () => {
      await this.#auth.signOut({ everywhere: true });
      return '';
    });
  }

  /** One deed at a time, and only after a yes. The deed resolves to what is now so. */
  async #carryOut(
    key: string,
    question: { title: string; words: string; action: string },
    deed: () => Promise<string>,
  ): Promise<void> {
    if (this.ending() !== undefined || !(await this.confirm().ask(question))) return;
    this.ending.set(key);
    this.done.set('');
    this.failure.set(undefined);
    try {
      this.done.set(await deed());
      this.#announcer.say(this.done());
    } catch (error) {
      const { reason } = problemOf(error, this.#connection.online());
      this.failure.set({ what: $localize`:@@account.end.failed:Nothing was signed out.`, reason });
    } finally {
      this.ending.set(undefined);
    }
  }

  protected labelOf({ device }: { device: string }): string {
    return $localize`:@@account.end.label:Sign out ${device}:device:`;
  }

  #forget(id: string): void {
    this.answer.update(
      (page) =>
        page && {
          ...page,
          count: page.count - 1,
          results: page.results.filter((session) => session.id !== id),
        },
    );
    // Further pages move up by one.
    if ((this.list.sheet()?.paging.pages ?? 1) > 1) this.answer.reload();
  }

  /** A row that goes takes the focus with it: the row that moves up gets it, or the one before. */
  #focusRow(index: number): void {
    this.#focus(`li:nth-child(${index + 1}) .end`, `li:nth-child(${index}) .end`, 'h1');
  }

  #focus(...selectors: readonly string[]): void {
    const find = () =>
      selectors.map((selector) => this.#host.querySelector<HTMLElement>(selector)).find((found) => found);
    afterNextRender(() => find()?.focus({ preventScroll: true }), { injector: this.#injector });
  }
}

function kindOf({ mode }: SessionEntry): string {
  return mode === 'cookie' ? $localize`:@@account.browser:Browser` : $localize`:@@account.program:Program`;
}

/** The server writes down at most every five minutes that a session is used. */
const coarse = 5 * 60_000;

function lastUsed(iso: string, now: number): string {
  return now - Date.parse(iso) < coarse
    ? $localize`:@@account.recently:In the last 5 minutes`
    : ago(iso, now);
}

/** A session that is not there any more was over before. */
function unlessGone(error: unknown): false {
  if (error instanceof HttpErrorResponse && error.status === 404) return false;
  throw error;
}
