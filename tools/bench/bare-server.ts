// What everything is compared with: node:http alone, which sends the bytes it was given for each path.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [file = ''] = process.argv.slice(2);
const bodies = new Map(
  Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>).map(([path, text]) => [
    path,
    Buffer.from(text),
  ]),
);
const nothing = Buffer.alloc(0);

const server = createServer((request, response) => {
  request.resume();
  const body = bodies.get(request.url ?? '') ?? nothing;
  response.writeHead(body === nothing ? 404 : 200, {
    'content-type': 'application/json',
    'content-length': body.length,
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`);
});
