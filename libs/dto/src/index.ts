// This shop on the wire.
export { Account } from './account.ts';
export { Address } from './address.ts';
export { AuditEntry, type AuditEvent, auditEvents } from './audit-entry.ts';
export {
  CataloguePage,
  CatalogueProduct,
  CatalogueRow,
  type CatalogueSort,
  catalogueSorts,
  Category,
  Facets,
  Neighbours,
  Picture,
  pictureWidths,
} from './catalogue.ts';
export {
  BulkAnswer,
  BulkChanges,
  bulkLimit,
  BulkRequest,
  CatalogueInput,
  ImportError,
  ImportProgress,
  ImportReport,
  SeenProduct,
  Selection,
} from './catalogue-changes.ts';
export { Invoice } from './invoice.ts';
export { Me } from './me.ts';
export { Product } from './product.ts';
export { User, UserName } from './user.ts';
