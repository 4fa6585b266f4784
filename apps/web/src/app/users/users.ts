// Those who can sign in, or could, as staff see them.
import { Service } from '@angular/core';
import type { User } from '@latchkey/dto';
import { Collection, type Words } from '../ui/collection.ts';
import { plural } from '../ui/plural.ts';

@Service()
export class Users extends Collection<User> {
  constructor() {
    super('users', words(), '/api/v1/users/');
  }
}

const words = (): Words => ({
  title: $localize`:@@users.title:Users`,
  one: $localize`:@@users.one:User`,
  counted: (count) => plural(count, $localize`:@@users.counted:{n, plural, one {# user} other {# users}}`),
  outOf: (count) => plural(count, $localize`:@@users.out-of:{n, plural, one {of # user} other {of # users}}`),
  loading: $localize`:@@users.loading:Loading users`,
  noPage: $localize`:@@users.no-page:The list has no such page`,
  noSuch: $localize`:@@users.no-such:There is no such user`,
  notFound: $localize`:@@users.not-found:User not found`,
  notAmong: (number) => $localize`:@@users.not-among:Among the users there is no ${number}:number:.`,
  noNumber: $localize`:@@users.no-number:The page of each user ends in their number, and this one does not.`,
  back: $localize`:@@users.back:Back to the users`,
  waits: $localize`:@@users.waits:This user waits for the connection.`,
  failed: $localize`:@@users.failed:The user could not be loaded.`,
});
