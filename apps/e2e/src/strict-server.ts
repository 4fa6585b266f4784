// A SimpleJWT server whose refresh tokens are good for one use, and an application of two pages in front of it.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../../..');

/** The packages as they are published, which the browser links and loads by itself. */
const imports = {
  ...angular('core', 'core'),
  ...angular('core/primitives/di', 'primitives-di'),
  ...angular('core/primitives/event-dispatch', 'primitives-event-dispatch'),
  ...angular('core/primitives/signals', 'primitives-signals'),
  ...angular('core/rxjs-interop', 'rxjs-interop'),
  ...angular('common', 'common'),
  ...angular('common/http', 'http'),
  ...angular('compiler', 'compiler'),
  ...angular('platform-browser', 'platform-browser'),
  ...angular('router', 'router'),
  rxjs: '/node_modules/rxjs/dist/esm/index.js',
  'rxjs/operators': '/node_modules/rxjs/dist/esm/operators/index.js',
  tslib: '/node_modules/tslib/tslib.es6.mjs',
  '@latchkey/tokens': '/libs/tokens/dist/index.js',
  '@latchkey/angular-auth': '/dist/libs/angular-auth/fesm2022/latchkey-angular-auth.mjs',
};

function angular(name: string, file: string): Record<string, string> {
  return { [`@angular/${name}`]: `/node_modules/@angular/${name.split('/')[0]}/fesm2022/${file}.mjs` };
}

const page = `<!doctype html><html lang="en"><head><base href="/"><title>Strict</title>
<script type="importmap">${JSON.stringify({ imports })}</script></head><body><script type="module">
import '@angular/compiler';
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { Auth, authInterceptor, provideAuth, signedInGuard, simpleJwt, withProactiveRefresh, withTabSync } from '@latchkey/angular-auth';

const screen = (heading) => Component({ selector: 'a-screen', template: '<h1>' + heading + '</h1>' })(class {});
const App = Component({ selector: 'body', imports: [RouterOutlet], template: '<router-outlet />' })(class {});
const { injector } = await bootstrapApplication(App, {
  providers: [
    provideHttpClient(withInterceptors([authInterceptor])),
    provideRouter([
      { path: 'sign-in', component: screen('Sign in') },
      { path: '', component: screen('Things of ada'), canMatch: [signedInGuard] },
    ]),
    provideAuth(
      {
        api: '/api/',
        attachTo: ['/api/'],
        transport: simpleJwt({ persist: 'local' }),
        routes: { signIn: '/sign-in', afterSignIn: '/' },
      },
      ...(location.search === '?alone' ? [] : [withTabSync()]),
      ...(location.search === '?early' ? [withProactiveRefresh()] : []),
    ),
  ],
});
const auth = injector.get(Auth);
const http = injector.get(HttpClient);
const statusOf = () =>
  new Promise((resolve) => {
    http.get('/api/things/').subscribe({ next: () => resolve(200), error: ({ status }) => resolve(status) });
  });
await auth.ready;
globalThis.tab = {
  signIn: () => auth.signIn({ username: 'ada', password: 'secret' }),
  signOut: () => auth.signOut(),
  ask: (count) => Promise.all(Array.from({ length: count }, statusOf)),
};
</script></body></html>`;

const elsewhere = '<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1></html>';

const types: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript' };

interface Options {
  /** Seconds an access token lives. */
  readonly life?: number;
  /** Milliseconds for which a spent refresh token still brings its successor; 0 for the strictest. */
  readonly grace?: number;
  /** Milliseconds a refresh takes. */
  readonly delay?: number;
}

interface Pair {
  readonly access: string;
  readonly refresh: string;
}

export class StrictServer {
  readonly #server: Server;
  readonly #options: Required<Options>;
  /** When each access token ends, in milliseconds since 1970. */
  readonly #accesses = new Map<string, number>();
  readonly #spent = new Map<string, { readonly at: number; readonly successor: Pair }>();
  #current = '';
  #heard: (() => void) | undefined;
  /** The status of every answer to a refresh so far. */
  readonly refreshes: number[] = [];
  /** How many requests for things were answered 401 so far. */
  refusals = 0;
  #newest = '';
  /** Whether the last request for things came with the newest access token there is. */
  sawNewest = false;

