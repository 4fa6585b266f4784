// A token server without a network: one session, whose owner and answers a spec decides.
import { HttpErrorResponse } from '@angular/common/http';
import { type AuthTransportFactory, type Grant, SignInError } from '@latchkey/angular-auth';

/** The person's id, and any further claims of the access token. */
export interface FakeUser {
  readonly id: string;
  readonly [claim: string]: unknown;
}

export interface FakeTokenServer {
  /** For `provideAuth({ transport })`; `provideAuthTesting()` uses it by itself. */
  readonly transport: AuthTransportFactory;
  /** Whose session it keeps; null for nobody's, and then it refuses. */
  user: FakeUser | null;
  /** The status it answers with from now on: 200, or a failure such as 503 (0 for no network). */
  status: number;
  /** What it was asked, in order: `obtain`, `refresh`, `verify`, `end`, `endEverywhere`. */
  readonly asked: readonly string[];
}

/** Access tokens live for `life` seconds. Any name and password sign in, as the person of that name. */
export function fakeTokenServer({
  user = null,
  life = 300,
}: { user?: FakeUser | null; life?: number } = {}): FakeTokenServer {
  const asked: string[] = [];
  let serial = 0;

  const grant = ({ id, ...claims }: FakeUser): Grant => {
    const iat = Math.floor(Date.now() / 1000);
    const jti = String(++serial);
    const payload = { token_type: 'access', exp: iat + life, iat, jti, user_id: id, ...claims };
    return { access: `${encode({ alg: 'none' })}.${encode(payload)}.${jti}`, keep: () => undefined };
  };

  const answer = (question: string): FakeUser => {
    asked.push(question);
    const status = server.status === 200 && !server.user ? 401 : server.status;
    if (status !== 200 || !server.user) throw new HttpErrorResponse({ status, statusText: 'Fake' });
    return server.user;
  };

  const server: FakeTokenServer = {
    user,
    status: 200,
    asked,
    transport: () => ({
      tabs: 'side-by-side',
      restore: () => (server.user ? { userId: server.user.id } : undefined),
      async obtain({ username }) {
        asked.push('obtain');
        const reason = server.status === 0 ? 'offline' : server.status === 401 ? 'refused' : 'server';
        if (server.status !== 200) throw new SignInError(reason, 'The fake server says no.');
        server.user = { id: username };
        return grant(server.user);
      },
      refresh: async () => grant(answer('refresh')),
      async verify() {
        answer('verify');
      },
      async end(why) {
        asked.push('end');
        if (why === 'signed-out') server.user = null;
      },
      async endEverywhere() {
        answer('endEverywhere');
        server.user = null;
      },
    }),
  };
  return server;
}

function encode(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
