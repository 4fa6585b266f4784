// A real nginx with the configuration of docs/deploy, but for TLS and the ports.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort, root } from '../bench/shops.ts';

/** The first of the two servers in the file, without TLS, in front of these ports. */
export function plainConfiguration(text: string, port: number, backends: readonly string[]): string {
  const [withTls = ''] = text.split(/^server \{\n {4}listen 80;/m);
  return withTls
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *ssl_.*\n/gm, '')
    .replaceAll(/^ *add_header Strict-Transport.*\n/gm, '')
    .replaceAll(/127\.0\.0\.1:800(\d)/g, (_, place: string) => `127.0.0.1:${backends[Number(place) - 1]}`);
}

export interface Nginx {
  readonly origin: string;
  stop(): Promise<void>;
}

export async function openNginx(folder: string, backends: readonly string[]): Promise<Nginx> {
  const port = await freePort();
  const text = readFileSync(join(root, 'docs/deploy/nginx.conf'), 'utf8');
  const file = join(folder, 'nginx.conf');
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  writeFileSync(
    file,
    [
      `pid ${join(folder, 'nginx.pid')};`,
      'error_log stderr warn;',
      'events { worker_connections 1024; }',
      'http {',
      'access_log off;',
      ...places,
      plainConfiguration(text, port, backends),
      '}',
    ].join('\n'),
  );
  const child = spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], { stdio: 'inherit' });
  const ended = once(child, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  const isOpen = () =>
    fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isOpen())) {
    if (child.exitCode !== null) throw new Error(`nginx has ended with code ${child.exitCode}`);
    await setTimeout(20);
  }
  return {
    origin,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
