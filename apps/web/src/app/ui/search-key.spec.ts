import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asksForSearch, hasSearchKey, keepSearchKey } from './search-key.ts';

describe('the key for the search', () => {
  beforeEach(() => {
    const values = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => values.set(key, value),
      removeItem: (key: string) => values.delete(key),
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  /** What becomes of a key that is pressed in this element. */
  function press(tag: string, init: KeyboardEventInit = {}) {
    const target = document.body.appendChild(document.createElement(tag));
    const event = new KeyboardEvent('keydown', { key: '/', bubbles: true, ...init });
    target.dispatchEvent(event);
    return asksForSearch(event);
  }

  it.each([
    ['p', {}, true],
    ['p', { key: '?' }, false],
    ['p', { ctrlKey: true }, false],
    ['input', {}, false],
    ['select', {}, false],
    ['dialog', {}, false],
  ])('in <%s>, pressed as %j, asks for it: %s', (tag, init, asks) => {
    expect(press(tag, init)).toBe(asks);
  });

  it('is switched off and on again', () => {
    keepSearchKey(false);
    expect(hasSearchKey()).toBe(false);
    expect(press('p')).toBe(false);
    keepSearchKey(true);
    expect(press('p')).toBe(true);
  });

  it('is switched off for this page where nothing can be kept', () => {
    vi.stubGlobal('localStorage', undefined);
    keepSearchKey(false);
    expect(press('p')).toBe(false);
    keepSearchKey(true);
    expect(press('p')).toBe(true);
  });
});
