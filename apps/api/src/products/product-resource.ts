// Products in the database: what the shop sells to everybody.
import { Product } from '@latchkey/dto';
import type { Resource } from '../resource/resource.ts';

export const resource: Resource = {
  schema: Product,
  name: 'products',
  orderBy: 'name',
  state: 'product_state',
};
