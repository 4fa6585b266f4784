// One refresh for all tabs where a refresh token can be used only once: in turn, and what it brings is handed on.
import { isUnauthorized } from './auth-interceptor.ts';
import type { Grant } from './auth-transport.ts';
import { inTurn } from './in-turn.ts';
import { openPageStore } from './page-store.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** Milliseconds an access token that is handed on rests in localStorage, beside the refresh token. */
const rest = 5_000;
/** Milliseconds to wait for what another tab's refresh has brought, and between two looks for it. */
const patience = 500;
const pause = 20;
/** Milliseconds a turn goes on after a refresh: storage may reach the next tab later than the end of the turn. */
const linger = 200;

const sleep = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * Puts itself before the keeper's transport. What another tab has got through a sign-in or a refresh is taken
 * instead of asking the server. Answers whether there is something to take.
 */
export function refreshInTurn(keeper: Pick<SessionKeeper, 'transport'>, key: string): () => boolean {
  const { transport } = keeper;
  const store = openPageStore('local', key);
  /** What this page has written or taken last. */
  let known: string | null = null;

  /** Whoever knows it cleans up: the tab that has put it there may be closed by then. */
  const know = (text: string) => {
    known = text;
    setTimeout(() => {
      if (store.read() === text) store.write(null);
    }, rest);
  };

  const take = (): Grant | undefined => {
    const text = store.read();
    if (text === known || !text) return undefined;
    const [at, access = ''] = text.split(' ');
    if (Math.abs(Date.now() - Number(at)) <= rest)
      return {
        access,
        keep: () => {
          know(text);
        },
      };
    store.write(null);
    return undefined;
  };

  const waitToTake = async (time = patience): Promise<Grant | undefined> => {
    // By the clock, since timers of hidden pages are slow.
    const end = performance.now() + time;
    let grant: Grant | undefined;
    while (!(grant = take()) && performance.now() < end) await sleep(pause);
    return grant;
  };

  const handOn = ({ access, keep }: Grant): Grant => ({
    access,
    keep() {
      keep();
      const text = `${Date.now()} ${access}`;
      store.write(text);
      know(text);
    },
  });

  const ask = async (): Promise<Grant> => {
    try {
      return handOn(await transport.refresh());
    } catch (error) {
      // Spent, perhaps, by a tab that did not wait for its turn.
      const late = isUnauthorized(error) && (await waitToTake());
      if (late) return late;
      throw error;
    }
  };

  const refresh = () =>
    new Promise<Grant>((resolve) => {
      const turn = async (contended: boolean) => {
        const taken = await waitToTake(contended ? patience : 0);
        const grant = taken ?? ask();
        resolve(grant);
        await grant;
        if (!taken) await sleep(linger);
      };
      inTurn(key, 'exclusive', turn).catch(() => undefined);
    });

  keeper.transport = {
    ...transport,
    obtain: async (credentials) => handOn(await transport.obtain(credentials)),
    refresh,
    end(why) {
      store.write(null);
      return transport.end(why);
    },
  };
  return () => take() !== undefined;
}
