// Where one user is signed in, and the ends of it: one session, or all.
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
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import type { Page } from '@latchkey/drf';
import type { User } from '@latchkey/dto';
import type { SessionEntry } from '@latchkey/tokens';
import { firstValueFrom } from 'rxjs';
import { Confirm, type Question } from '../ui/confirm.ts';
import { Connection } from '../ui/connection.ts';
import { deviceOf } from '../ui/device.ts';
import { figure } from '../ui/figures.ts';
import { ago, everyMinute, onCalendar } from '../ui/moments.ts';
import { plural } from '../ui/plural.ts';
import { problemOf } from '../ui/problem.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { sheetOf } from '../ui/sheet-state.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { countedSessions } from './user-words.ts';

@Component({
  selector: 'app-user-sessions',
  imports: [Confirm, ProblemStrip],
  templateUrl: './user-sessions.html',
  styleUrl: './user-sessions.css',
})
export class UserSessions {
  protected readonly $localize = $localize;
  readonly user = input.required<User>();
  /** What is now so, in a sentence; why nothing changed. */
  readonly done = output<string>();
  readonly failed = output<string>();

  readonly #http = inject(HttpClient);
  readonly #auth = inject(Auth);
  readonly #connection = inject(Connection);
  readonly #me = inject(SignedInUser);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #now = everyMinute();
  protected readonly confirm = viewChild.required(Confirm);

  readonly #id = computed(() => this.user().id);
  readonly #url = computed(() => `/api/v1/users/${this.#id()}/sessions/`);
  /** A user has as many pages of sessions as it takes; the page starts over with another user. */
  protected readonly page = linkedSignal({ source: this.#id, computation: () => 1 });
  protected readonly answer = httpResource<Page<SessionEntry>>(() => ({
    url: this.#url(),
    params: this.page() === 1 ? {} : { page: this.page() },
  }));
  readonly #key = computed(() => `${this.#id()} ${this.page()}`);
  protected readonly list = sheetOf(this.page, this.answer, { key: this.#key });
  /** The id of the session that is being ended, or `all`. */
  protected readonly ending = signal<string | undefined>(undefined);
  protected readonly blanks = [1, 2];

  protected readonly rows = computed(() =>
    this.list.rows().map((session) => ({
      ...session,
      device: deviceOf(session.user_agent),
      end: $localize`:@@users.end-label:End session on ${deviceOf(session.user_agent)}:device:`,
      used: ago(session.last_seen, this.#now()),
      begun: onCalendar(session.created),
    })),
  );
  protected readonly total = computed(() => {
    const count = this.list.sheet()?.paging.count;
    return count === undefined ? $localize`:@@users.sessions:Sessions` : countedSessions(count);
  });
  protected readonly place = computed(() => {
    const { current, pages } = this.list.sheet()?.paging ?? { current: 1, pages: 1 };
    return $localize`:@@users.sessions-page:Page ${figure(current)}:page: of ${figure(pages)}:pages:`;
  });

  constructor() {
    // The last session of the last page may have been ended.
    effect(() => {
      const missing = this.list.problem()?.kind === 'missing';
      if (missing && this.page() > 1) untracked(() => this.page.set(this.page() - 1));
    });
  }

  protected async end(session: SessionEntry, device: string, index: number): Promise<void> {
    const question = {
      title: $localize`:@@users.end-title:End the session on ${device}:device:?`,
      words: $localize`:@@users.end-words:${this.user().username}:username: is signed out there at once, and has to sign in again with the password.`,
      action: $localize`:@@users.end:End session`,
    };
    await this.#carryOut(session.id, question, async () => {
      const url = `${this.#url()}${session.id}/`;
      await firstValueFrom(this.#http.delete(url)).catch(unlessGone);
      this.answer.reload();
      this.#focus(index);
      return $localize`:@@users.ended:The session on ${device}:device: has ended.`;
    });
  }

  protected async endAll(): Promise<void> {
    const { id, username } = this.user();
    const isMe = this.#me.is(id);
    const question = {
      title: $localize`:@@users.end-all-title:Sign ${username}:username: out everywhere?`,
      words: isMe
        ? $localize`:@@users.end-mine-words:This is you: every session ends at once, and you go to the sign-in page.`
        : $localize`:@@users.end-all-words:Every session ends at once, on every device. The password stays.`,
      action: $localize`:@@users.end-all:Sign out everywhere`,
    };
    await this.#carryOut('all', question, async () => {
      if (isMe) {
        await this.#auth.signOut({ everywhere: true });
        return '';
      }
      const answer = this.#http.post<{ revoked: number }>(`/api/v1/auth/users/${id}/revoke/`, {});
      const { revoked } = await firstValueFrom(answer);
      this.page.set(1);
      this.answer.reload();
      this.#focus(-1);
      return plural(
        revoked,
        $localize`:@@users.all-ended:{n, plural, =0 {<user> was signed in nowhere.} one {# session of <user> has ended.} other {# sessions of <user> have ended.}}`,
        { user: username },
      );
    });
  }

  protected turn(by: 1 | -1): void {
    this.page.update((page) => page + by);
  }

  async #carryOut(key: string, question: Question, deed: () => Promise<string>): Promise<void> {
    if (this.ending() !== undefined || !(await this.confirm().ask(question))) return;
    this.ending.set(key);
    try {
      this.done.emit(await deed());
    } catch (error) {
      this.failed.emit(problemOf(error, this.#connection.online()).reason);
    } finally {
      this.ending.set(undefined);
    }
  }

  /** A row that goes takes the focus with it: the heading of the list gets it. */
  #focus(index: number): void {
    const find = () =>
      this.#host.querySelector<HTMLElement>(`li:nth-child(${index + 2}) button`) ??
      this.#host.querySelector<HTMLElement>('h2');
    afterNextRender(() => find()?.focus({ preventScroll: true }), { injector: this.#injector });
  }
}

/** A session that is not there any more is over, which is what was wanted. */
function unlessGone(error: unknown): void {
  if (error instanceof HttpErrorResponse && error.status === 404) return;
  throw error;
}
