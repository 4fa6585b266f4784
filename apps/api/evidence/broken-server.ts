// A server with one deliberate mistake, in a process of its own: `MISTAKE` names it.
import { readConfig } from '../src/config.ts';
import { buildApp } from '../src/app.ts';
import { connect } from '../src/database/connect.ts';
import { isMistake, mistakes } from './broken.ts';

const mistake = process.env['MISTAKE'] ?? '';
if (!isMistake(mistake)) throw new Error(`MISTAKE must be one of ${Object.keys(mistakes).join(', ')}`);
const config = readConfig(process.env);
const database = connect(config.database);
const app = await buildApp(config, {
  database,
  signingKey: config.SIGNING_KEY ?? '',
  logger: { level: 'info' },
  ...mistakes[mistake](database),
});
await app.listen({ host: config.HOST, port: config.PORT });
