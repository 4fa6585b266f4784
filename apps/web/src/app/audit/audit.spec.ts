import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alice, lendDialogs, openAt, pageOf } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import type { AuditEntry } from '@latchkey/dto';
import { Audit } from './audit.ts';

const url = '/api/v1/auth/audit/';
const signIn: AuditEntry = {
  id: 9,
  time: '2026-11-24T11:00:00.000Z',
  event: 'sign_in',
  user: 3,
  username: 'carol',
  actor: 3,
  actor_username: 'carol',
  ip: '192.0.2.7',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  session: 'aa11',
  detail: '',
};
const unlock: AuditEntry = {
  ...signIn,
  id: 8,
  event: 'user_unlocked',
  actor: null,
  actor_username: 'command line',
  ip: '',
  user_agent: '',
  session: null,
  detail: '12 failed tries',
};
const stranger: AuditEntry = {
  ...signIn,
  id: 7,
  event: 'sign_in_failed',
  user: null,
  username: '',
  actor: null,
};

describe('Audit', () => {
  beforeAll(lendDialogs);
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T12:00:00Z') });
    return () => vi.useRealTimers();
  });

  async function open(address = '/audit') {
    const screen = await openAt(address, [{ path: '', component: Audit }], alice);
    const { harness, page } = screen;
    const button = (name: string) =>
      [...page.querySelectorAll('button')].find(
        (found) => (found.ariaLabel ?? found.textContent).trim() === name,
      ) as HTMLButtonElement;
    const texts = (selector: string) =>
      [...page.querySelectorAll(selector)].map(({ textContent }) =>
        textContent.replaceAll(/\s+/g, ' ').trim(),
      );
    return {
      ...screen,
      button,
      texts,
      address: () => TestBed.inject(Router).url,
      announced: () => TestBed.inject(Announcer).message(),
      fillIn: (name: string, value: string) => {
        (page.querySelector(`#${name}`) as HTMLInputElement).value = value;
      },
      apply: () => page.querySelector('form')?.requestSubmit(),
      /** The request to come, once the router has been there. */
      nextRequest: (address: string) =>
        vi.waitFor(() => {
          harness.detectChanges();
          return screen.http.expectOne(address);
        }),
    };
  }

  async function openWith(...entries: readonly AuditEntry[]) {
    const screen = await open();
    screen.http.expectOne(url).flush(pageOf(...entries));
    await screen.settle();
    return screen;
  }

  it('tells each event as a sentence, with when and from where', async () => {
    const { announced, text, texts } = await openWith(signIn, unlock, stranger);
    expect(text('.sum p')).toBe('3 events');
    expect(texts('.what p')).toEqual([
      'carol signed in',
      'Somebody at the command line unlocked carol',
      'Somebody failed to sign in as somebody unknown',
    ]);
    expect(text('li:nth-child(1) .when span')).toBe('1 hour ago');
    expect(text('li:nth-child(1) .where')).toContain('Firefox on Linux');
    expect(text('li:nth-child(1) .where small')).toBe('192.0.2.7');
    expect(text('li:nth-child(2) .what small')).toBe('12 failed tries');
    expect(text('li:nth-child(2) .where')).toBe('');
    expect(announced()).toBe('Audit: 3 events');
  });

  it('leads from a name to all that fits of that user, on the first page', async () => {
    const { http, page, settle } = await open('/audit?event=sign_in&page=2');
    http
      .expectOne(`${url}?event=sign_in&page=2`)
      .flush({ count: 51, next: null, previous: 'http://shop/', results: [signIn] });
    await settle();
    expect(page.querySelector('.name')?.getAttribute('href')).toBe('/audit?user=carol&event=sign_in');
  });

  it('asks with the filters in the address, shows them in the fields and on chips', async () => {
    const after = '2026-11-01T08:00:00Z';
    const { http, page, settle, texts } = await open(`/audit?user=carol&event=sign_in&after=${after}`);
    http.expectOne(`${url}?user=carol&event=sign_in&after=${after}`).flush(pageOf(signIn));
    await settle();
    expect(page.querySelector<HTMLInputElement>('#user')?.value).toBe('carol');
    expect(page.querySelector<HTMLSelectElement>('#event')?.value).toBe('sign_in');
    expect(page.querySelector<HTMLInputElement>('#after')?.value).toMatch(/^2026-1\d-\d\dT\d\d:\d\d$/);
    expect(texts('.chip')).toEqual([
      'Remove the filter User carol',
      'Remove the filter Sign-in',
      expect.stringMatching(/^Remove the filter From \d+ \w+ 2026, \d\d:\d\d$/),
    ]);
    const links = [...page.querySelectorAll('.chip')].map((chip) => chip.getAttribute('href'));
    expect(links[0]).toBe('/audit?event=sign_in&after=2026-11-01T08:00:00Z');
    expect(links[2]).toBe('/audit?user=carol&event=sign_in');
  });

  it('puts the filters of the form into the address', async () => {
    const { address, apply, fillIn, nextRequest } = await openWith(signIn);
    fillIn('user', ' carol ');
    fillIn('event', 'sign_in_failed');
    fillIn('before', '2026-11-24T09:30');
    apply();
    const before = new Date('2026-11-24T09:30').toISOString().replace('.000Z', 'Z');
    await nextRequest(`${url}?user=carol&event=sign_in_failed&before=${before}`);
    expect(address()).toBe(`/audit?user=carol&event=sign_in_failed&before=${before}`);
  });

  it('keeps the filters on other pages', async () => {
    const { http, page, settle } = await open('/audit?user=carol');
    const entries = Array.from({ length: 50 }, (_, id) => ({ ...signIn, id }));
    http
      .expectOne(`${url}?user=carol`)
      .flush({ count: 120, next: 'http://shop/', previous: null, results: entries });
    await settle();
    const links = [...page.querySelectorAll('app-page-control a')].map((link) => link.getAttribute('href'));
    expect(links).toContain('/audit?user=carol&page=3');
  });

  it('says that nothing fits, and how to see more', async () => {
    const { http, page, settle, text } = await open('/audit?user=nobody');
    http.expectOne(`${url}?user=nobody`).flush(pageOf());
    await settle();
    expect(text('.nothing h2')).toBe('Nothing like this has happened');
    expect(page.querySelector('.nothing a')?.getAttribute('href')).toBe('/audit');
  });

  it('says that nothing has happened yet', async () => {
    const { text } = await openWith();
    expect(text('.nothing h2')).toBe('Nothing has happened yet');
  });

  it('shows the words of the server about a filter that it does not understand', async () => {
    const { http, settle, text, texts } = await open('/audit?after=x');
    http
      .expectOne(`${url}?after=x`)
      .flush({ after: ['Datetime has wrong format.'] }, { status: 400, statusText: 'Bad Request' });
    await settle();
    expect(text('[role="alert"].strip')).toBe(
      'The server does not understand a filter. Datetime has wrong format. Remove it above, or choose another.',
    );
    expect(texts('.chip')).toEqual(['Remove the filter From x']);
  });

  it('shows no rows of other filters beside a failure', async () => {
    const { apply, button, fillIn, harness, http, nextRequest, page, settle, text } = await openWith(signIn);
    fillIn('user', 'alice');
    apply();
    (await nextRequest(`${url}?user=alice`)).flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(text('[role="alert"].strip')).toContain('The audit could not be loaded.');
    expect(page.querySelectorAll('li').length).toBe(0);
    button('Try again').click();
    harness.detectChanges();
    http.expectOne(`${url}?user=alice`).flush(pageOf(unlock));
    await settle();
    expect(page.querySelectorAll('section li').length).toBe(1);
    expect(document.activeElement).toBe(page.querySelector('h1'));
  });

  it('says that there is no such page', async () => {
    const { http, settle, text } = await open('/audit?page=9');
    http.expectOne(`${url}?page=9`).flush({ detail: 'Invalid page.' }, { status: 404, statusText: '' });
    await settle();
    expect(text('.nothing h2')).toBe('The audit has no such page');
  });

  it('opens the filters where they have no room of their own', async () => {
    const { button, harness, page } = await openWith(signIn);
    button('Filters').click();
    harness.detectChanges();
    expect(button('Filters').getAttribute('aria-expanded')).toBe('true');
    expect(page.querySelector('form')?.classList.contains('open')).toBe(true);
  });

  describe('the actions on a user', () => {
    async function manage() {
      const screen = await openWith(signIn, stranger);
      screen.button('Manage carol').click();
      screen.harness.detectChanges();
      return screen;
    }

    it('are offered only where there is a user', async () => {
      const { page } = await openWith(signIn, stranger);
      expect(page.querySelectorAll('.do button').length).toBe(1);
    });

    it('say what they will do, in a dialog named after the user', async () => {
      const { page, text } = await manage();
      const dialog = page.querySelector('dialog');
      expect(dialog?.open).toBe(true);
      expect(text(`#${dialog?.getAttribute('aria-labelledby')}`)).toBe('carol');
      expect(text('#revoke-words')).toBe('Ends all sessions of carol at once, on every device.');
    });

    it.each([
      [0, 'carol was signed in nowhere.'],
      [1, '1 session of carol was ended.'],
      [3, '3 sessions of carol were ended.'],
    ])('end %i sessions, say so and ask for the list anew', async (revoked, words) => {
      const { announced, button, http, nextRequest, page, settle, text } = await manage();
      button('Sign out everywhere').click();
      http.expectOne({ method: 'POST', url: '/api/v1/auth/users/3/revoke/' }).flush({ revoked });
      (await nextRequest(url)).flush(pageOf(signIn));
      await settle();
      expect(page.querySelector('dialog')?.open).toBe(false);
      expect(text('.done')).toBe(words);
      expect(announced()).toBe(words);
    });

    it('unlock, and say so', async () => {
      const { button, http, nextRequest, settle, text } = await manage();
      button('Unlock sign-in').click();
      http.expectOne({ method: 'POST', url: '/api/v1/auth/users/3/unlock/' }).flush({});
      (await nextRequest(url)).flush(pageOf(unlock, signIn));
      await settle();
      expect(text('.done')).toBe('carol can try to sign in again.');
    });

    it.each([
      [503, 'Nothing was changed. The server could not answer.'],
      [404, 'Nothing was changed. There is no such user any more.'],
      [403, 'Nothing was changed. You may not see this.'],
    ])('stay open after a %i and say why', async (status, words) => {
      const { button, http, page, settle, text } = await manage();
      button('Sign out everywhere').click();
      http.expectOne('/api/v1/auth/users/3/revoke/').flush({}, { status, statusText: 'No' });
      await settle();
      expect(page.querySelector('dialog')?.open).toBe(true);
      expect(text('dialog [role="alert"]')).toBe(words);
    });
  });
});
