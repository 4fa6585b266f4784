// What Nx runs before it publishes: lays out the packages that its build has just made.
import { layOut, packages, publishFrom } from './packages.ts';

for (const name of packages) process.stdout.write(`${layOut(name, publishFrom)}\n`);
