// What Nx runs before it builds the new application: writes its sources into the folder given.
import { writeNewApp } from './new-app.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node tools/release/write-new-app.ts FOLDER');
writeNewApp(folder);
