import { TestBed } from '@angular/core/testing';
import type { User } from '@latchkey/dto';
import type { SessionEntry } from '@latchkey/tokens';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alice, lendDialogs, openAt, pageOf } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import userRoutes from './user-routes.ts';

const carol: User = {
  id: 3,
  username: 'carol',
  is_staff: false,
  is_active: true,
  last_seen: '2026-11-24T11:00:00.000Z',
  sessions: 2,
  account: 7,
};
const firefox: SessionEntry = {
  id: 'aa11',
  mode: 'cookie',
  created: '2026-11-20T11:00:00.000Z',
  last_seen: '2026-11-24T11:00:00.000Z',
  ip: '192.0.2.7',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  current: false,
};
const url = '/api/v1/users/3/';

describe('UserDetail', () => {
  beforeAll(lendDialogs);
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T12:00:00Z') });
    return () => vi.useRealTimers();
  });

  async function open(user = carol, ...sessions: SessionEntry[]) {
    const screen = await openAt(`/users/${user.id}`, userRoutes, alice);
    const { harness, http, page, turn } = screen;
    http.expectOne(`/api/v1/users/${user.id}/`).flush(user);
    await turn();
    http.expectOne(`/api/v1/users/${user.id}/sessions/`).flush(pageOf(...sessions));
    await turn();
    const button = (name: string) =>
      [...page.querySelectorAll('button')].find(
        (found) =>
          !found.closest('dialog') && (found.getAttribute('aria-label') ?? found.textContent).trim() === name,
      ) as HTMLButtonElement;
    const press = (name: string) => {
      button(name).click();
      harness.detectChanges();
    };
    return {
      ...screen,
      announced: () => TestBed.inject(Announcer).message(),
      button,
      press,
      /** Presses a button, and agrees in the dialog that it opens. */
      agree: async (name: string) => {
        press(name);
        await vi.waitFor(() => {
          const yes = page.querySelector<HTMLButtonElement>('dialog[open] .alarm');
          expect(yes).not.toBeNull();
          yes?.click();
        });
        await Promise.resolve();
        harness.detectChanges();
      },
    };
  }

  it('tells who it is, and leads to their account and to what the audit says', async () => {
    const { page, text } = await open();
    expect(text('h1')).toBe('carol');
    expect(text('dl')).toBe('RoleCustomerStateActiveLast seen1 hour agoAccountNo. 000\u2009007');
    const links = [...page.querySelectorAll('.facts a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/accounts/7', '/audit?user=carol']);
    expect(text('.none')).toBe('Signed in nowhere.');
  });

  it('ends one session after a question', async () => {
    const { agree, announced, http, turn, text } = await open(carol, firefox, { ...firefox, id: 'bb22' });
    expect(text('app-user-sessions h2')).toBe('2 sessions');
    await agree('End session on Firefox on Linux');
    http.expectOne({ method: 'DELETE', url: `${url}sessions/aa11/` }).flush(null);
    await turn();
    http.expectOne(url).flush({ ...carol, sessions: 1 });
    http.expectOne(`${url}sessions/`).flush(pageOf({ ...firefox, id: 'bb22' }));
    await turn();
    expect(text('app-user-sessions h2')).toBe('1 session');
    expect(announced()).toBe('The session on Firefox on Linux has ended.');
  });

  it('ends all sessions and says how many', async () => {
    const { agree, announced, http, turn } = await open(carol, firefox);
    await agree('Sign out everywhere');
    http.expectOne({ method: 'POST', url: '/api/v1/auth/users/3/revoke/' }).flush({ revoked: 1 });
    await turn();
    http.expectOne(url).flush(carol);
    http.expectOne(`${url}sessions/`).flush(pageOf());
    await turn();
    expect(announced()).toBe('1 session of carol has ended.');
  });

  it('deactivates after a question, and lets in again', async () => {
    const { agree, announced, button, http, press, turn, text } = await open();
    await agree('Deactivate');
    const off = http.expectOne({ method: 'PATCH', url });
    expect(off.request.body).toEqual({ is_active: false });
    off.flush({ ...carol, is_active: false });
    await turn();
    expect(text('dl')).toContain('StateDeactivated');
    expect(announced()).toBe('carol is deactivated and cannot sign in.');
    expect(button('Deactivate')).toBeUndefined();
    press('Activate');
    const on = http.expectOne({ method: 'PATCH', url });
    expect(on.request.body).toEqual({ is_active: true });
    on.flush(carol);
    await turn();
    expect(text('dl')).toContain('StateActive');
  });

  it('unlocks the sign-in', async () => {
    const { announced, http, press, turn } = await open();
    press('Unlock sign-in');
    http.expectOne({ method: 'POST', url: '/api/v1/auth/users/3/unlock/' }).flush({});
    await turn();
    expect(announced()).toBe('carol can try to sign in again without waiting.');
  });

  it.each([
    [400, 'The server does not allow this.'],
    [404, 'There is no such user any more.'],
    [503, 'The server could not answer.'],
  ])('says plainly why nothing was changed: %i', async (status, reason) => {
    const { http, press, turn, text } = await open();
    press('Unlock sign-in');
    http.expectOne('/api/v1/auth/users/3/unlock/').flush({}, { status, statusText: 'No' });
    await turn();
    expect(text('[role="alert"]')).toBe(`Nothing was changed. ${reason}`);
  });

  it('offers nobody to deactivate themselves', async () => {
    const { button, text } = await open({ ...carol, id: alice.id, username: 'alice' });
    expect(button('Deactivate')).toBeUndefined();
    expect(text('.facts')).toContain('This is you');
  });
});
