// Deliberate mistakes, each of a kind that has been made elsewhere: a proof that lets one pass proves nothing.
import { setTimeout } from 'node:timers/promises';
import type { AppParts } from '../src/app.ts';
import type { Database } from '../src/database/connect.ts';
import { sessionStore } from '../src/sessions/session-store.ts';

/** What of an app is other than it should be. */
type Broken = (database: Database) => Partial<AppParts>;

/** Looks whether the token is the current one, and writes then. */
const selectThenUpdate: Broken = (database) => {
  const store = sessionStore(database);
  return {
    sessions: {
      ...store,
      rotate: async (id, jti, next) => {
        const session = await store.find(id);
        await setTimeout(200);
        return session?.current.jti === jti ? store.rotate(id, undefined, next, 0) : undefined;
      },
    },
  };
};

export const mistakes = { selectThenUpdate } satisfies Readonly<Record<string, Broken>>;

export type Mistake = keyof typeof mistakes;

export const isMistake = (name: string): name is Mistake => Object.hasOwn(mistakes, name);
