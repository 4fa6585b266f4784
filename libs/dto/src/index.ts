// This shop on the wire.
export { Me } from './me.ts';
export { Product, currencies } from './product.ts';
