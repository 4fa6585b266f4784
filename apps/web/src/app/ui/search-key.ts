// "/" leads to the search: a single key, which people who speak to their computer can switch off (WCAG 2.1.4).
import { keep } from './keep.ts';

const kept = 'latchkey.search-key';
const writes = 'input, textarea, select, [contenteditable], dialog';
/** Where storage is switched off, as long as the page stands. */
let isWanted = true;

export function hasSearchKey(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off';
  } catch {
    return isWanted;
  }
}

/** Kept in this browser. */
export function keepSearchKey(on: boolean): void {
  isWanted = on;
  keep(kept, on ? undefined : 'off');
}

/** Whether a key asks for the search: not from somebody who is writing. */
export function asksForSearch({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key !== '/' || ctrlKey || metaKey || altKey) return false;
  return hasSearchKey() && !(target instanceof Element && target.closest(writes));
}
