// Serves the small shop and the application in the folder given, and prints its address.
import { buildShop } from './shop.ts';

const app = await buildShop({ accessTokenLifetime: 2 }, process.argv[2]);
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
