// What stands below /account: the signed-in person's own sessions and password.
import type { Routes } from '@angular/router';
import { Password } from './password.ts';
import { Sessions } from './sessions.ts';

const routes: Routes = [
  { path: '', component: Sessions, title: 'Sessions' },
  { path: 'password', component: Password, title: 'Password' },
];

export default routes;
