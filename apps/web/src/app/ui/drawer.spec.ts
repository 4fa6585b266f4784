import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lendDialogs } from '../spec-kit.ts';
import { Drawer } from './drawer.ts';

@Component({
  imports: [Drawer],
  template: `<app-drawer heading="New product" [canClose]="canClose" (closed)="closed()">
    <input data-first />
    <dialog><button>Inside</button></dialog>
    <div actions><button class="button main" type="button">Save</button></div>
  </app-drawer>`,
})
class Page {
  readonly agrees = signal(true);
  readonly closed = vi.fn();
  readonly canClose = () => Promise.resolve(this.agrees());
}

describe('Drawer', () => {
  let room: { matches: boolean; addEventListener: (type: string, change: () => void) => void };
  let change: () => void;

  beforeAll(lendDialogs);
  beforeEach(() => {
    room = { matches: true, addEventListener: (_, listener) => (change = listener) };
    vi.stubGlobal('matchMedia', () => room);
  });

  function open() {
    const [docked, modal] = [
      vi.spyOn(HTMLDialogElement.prototype, 'show').mockClear(),
      vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockClear(),
    ];
    const fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
    TestBed.tick();
    const dialog = (fixture.nativeElement as HTMLElement).querySelector('dialog') as HTMLDialogElement;
    const escape = (target: Element) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    const settle = () => new Promise((resolve) => setTimeout(resolve));
    return { dialog, docked, escape, modal, page: fixture.componentInstance, settle };
  }

  it('stands beside the page where there is room, named by its heading', () => {
    const { dialog, docked, modal } = open();
    expect([docked.mock.calls.length, modal.mock.calls.length]).toEqual([1, 0]);
    expect(dialog.querySelector(`#${dialog.getAttribute('aria-labelledby')}`)?.textContent).toBe(
      'New product',
    );
    expect(dialog.querySelector('footer [actions] button')?.textContent).toBe('Save');
  });

  it('takes the whole screen where there is none, and keeps what is in it when that changes', async () => {
    room.matches = false;
    const { dialog, docked, modal, page, settle } = open();
    expect(modal).toHaveBeenCalledTimes(1);
    room.matches = true;
    change();
    await settle();
    expect(docked).toHaveBeenCalledTimes(1);
    expect(dialog.open).toBe(true);
    expect(page.closed).not.toHaveBeenCalled();
  });

  it('leads to what is marked', () => {
    const { dialog } = open();
    expect(document.activeElement).toBe(dialog.querySelector('input'));
  });

  it.each(['Escape', 'button'])('closes by %s', async (way) => {
    const { dialog, escape, page, settle } = open();
    const ways = new Map<string, () => unknown>([
      ['Escape', () => escape(dialog)],
      ['button', () => dialog.querySelector<HTMLButtonElement>('.close')?.click()],
    ]);
    ways.get(way)?.();
    await settle();
    expect(page.closed).toHaveBeenCalledTimes(1);
    expect(dialog.open).toBe(false);
  });

  it('stays where something would be lost', async () => {
    const { dialog, escape, page, settle } = open();
    page.agrees.set(false);
    escape(dialog);
    await settle();
    expect(dialog.open).toBe(true);
    expect(page.closed).not.toHaveBeenCalled();
  });

  it('leaves Escape to a dialog inside, and a choice of files alone', async () => {
    const { dialog, escape, page, settle } = open();
    escape(dialog.querySelector('dialog > button') as Element);
    dialog.querySelector('input')?.dispatchEvent(new Event('cancel', { bubbles: true }));
    await settle();
    expect(page.closed).not.toHaveBeenCalled();
  });
});
