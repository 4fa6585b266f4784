import { TestBed } from '@angular/core/testing';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { authStub, lendPopovers, provideShop } from '../spec-kit.ts';
import { Announcer } from './announcer.ts';
import { Toasts } from './toasts.ts';

describe('Toasts', () => {
  beforeAll(lendPopovers);
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    document.querySelector('app-toast-outlet')?.remove();
  });

  function open() {
    const auth = authStub();
    TestBed.configureTestingModule({ providers: provideShop([], auth) });
    const toasts = TestBed.inject(Toasts);
    toasts.show('');
    toasts.clear();
    const element = document.querySelector('app-toast-outlet') as HTMLElement;
    const settle = () => TestBed.tick();
    const shown = () => [...element.querySelectorAll('.toast p')].map(({ textContent }) => textContent);
    const list = () => element.querySelector('.toasts') as HTMLElement;
    return { auth, element, list, settle, shown, toasts };
  }

  it('are said, and shown above the page', () => {
    const { list, settle, shown, toasts } = open();
    settle();
    expect(list().dataset['shown']).toBeUndefined();
    toasts.show('Saved.');
    settle();
    expect(shown()).toEqual(['Saved.']);
    expect(list().dataset['shown']).toBe('');
    expect(TestBed.inject(Announcer).message()).toBe('Saved.');
  });

  it('go by themselves once they can have been read', () => {
    const { settle, shown, toasts } = open();
    toasts.show('Saved.');
    settle();
    vi.advanceTimersByTime(6_000);
    settle();
    expect(shown()).toEqual([]);
  });

  it('stay while they have the focus, and leave time for a way back', () => {
    const { element, settle, shown, toasts } = open();
    toasts.show('Butt hinge 60 deleted.', { action: { label: 'Undo', run: () => undefined } });
    settle();
    vi.advanceTimersByTime(19_000);
    element.querySelector('button')?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    vi.advanceTimersByTime(600_000);
    settle();
    expect(shown()).toEqual(['Butt hinge 60 deleted.']);
    element.querySelector('button')?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    vi.advanceTimersByTime(20_000);
    settle();
    expect(shown()).toEqual([]);
  });

  it.each([
    ['stay under a mouse', true, ['Saved.']],
    ['do not wait for a finger that has touched the screen there', false, []],
  ])('%s', (_name, matches, left) => {
    vi.stubGlobal('matchMedia', () => ({ matches }));
    const { list, settle, shown, toasts } = open();
    toasts.show('Saved.');
    settle();
    list().dispatchEvent(new MouseEvent('pointerenter'));
    vi.advanceTimersByTime(60_000);
    settle();
    expect(shown()).toEqual(left);
  });

  it('lead back once, and go', () => {
    const run = vi.fn();
    const { element, settle, shown, toasts } = open();
    toasts.show('Deleted.', { action: { label: 'Undo', run } });
    settle();
    element.querySelector('button')?.click();
    settle();
    expect(run).toHaveBeenCalledTimes(1);
    expect(shown()).toEqual([]);
  });

  it('can be closed, and are no more than three', () => {
    const { element, settle, shown, toasts } = open();
    ['One', 'Two', 'Three', 'Four'].forEach((message) => toasts.show(message, { alarm: true }));
    settle();
    expect(shown()).toEqual(['Two', 'Three', 'Four']);
    element.querySelector<HTMLButtonElement>('.close')?.click();
    settle();
    expect(shown()).toEqual(['Three', 'Four']);
  });

  it('are not told to the next person', () => {
    const { auth, settle, shown, toasts } = open();
    settle();
    toasts.show('Deleted.', { action: { label: 'Undo', run: () => undefined } });
    auth.user.set({ id: '4' });
    settle();
    expect(shown()).toEqual([]);
  });
});
