// What stands below /users, for staff.
import { recordRoutes } from '../ui/record-routes.ts';
import { UserDetail } from './user-detail.ts';
import { UserList } from './user-list.ts';
import { Users } from './users.ts';

export default recordRoutes(UserList, { component: UserDetail }, Users);
