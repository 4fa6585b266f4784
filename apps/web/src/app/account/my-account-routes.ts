// What stands below /account: the signed-in person's own sessions, password and address.
import type { Routes } from '@angular/router';
import { accountParts } from './account-parts.ts';
import { Appearance } from './appearance.ts';
import { OwnAddress } from './own-address.ts';
import { Password } from './password.ts';
import { Sessions } from './sessions.ts';

const [sessions, password, appearance, address] = accountParts;

// The frame uses them too, when somebody asks; they come with this part, so that none is fetched for them alone.
export { Settings } from '../ui/settings.ts';
export { ThemeChoice } from '../ui/theme-choice.ts';

const routes: Routes = [
  { path: '', component: Sessions, title: sessions.title },
  { path: 'password', component: Password, title: password.title },
  { path: 'appearance', component: Appearance, title: appearance.title },
  { path: 'address', component: OwnAddress, title: address.title },
];

export default routes;
