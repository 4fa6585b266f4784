// Finds users by a part of their name, for fields in which one of them is picked.
import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import type { Page } from '@latchkey/drf';
import type { User } from '@latchkey/dto';
import { map, type Observable } from 'rxjs';
import type { Choice } from '../ui/picker.ts';

/** `choiceOf` tells how each of them stands in the list. To be called where `inject` may be. */
export function userFinder(
  choiceOf: (user: User) => Pick<Choice, 'id' | 'detail' | 'barred'>,
): (text: string) => Observable<readonly Choice[]> {
  const http = inject(HttpClient);
  return (text) =>
    http
      .get<Page<User>>('/api/v1/users/', { params: text === '' ? {} : { search: text } })
      .pipe(map(({ results }) => results.map((user) => ({ text: user.username, ...choiceOf(user) }))));
}
