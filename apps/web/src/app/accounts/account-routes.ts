// What stands below /accounts.
import { recordRoutes } from '../ui/record-routes.ts';
import { AccountDetail } from './account-detail.ts';
import { AccountList } from './account-list.ts';
import { Accounts } from './accounts.ts';

export default recordRoutes(AccountList, { component: AccountDetail }, Accounts);
