// One user: where they are signed in, and what staff can do about it.
import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { User } from '@latchkey/dto';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../ui/announcer.ts';
import { Confirm } from '../ui/confirm.ts';
import { Connection } from '../ui/connection.ts';
import { numbered } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { ago, everyMinute } from '../ui/moments.ts';
import { problemOf } from '../ui/problem.ts';
import { RecordFrame } from '../ui/record-frame.ts';
import { recordOf } from '../ui/record-state.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { UserSessions } from './user-sessions.ts';
import { roleOf, stateOf } from './user-words.ts';
import { Users } from './users.ts';

type Deed = 'activate' | 'deactivate' | 'unlock';

@Component({
  selector: 'app-user-detail',
  imports: [Confirm, Icon, RecordFrame, RouterLink, UserSessions],
  templateUrl: './user-detail.html',
  styleUrl: './user-detail.css',
})
export class UserDetail {
  protected readonly $localize = $localize;
  /** The id as it stands in the address bar. */
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #announcer = inject(Announcer);
  readonly #connection = inject(Connection);
  readonly #me = inject(SignedInUser);
  readonly #users = inject(Users);
  readonly #now = everyMinute();
  protected readonly confirm = viewChild.required(Confirm);

  protected readonly state = recordOf(this.#users, this.id, ({ username }) => username);
  protected readonly user = this.state.record;
  protected readonly isMe = computed(() => {
    const user = this.user();
    return user !== undefined && this.#me.is(user.id);
  });
  protected readonly seen = computed(() => {
    const time = this.user()?.last_seen;
    return time ? ago(time, this.#now()) : $localize`:@@users.never:Never`;
  });
  protected readonly busy = signal<Deed | undefined>(undefined);
  /** What was last done, in a sentence; what went wrong. */
  protected readonly done = signal('');
  protected readonly failure = signal('');

  protected readonly numbered = numbered;
  protected readonly roleOf = roleOf;
  protected readonly stateOf = stateOf;

  protected async deactivate({ id, username }: User): Promise<void> {
    const question = {
      title: $localize`:@@users.deactivate-title:Deactivate ${username}:username:?`,
      words: $localize`:@@users.deactivate-words:${username}:username: cannot sign in any more, and is refused at once wherever they are signed in. Account and invoices stay, and you can activate them again.`,
      action: $localize`:@@users.deactivate:Deactivate`,
    };
    if (this.busy() || !(await this.confirm().ask(question))) return;
    await this.#carryOut('deactivate', async () => {
      this.state.answer.set(await firstValueFrom(this.#users.change(id, { is_active: false })));
      return $localize`:@@users.deactivated:${username}:username: is deactivated and cannot sign in.`;
    });
  }

  protected async activate({ id, username }: User): Promise<void> {
    await this.#carryOut('activate', async () => {
      this.state.answer.set(await firstValueFrom(this.#users.change(id, { is_active: true })));
      return $localize`:@@users.activated:${username}:username: can sign in again.`;
    });
  }

  protected async unlock({ id, username }: User): Promise<void> {
    await this.#carryOut('unlock', async () => {
      await firstValueFrom(this.#http.post(`/api/v1/auth/users/${id}/unlock/`, {}));
      return $localize`:@@users.unlocked:${username}:username: can try to sign in again without waiting.`;
    });
  }

  /** Sessions have ended: the facts beside them follow. */
  protected follow(words: string): void {
    this.failure.set('');
    this.done.set(words);
    this.#announcer.say(words);
    this.state.answer.reload();
  }

  async #carryOut(deed: Deed, work: () => Promise<string>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(deed);
    this.done.set('');
    this.failure.set('');
    try {
      this.done.set(await work());
      this.#announcer.say(this.done());
    } catch (error) {
      this.failure.set(this.#reasonOf(error));
    } finally {
      this.busy.set(undefined);
    }
  }

  #reasonOf(error: unknown): string {
    const { kind, reason } = problemOf(error, this.#connection.online());
    if (kind === 'missing') return $localize`:@@users.gone:There is no such user any more.`;
    const refused = error instanceof HttpErrorResponse && error.status === 400;
    return refused ? $localize`:@@users.refused:The server does not allow this.` : reason;
  }
}
