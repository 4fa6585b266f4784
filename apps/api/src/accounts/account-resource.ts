// Accounts in the database: one for each user, who sees their own.
import { Account } from '@latchkey/dto';
import type { Resource } from '../resource/resource.ts';

export const resource: Resource = {
  schema: Account,
  name: 'accounts',
  orderBy: '"user"',
  ownedBy: '"user" = ?',
};
