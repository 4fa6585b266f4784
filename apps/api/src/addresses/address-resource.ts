// Addresses in the database: a customer's own is the one on their account.
import { Address } from '@latchkey/dto';
import type { Resource } from '../resource/resource.ts';

export const resource: Resource = {
  schema: Address,
  name: 'addresses',
  orderBy: 'postal_code',
  isProtected: true,
  ownedBy: 'id in (select address from accounts where "user" = ?)',
};
