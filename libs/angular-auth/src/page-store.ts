// Where one text rests between page loads, in memory where the browser refuses.

/** `memory` ends with the page, `session` with the tab, `local` with the refresh token. */
export type Persist = 'memory' | 'session' | 'local';

export interface PageStore {
  read(): string | null;
  write(text: string | null): void;
}

/** Never throws: a store that is missing, blocked or full is replaced by memory. */
export function openPageStore(persist: Persist, key: string): PageStore {
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
    write(text) {
      memory = text;
      try {
        storage?.removeItem(key);
        if (text !== null) storage?.setItem(key, text);
      } catch {
        // Full or blocked: from here on only this page knows the text.
        storage = undefined;
      }
    },
  };
}

function openStorage(persist: Persist): Storage | undefined {
  try {
    // Reading the property alone throws where cookies are blocked.
    return persist === 'memory' ? undefined : globalThis[`${persist}Storage`];
  } catch {
    return undefined;
  }
}
