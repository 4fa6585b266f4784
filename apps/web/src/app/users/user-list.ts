// Everybody who can sign in, or could: found by a part of their name.
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import type { User } from '@latchkey/dto';
import { debounceTime, skip } from 'rxjs';
import { figure } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { ListFrame } from '../ui/list-frame.ts';
import { listOf } from '../ui/list-state.ts';
import { ago, everyMinute } from '../ui/moments.ts';
import { type Column, RecordTable } from '../ui/record-table.ts';
import { Users } from './users.ts';
import { countedSessions, roleOf, stateOf } from './user-words.ts';

/** How long a typist pauses before the list follows, in milliseconds. */
const pause = 150;

@Component({
  selector: 'app-user-list',
  imports: [Icon, ListFrame, RecordTable, RouterLink],
  templateUrl: './user-list.html',
  styleUrl: './user-list.css',
})
export class UserList {
  protected readonly $localize = $localize;
  /** `?page=` and `?search=` as they stand in the address. */
  readonly page = input<string>();
  readonly search = input<string>();

  readonly #router = inject(Router);
  readonly #now = everyMinute();
  protected readonly asked = computed(() => this.search() ?? '');
  protected readonly list = listOf(inject(Users), this.page, this.asked);
  /** What stands in the field, which the address follows. */
  protected readonly typed = signal('');
  protected readonly columns: readonly Column<User>[] = [
    { head: $localize`:@@users.name:Name`, kind: 'name', text: ({ username }) => username },
    { head: $localize`:@@users.role:Role`, kind: 'detail', text: roleOf },
    { head: $localize`:@@users.state:State`, kind: 'detail', text: stateOf },
    {
      head: $localize`:@@users.last-seen:Last seen`,
      kind: 'detail',
      text: ({ last_seen }) =>
        last_seen === null ? $localize`:@@users.never:Never` : ago(last_seen, this.#now()),
      alone: ({ last_seen }) =>
        last_seen === null
          ? $localize`:@@users.never-seen:Never seen`
          : $localize`:@@users.seen:Seen ${ago(last_seen, this.#now())}:when:`,
    },
    {
      head: $localize`:@@users.sessions:Sessions`,
      kind: 'figure',
      text: ({ sessions }) => figure(sessions),
      alone: ({ sessions }) => countedSessions(sessions),
    },
  ];

  constructor() {
    effect(() => this.typed.set(this.asked()));
    toObservable(this.typed)
      .pipe(skip(1), debounceTime(pause), takeUntilDestroyed())
      .subscribe((text) => this.#look(text));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.#look(this.typed());
  }

  #look(text: string): void {
    if (text === this.asked()) return;
    const queryParams = { search: text === '' ? null : text };
    void this.#router.navigate(['/users'], { queryParams, replaceUrl: true });
  }
}
