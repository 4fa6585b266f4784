// Deliberate mistakes, each of a kind that has been made elsewhere: a proof that lets one pass proves nothing.
import { setTimeout } from 'node:timers/promises';
import type { Session, SessionStore } from '@latchkey/fastify-auth';
import type { AppParts } from '../src/app.ts';
import type { Database } from '../src/database/connect.ts';
import { sessionStore } from '../src/sessions/session-store.ts';

/** What of an app is other than it should be. */
type Broken = (database: Database) => Partial<AppParts>;

/** The real store but for some methods. */
const storeWith =
  (change: (store: SessionStore) => Partial<SessionStore>): Broken =>
  (database) => {
    const store = sessionStore(database);
    return { sessions: { ...store, ...change(store) } };
  };

/** The real store, from which sessions come back as somebody remembers them. */
const storeThatRemembers = (remember: (session: Session) => Session): Broken =>
  storeWith((store) => ({
    find: async (id) => {
      const session = await store.find(id);
      return session && remember(session);
    },
  }));

export const mistakes = {
  /** Looks whether the token is the current one, and writes then. */
  selectThenUpdate: storeWith((store) => ({
    rotate: async (id, jti, next) => {
      const session = await store.find(id);
      await setTimeout(200);
      return session?.current.jti === jti ? store.rotate(id, undefined, next, 0) : undefined;
    },
  })),
  /** Rotates whatever token it is: the current one, or one that is spent. */
  rotatesAgain: storeWith((store) => ({ rotate: (id, _jti, next) => store.rotate(id, undefined, next, 0) })),
  forgetsPrevious: storeThatRemembers((session) => ({ ...session, previousJti: undefined })),
  forgetsUse: storeThatRemembers((session) => ({ ...session, isConfirmed: false })),
} satisfies Readonly<Record<string, Broken>>;

export type Mistake = keyof typeof mistakes;

export const isMistake = (name: string): name is Mistake => Object.hasOwn(mistakes, name);
