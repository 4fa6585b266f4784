import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LOAD_PAGE } from './missing-part.ts';
import { Settings } from './settings.ts';

describe('Settings', () => {
  const loadPage = vi.fn();
  const kept = new Map<string, string>();
  const root = document.documentElement;

  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', {
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
    loadPage.mockClear();
    delete root.dataset['theme'];
    document.head.innerHTML = `
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="white" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="black" />`;
  });

  function open() {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: LOAD_PAGE, useValue: loadPage }],
    });
    return TestBed.inject(Settings);
  }

  const bars = () => [...document.querySelectorAll('meta')].map((meta) => meta.getAttribute('media'));

  it('pin a theme at once and for the next page, the bar of the browser too', () => {
    const settings = open();
    settings.setTheme('dark');
    expect(root.dataset['theme']).toBe('dark');
    expect(kept.get('latchkey.theme')).toBe('dark');
    expect(bars()).toEqual(['not all', 'all']);
    expect(settings.theme()).toBe('dark');
  });

  it('give the choice back to the system', () => {
    root.dataset['theme'] = 'light';
    const settings = open();
    expect(settings.theme()).toBe('light');
    settings.setTheme('system');
    expect(root.dataset['theme']).toBeUndefined();
    expect(kept.has('latchkey.theme')).toBe(false);
    expect(bars()).toEqual(['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)']);
  });

  it('know which theme another tab has chosen', () => {
    const settings = open();
    root.dataset['theme'] = 'dark';
    dispatchEvent(new StorageEvent('storage', { key: 'latchkey.theme' }));
    expect(settings.theme()).toBe('dark');
  });

  it('load the page anew in another language', () => {
    open().setLanguage('ar');
    expect(kept.get('latchkey.language')).toBe('ar');
    expect(loadPage).toHaveBeenCalledExactlyOnceWith('/');
  });
});
