// This shop on the wire.
export { Account } from './account.ts';
export { Address } from './address.ts';
export { AuditEntry, type AuditEvent, auditEvents } from './audit-entry.ts';
export { Invoice } from './invoice.ts';
export { Me } from './me.ts';
export { Product } from './product.ts';
