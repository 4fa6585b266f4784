// Deliberate mistakes, each of a kind that has been made elsewhere: a proof that lets one pass proves nothing.
import { setTimeout } from 'node:timers/promises';
import type { Session, SessionStore } from '@latchkey/fastify-auth';
import type { AppParts } from '../src/app.ts';
import type { Database } from '../src/database/connect.ts';
import { sessionStore } from '../src/sessions/session-store.ts';
import { signInThrottle } from '../src/users/sign-in-throttle.ts';

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

/** Looks whether anything is left of the budgets, and takes from them two seconds later. */
const countsLater: Broken = (database) => {
  const throttle = signInThrottle(database);
  return {
    throttle: {
      look: throttle.look,
      reserve: async (attempt) => {
        const { wait } = await throttle.look(attempt);
        if (wait > 0) return wait;
        void setTimeout(2000).then(() => throttle.reserve(attempt));
        return { succeeded: async () => undefined };
      },
    },
  };
};

/** Asks the database once for each session. */
const remembersUsers = storeWith((store) => {
  const known = new Map<string, ReturnType<SessionStore['findUser']>>();
  return {
    findUser: (userId, token) => {
      const key = `${userId} ${token.session}`;
      const found = known.get(key) ?? store.findUser(userId, token);
      known.set(key, found);
      return found;
    },
  };
});

/** Means to write later what it has rotated. */
const rotatesInMemory = storeWith((store) => {
  const rotated = new Map<string, Session>();
  const find = async (id: string) => rotated.get(id) ?? store.find(id);
  return {
    find,
    rotate: async (id, jti, current) => {
      const session = await find(id);
      if (!session || session.current.jti !== jti) return undefined;
      const generation = session.generation + 1;
      const previousJti = session.current.jti;
      rotated.set(id, { ...session, current, previousJti, generation, rotatedAgo: 0, isConfirmed: false });
      return generation;
    },
  };
});

/** Says that something is written, and commits it a moment later. */
const commitsLater: Broken = (database) => ({
  database: {
    ...database,
    write: (work) =>
      new Promise((resolve, reject) => {
        const slow = async (transaction: Parameters<typeof work>[0]) => {
          resolve(await work(transaction));
          await setTimeout(300);
        };
        database.write(slow).catch(reject);
      }),
  },
});

/** Lets SQLite wait for the lock of another process, which it does on the event loop. */
const waitsOnTheLoop: Broken = (database) => ({
  database: {
    ...database,
    write: async (work) => {
      await database.knex.raw('pragma busy_timeout = 1000');
      return database.write(work);
    },
  },
});

export const mistakes = {
  /** Looks whether the token is the current one, and writes then. */
  selectThenUpdate: storeWith((store) => ({
    rotate: async (id, jti, next, _grace, client) => {
      const session = await store.find(id);
      await setTimeout(200);
      return session?.current.jti === jti ? store.rotate(id, undefined, next, 0, client) : undefined;
    },
  })),
  /** Rotates whatever token it is: the current one, or one that is spent. */
  rotatesAgain: storeWith((store) => ({
    rotate: (id, _jti, next, _grace, client) => store.rotate(id, undefined, next, 0, client),
  })),
  commitsLater,
  countsLater,
  remembersUsers,
  rotatesInMemory,
  waitsOnTheLoop,
  forgetsSignOuts: storeWith(() => ({ revoke: async () => true })),
  forgetsPrevious: storeThatRemembers((session) => ({ ...session, previousJti: undefined })),
  forgetsUse: storeThatRemembers((session) => ({ ...session, isConfirmed: false })),
} satisfies Readonly<Record<string, Broken>>;

export type Mistake = keyof typeof mistakes;

export const isMistake = (name: string): name is Mistake => Object.hasOwn(mistakes, name);
