// What stands below /addresses.
import { recordRoutes } from '../ui/record-routes.ts';
import { AddressDetail } from './address-detail.ts';
import { AddressList } from './address-list.ts';
import { Addresses } from './addresses.ts';

export default recordRoutes(AddressList, { component: AddressDetail }, Addresses);
