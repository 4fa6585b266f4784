// What staff can do about one user: end all their sessions, forget their failed sign-ins.
import { HttpClient } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import { firstValueFrom } from 'rxjs';
import { Connection } from '../ui/connection.ts';
import { catalogueNumber } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { plural } from '../ui/plural.ts';
import { problemOf } from '../ui/problem.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';

interface User {
  readonly id: number;
  readonly username: string;
}

@Component({
  selector: 'app-user-actions',
  imports: [Icon],
  templateUrl: './user-actions.html',
  styleUrl: './user-actions.css',
})
export class UserActions {
  protected readonly $localize = $localize;
  /** What is now so, in a sentence. */
  readonly done = output<string>();

  readonly #http = inject(HttpClient);
  readonly #connection = inject(Connection);
  readonly #me = inject(SignedInUser);
  readonly #auth = inject(Auth);
  readonly #injector = inject(Injector);
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly user = signal<User | undefined>(undefined);
  protected readonly number = computed(() => {
    const number = catalogueNumber(this.user()?.id ?? 0);
    return $localize`:@@audit.user-number:User No. ${number}:number:`;
  });
  protected readonly isMe = computed(() => this.#me.is(this.user()?.id ?? 0));
  protected readonly busy = signal<'revoke' | 'unlock' | undefined>(undefined);
  protected readonly failure = signal('');

  open(user: User): void {
    this.user.set(user);
    this.failure.set('');
    // A screen reader reads the dialog as it opens, so the words are there first.
    afterNextRender(() => this.dialog().nativeElement.showModal(), { injector: this.#injector });
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected async revoke({ id, username }: User): Promise<void> {
    await this.#carryOut('revoke', async () => {
      if (this.isMe()) {
        await this.#auth.signOut({ everywhere: true });
        return $localize`:@@audit.done.me:You are signed out everywhere.`;
      }
      const { revoked } = await this.#post<{ revoked: number }>(id, 'revoke');
      if (revoked === 0) return $localize`:@@audit.done.nowhere:${username}:user: was signed in nowhere.`;
      const ended = $localize`:@@audit.done.ended:{n, plural, one {# session of <user> was ended.} other {# sessions of <user> were ended.}}`;
      return plural(revoked, ended, { user: username });
    });
  }

  protected async unlock({ id, username }: User): Promise<void> {
    await this.#carryOut('unlock', async () => {
      await this.#post(id, 'unlock');
      return $localize`:@@audit.done.unlocked:${username}:user: can try to sign in again.`;
    });
  }

  #post<Answer>(id: number, what: string): Promise<Answer> {
    return firstValueFrom(this.#http.post<Answer>(`/api/v1/auth/users/${id}/${what}/`, {}));
  }

  async #carryOut(what: 'revoke' | 'unlock', deed: () => Promise<string>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(what);
    this.failure.set('');
    try {
      const words = await deed();
      this.close();
      this.done.emit(words);
    } catch (error) {
      const { kind, reason } = problemOf(error, this.#connection.online());
      this.failure.set(
        kind === 'missing' ? $localize`:@@audit.user-gone:There is no such user any more.` : reason,
      );
    } finally {
      this.busy.set(undefined);
    }
  }
}
