// Where the server starts. What it has compiled is kept: the next start takes two thirds of the time.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

// Beside the packages: who may write there may change the program anyway. Where nobody may, nothing is kept.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/latchkey'));
await import('./program.ts');
flushCompileCache(); // not only at its end, which may be a sudden one
