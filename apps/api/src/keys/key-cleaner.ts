// Removes retired keys when nothing that they have signed is good any more.
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/connect.ts';
import { cleanRegularly } from '../database/clean-regularly.ts';
import { removeExpiredKeys } from './signing-keys.ts';

/** Removes expired keys from time to time as long as the app runs. @param lifetime see `removeExpiredKeys` */
export function cleanKeys(app: FastifyInstance, database: Database, lifetime: number): void {
  cleanRegularly(app, 'expired keys', () => removeExpiredKeys(database, lifetime));
}
