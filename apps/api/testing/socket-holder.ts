// Holds a socket as systemd does: it listens, accepts nothing itself, and starts the server again whenever it has ended.
import { spawnSync } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

const [starts = '1'] = process.argv.slice(2);
const main = join(import.meta.dirname, '../src/main.ts');

/** Only a process itself knows its number, which systemd tells it. */
const tellPid = ['-c', 'LISTEN_PID=$$ exec "$@"', 'sh'];
const command = [process.execPath, '--conditions=@latchkey/source', main];

const server = createServer().listen(0, '127.0.0.1', () => {
  process.stdout.write(`holding ${(server.address() as AddressInfo).port}\n`);
  const { fd } = (server as unknown as { readonly _handle: { readonly fd: number } })._handle;
  let code: number | null = 0;
  for (let start = 0; start < Number(starts); start += 1) {
    // While it waits here, this process accepts nothing.
    ({ status: code } = spawnSync('/bin/sh', [...tellPid, ...command], {
      stdio: ['ignore', 'inherit', 'inherit', fd],
      env: { LISTEN_FDS: '1', ...process.env },
    }));
  }
  process.exit(code ?? 1);
});
