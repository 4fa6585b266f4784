// What the specs of screens share: the real routes, a server that the spec plays, and a signed-in person.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Service, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Auth } from '@latchkey/angular-auth';
import { provideAuthTesting } from '@latchkey/angular-auth/testing';
import type { Page } from '@latchkey/drf';
import type { Me } from '@latchkey/dto';
import { Collection, type Row, type Words } from './ui/collection.ts';
import { PageTitle } from './ui/page-title.ts';

export const carol: Me = { id: 3, username: 'carol', is_staff: false };
export const alice: Me = { id: 1, username: 'alice', is_staff: true };

/** A server's answer with all rows on one page. */
export function pageOf(...results: readonly object[]): Page<object> {
  return { count: results.length, next: null, previous: null, results: [...results] };
}

/** What screens say of keys, a kind of record that only specs have. */
export const keyWords: Words = {
  title: 'Keys',
  one: 'Key',
  counted: (count) => `${count} keys`,
  outOf: (count) => `of ${count} keys`,
  loading: 'Loading keys',
  noPage: 'The list has no such page',
  noSuch: 'There is no such key',
  notFound: 'Key not found',
  notAmong: (number) => `There is no ${number}.`,
  noNumber: 'The page of each key ends in its number.',
  back: 'Back to the keys',
  waits: 'This key waits for the connection.',
  failed: 'The key could not be loaded.',
};

@Service()
export class Keys extends Collection<Row> {
  constructor() {
    super('keys', keyWords);
  }
}

/** An account in the browser; `user` may change hands. */
export function authStub(me: Me | null = carol) {
  const user = signal(me && { id: String(me.id) });
  return {
    user,
    isAuthenticated: signal(me !== null),
    status: signal(me ? 'authenticated' : 'anonymous'),
    refresh: () => Promise.resolve(true),
    signOut: () => Promise.resolve(),
  };
}

export function provideShop(routes: Routes, auth = authStub()) {
  return [
    provideHttpClient(),
    provideHttpClientTesting(),
    provideRouter(routes, withComponentInputBinding()),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAuthTesting(),
    { provide: Auth, useValue: auth },
  ];
}

/** Opens one address of a section, as the signed-in person `me`. */
export async function openAt(address: string, section: Routes, me: Me = carol) {
  const path = /^\/(\w+)/.exec(address)?.[1] ?? '';
  const title = path.charAt(0).toUpperCase() + path.slice(1);
  TestBed.configureTestingModule({
    providers: provideShop([{ path, title, children: section }], authStub(me)),
  });
  const harness = await RouterTestingHarness.create(address);
  const http = TestBed.inject(HttpTestingController);
  const page = harness.routeNativeElement as HTMLElement;
  const tellMe = () => {
    http.match('/api/v1/auth/me/').forEach((request) => request.flush(me));
  };
  tellMe();
  return {
    harness,
    http,
    page,
    /** Until what was answered is on the screen, whatever is still being asked. */
    turn: async () => {
      tellMe();
      for (let round = 0; round < 3; round++) {
        await new Promise((done) => setTimeout(done));
        harness.detectChanges();
      }
    },
    /** Until all that was asked is answered and on the screen. */
    settle: async () => {
      tellMe();
      await harness.fixture.whenStable();
      harness.detectChanges();
    },
    /** Of one element, or of the whole page, as one line. */
    text: (selector?: string) =>
      ((selector === undefined ? page : page.querySelector(selector))?.textContent ?? '')
        .replaceAll(/[ \n]+/g, ' ')
        .trim(),
  };
}

/** Lets popovers show and hide in jsdom, which has none: those that are shown have the attribute `data-shown`. */
export function lendPopovers(): void {
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      this.dataset['shown'] = '';
    },
    hidePopover(this: HTMLElement) {
      delete this.dataset['shown'];
    },
  });
}

/** Lets dialogs open and close in jsdom, which has none. */
export function lendDialogs(): void {
  Object.assign(HTMLDialogElement.prototype, {
    show(this: HTMLDialogElement) {
      this.open = true;
    },
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
      this.dispatchEvent(new Event('close'));
    },
  });
}