  private constructor(options: Options) {
    this.#options = { life: 300, grace: 0, delay: 50, ...options };
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => {
        response.writeHead(404).end();
      });
    });
  }

  static async open(options: Options = {}): Promise<StrictServer> {
    const strict = new StrictServer(options);
    strict.#server.listen(0, '127.0.0.1');
    await once(strict.#server, 'listening');
    return strict;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** No access token of before is good any more. */
  expireAll(): void {
    this.#accesses.clear();
  }

  /** The session is over, which nobody is told. */
  endSession(): void {
    this.#current = '';
    this.expireAll();
  }

  /** Resolves when a refresh has been asked for, before it is answered. */
  nextRefresh(): Promise<void> {
    const { promise, resolve: hear } = Promise.withResolvers<void>();
    this.#heard = hear;
    return promise;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    if (['/', '/sign-in'].includes(pathname)) return send(response, 200, 'text/html', page);
    if (pathname === '/elsewhere') return send(response, 200, 'text/html', elsewhere);
    if (!pathname.startsWith('/api/')) return this.#file(pathname, response);
    const [status, body] = await this.#api(pathname, request);
    send(response, status, 'application/json', JSON.stringify(body));
  }

  async #api(pathname: string, request: IncomingMessage): Promise<[status: number, body: unknown]> {
    if (pathname === '/api/token/') return [200, this.#mint()];
    if (pathname === '/api/token/refresh/') {
      const { refresh } = JSON.parse(await textOf(request)) as { refresh: string };
      const pair = await this.#refresh(refresh);
      const status = pair ? 200 : 401;
      this.refreshes.push(status);
      return [status, pair ?? { code: 'token_not_valid' }];
    }
    const access = request.headers.authorization?.replace('Bearer ', '') ?? '';
    this.sawNewest = access === this.#newest;
    const isGood = (this.#accesses.get(access) ?? 0) > Date.now();
    if (!isGood) this.refusals++;
    return isGood ? [200, []] : [401, { code: 'token_not_valid' }];
  }

  /** As with reuse detection: a token that comes twice ends the session of whoever has it. */
  async #refresh(sent: string): Promise<Pair | undefined> {
    const { grace, delay } = this.#options;
    const spent = this.#spent.get(sent);
    let answer: Pair | undefined;
    if (sent === this.#current) {
      answer = this.#mint();
      this.#spent.set(sent, { at: Date.now(), successor: answer });
    } else if (spent && Date.now() - spent.at < grace) {
      answer = { ...spent.successor, access: this.#mintAccess() };
    } else {
      this.#current = '';
    }
    this.#heard?.();
    await wait(delay);
    return answer;
  }

  #mint(): Pair {
    this.#current = token('refresh', 86_400);
    return { access: this.#mintAccess(), refresh: this.#current };
  }

  #mintAccess(): string {
    const { life } = this.#options;
    const access = (this.#newest = token('access', life));
    this.#accesses.set(access, (Math.floor(Date.now() / 1000) + life) * 1000);
    return access;
  }

  async #file(pathname: string, response: ServerResponse): Promise<void> {
    // Modules of rxjs name each other without the ending.
    const file = join(root, extname(pathname) in types ? pathname : `${pathname}.js`);
    const folder = join(root, pathname, 'index.js');
    const text = await readFile(file, 'utf8').catch(() => readFile(folder, 'utf8'));
    send(response, 200, 'text/javascript', text);
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  // A page that is sent with no-store is not kept for Back.
  const caching = { 'text/javascript': 'max-age=60', 'text/html': 'no-cache' }[type] ?? 'no-store';
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': caching }).end(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Unsigned, as nobody but this server looks at it. */
function token(type: string, life: number): string {
  const iat = Math.floor(Date.now() / 1000);
  const payload = { token_type: type, exp: iat + life, iat, jti: randomUUID(), user_id: '1' };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode(payload)}.strict`;
}
