// This shop on the wire.
export { Me } from './me.ts';
export { Product } from './product.ts';
