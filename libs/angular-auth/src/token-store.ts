// Where a refresh token rests between page loads, in memory where the browser refuses.

/** `memory` ends with the page, `session` with the tab, `local` with the refresh token. */
export type Persist = 'memory' | 'session' | 'local';

export interface TokenStore {
  read(): string | null;
  write(token: string | null): void;
}

/** Never throws: a store that is missing, blocked or full is replaced by memory. */
export function openTokenStore(persist: Persist, key: string): TokenStore {
  let memory: string | null = null;
  let storage = openStorage(persist);
  return {
    read() {
      try {
        return storage ? storage.getItem(key) : memory;
      } catch {
        return memory;
      }
    },
    write(token) {
      memory = token;
      try {
        storage?.removeItem(key);
        if (token !== null) storage?.setItem(key, token);
      } catch {
        // Full or blocked: from here on only this page knows the token.
        storage = undefined;
      }
    },
  };
}

function openStorage(persist: Persist): Storage | undefined {
  try {
    // Reading the property alone throws where cookies are blocked.
    if (persist === 'session') return globalThis.sessionStorage;
    if (persist === 'local') return globalThis.localStorage;
  } catch {
    // Memory, then.
  }
  return undefined;
}
