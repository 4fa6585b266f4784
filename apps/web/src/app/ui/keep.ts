// Keeps a choice in this browser: by itself, not in anybody's account.

/** Nothing for `value` forgets it. Where storage is switched off, nothing is kept. */
export function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // It holds for this page.
  }
}
