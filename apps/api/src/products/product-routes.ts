// Products on the wire: every signed-in user reads them, staff (or all) write them.
import { Product } from '@latchkey/dto';
import type { Database } from '../database/connect.ts';
import { ModelViewSet } from '../resource/model-view-set.ts';
import type { Permission } from '../resource/permissions.ts';

export const productViews = (database: Database, permit: Permission, pageSize: number) =>
  new ModelViewSet(database, { schema: Product, name: 'products', orderBy: 'name', permit, pageSize });
