// What happened to accounts and sessions, for staff: newest first, filtered by user, event and time.
import { HttpErrorResponse, httpResource } from '@angular/common/http';
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
import type { Page } from '@latchkey/drf';
import type { AuditEntry } from '@latchkey/dto';
import { Announcer } from '../ui/announcer.ts';
import { deviceOf } from '../ui/device.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { figure } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { ago, everyMinute, onCalendar } from '../ui/moments.ts';
import { PageControl } from '../ui/page-control.ts';
import { pageNumberFrom } from '../ui/paging.ts';
import { plural } from '../ui/plural.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { sheetOf } from '../ui/sheet-state.ts';
import { eventNames } from './event-names.ts';
import { chipOf, type FilterName, filterNames, fromField, setIn, toField } from './filters.ts';
import { type Part, sentenceOf } from './sentence.ts';
import { UserActions } from './user-actions.ts';

@Component({
  selector: 'app-audit',
  imports: [EmptyFrame, Icon, PageControl, ProblemStrip, RouterLink, UserActions],
  templateUrl: './audit.html',
  styleUrl: './audit.css',
})
export class Audit {
  protected readonly $localize = $localize;
  /** The query parameters as they stand in the address. */
  readonly user = input<string>();
  readonly event = input<string>();
  readonly after = input<string>();
  readonly before = input<string>();
  readonly page = input<string>();

  readonly #router = inject(Router);
  readonly #announcer = inject(Announcer);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly actions = viewChild.required(UserActions);

  protected readonly filters = computed(() =>
    setIn({ user: this.user(), event: this.event(), after: this.after(), before: this.before() }),
  );
  readonly #number = computed(() => pageNumberFrom(this.page()));
  readonly #key = computed(() => {
    const page = this.#number();
    return page === undefined ? undefined : JSON.stringify([page, this.filters()]);
  });
  protected readonly answer = httpResource<Page<AuditEntry>>(() => {
    const page = this.#number();
    if (page === undefined) return undefined;
    return { url: '/api/v1/auth/audit/', params: { ...this.filters(), ...(page === 1 ? {} : { page }) } };
  });
  protected readonly list = sheetOf(this.#number, this.answer, { key: this.#key });
  readonly #now = everyMinute();
  #retried = false;

  protected readonly outOf = (count: number) =>
    plural(count, $localize`:@@audit.out-of:{n, plural, one {of # event} other {of # events}}`);
  protected readonly blanks = Array.from({ length: 8 }, (_, i) => i);
  protected readonly events = Object.entries(eventNames).map(([value, name]) => ({ value, name: name() }));
  /** Whether the filters are open where there is no room for them beside the list. */
  protected readonly open = signal(false);
  /** What was last done about a user. */
  protected readonly done = linkedSignal({ source: this.#key, computation: () => '' });

  protected readonly fields = computed(() => ({
    user: this.user() ?? '',
    event: this.event() ?? '',
    after: toField(this.after()),
    before: toField(this.before()),
  }));
  protected readonly chips = computed(() =>
    filterNames.flatMap((name) => {
      const value = this.filters()[name];
      return value === undefined ? [] : [{ name, words: chipOf(name, value) }];
    }),
  );
  /** What the server says against the filters: they stand in the address, where anything can be written. */
  protected readonly refused = computed(() => {
    const error = this.answer.error();
    if (!(error instanceof HttpErrorResponse) || error.status !== 400) return undefined;
    const body: unknown = error.error;
    const messages = typeof body === 'object' && body !== null ? Object.values(body).flat() : [];
    return messages.filter((message) => typeof message === 'string').join(' ');
  });
  protected readonly total = computed(() => {
    const count = this.list.sheet()?.paging.count;
    if (count === undefined) return undefined;
    const events = plural(count, $localize`:@@audit.events:{n, plural, one {event} other {events}}`);
    return { count: figure(count), events };
  });
  protected readonly rows = computed(() =>
    this.list.rows().map((entry) => ({
      ...entry,
      sentence: sentenceOf(entry),
      when: ago(entry.time, this.#now()),
      on: onCalendar(entry.time),
      device: entry.user_agent === '' ? '' : deviceOf(entry.user_agent),
      manage: entry.user === null ? undefined : { id: entry.user, username: entry.username },
    })),
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

  protected filter(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const textOf = (name: FilterName) => String(form.get(name) ?? '').trim();
    const queryParams = setIn({
      user: textOf('user'),
      event: textOf('event'),
      after: fromField(textOf('after')),
      before: fromField(textOf('before')),
    });
    this.open.set(false);
    void this.#router.navigate(['/audit'], { queryParams });
  }

  /** The name that a part of a sentence is, if it is one. */
  protected asUser(part: Part): string | undefined {
    return typeof part === 'string' ? undefined : part.user;
  }

  /** The address without one filter, on its first page. */
  protected without(name: FilterName): Partial<Record<FilterName, string>> {
    return setIn({ ...this.filters(), [name]: undefined });
  }

  /** The address of all events of one user that fit the other filters. */
  protected withUser(user: string): Partial<Record<FilterName, string>> {
    return setIn({ ...this.filters(), user });
  }

  protected filtersLabel(): string {
    const count = this.chips().length;
    if (count === 0) return $localize`:@@audit.filters:Filters`;
    return $localize`:@@audit.filters-set:Filters (${figure(count)}:count:)`;
  }

  protected labelOf({ username }: { username: string }): string {
    return $localize`:@@audit.manage-label:Manage ${username}:user:`;
  }

  protected tellDone(words: string): void {
    this.done.set(words);
    this.#announcer.say(words);
    this.answer.reload();
  }

  #tell(): void {
    if (!this.done()) {
      const told = $localize`:@@audit.told:{n, plural, one {Audit: # event} other {Audit: # events}}`;
      this.#announcer.say(plural(this.list.sheet()?.paging.count ?? 0, told));
    }
    if (!this.#retried) return;
    this.#retried = false;
    afterNextRender(() => this.#host.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }), {
      injector: this.#injector,
    });
  }
}
