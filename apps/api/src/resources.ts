// The table of contents of /api/v0/, in the order in which its root tells it: one line a resource.
import type { Resource } from './resource/resource.ts';

const modules = await Promise.all([
  import('./products/product-resource.ts'),
  import('./addresses/address-resource.ts'),
  import('./accounts/account-resource.ts'),
  import('./invoices/invoice-resource.ts'),
]);

export const resources: readonly Resource[] = modules.map(({ resource }) => resource);
