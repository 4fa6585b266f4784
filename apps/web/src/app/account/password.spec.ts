import { TestBed } from '@angular/core/testing';
import { Auth } from '@latchkey/angular-auth';
import { describe, expect, it, vi } from 'vitest';
import { openAt } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import myAccountRoutes from './my-account-routes.ts';

const url = '/api/v1/auth/password/';
const old = 'P_assw0rd***';
const better = 'a brass key under the third pot';

describe('Password', () => {
  async function open(rules = { min_length: 15 }) {
    const screen = await openAt('/account/password', myAccountRoutes);
    screen.http.expectOne({ method: 'GET', url }).flush(rules);
    await screen.settle();
    const { page } = screen;
    const refresh = vi.spyOn(TestBed.inject(Auth), 'refresh').mockResolvedValue(true);
    const field = (name: 'current' | 'new') => page.querySelector(`#${name}-password`) as HTMLInputElement;
    const type = (name: 'current' | 'new', text: string) => {
      field(name).value = text;
      field(name).dispatchEvent(new Event('input'));
      screen.harness.detectChanges();
    };
    return {
      ...screen,
      field,
      refresh,
      type,
      /** The answer comes through the turn of the request, a few promises later than elsewhere. */
      settle: async () => {
        await new Promise((over) => setTimeout(over));
        await screen.settle();
      },
      send: (current: string, next: string) => {
        type('current', current);
        type('new', next);
        page.querySelector('form')?.requestSubmit();
        screen.harness.detectChanges();
      },
      announced: () => TestBed.inject(Announcer).message(),
    };
  }

  it('has fields that password managers know, with the name they belong to', async () => {
    const { field, page } = await open();
    expect(field('current').autocomplete).toBe('current-password');
    expect(field('new').autocomplete).toBe('new-password');
    expect(page.querySelector<HTMLInputElement>('[autocomplete="username"]')?.value).toBe('carol');
  });

  it('tells the rules before anything is typed, as a description of the field', async () => {
    const { field, text } = await open();
    expect(field('new').getAttribute('aria-describedby')).toBe('rules');
    expect(text('#rules')).toContain('At least 15 characters');
    expect(text('#rules')).toContain('Not one of the passwords that everybody tries');
    expect(text('#rules')).toContain('Not made of your user name or the name of this shop');
  });

  it('tells the length that the server asks for', async () => {
    const { page, text, type } = await open({ min_length: 8 });
    expect(text('#rules')).toContain('At least 8 characters');
    type('new', 'eight ch');
    expect(page.querySelector('.so-far')?.classList.contains('met')).toBe(true);
  });

  it('tells the usual length while the server says nothing', async () => {
    const { http, settle, text } = await openAt('/account/password', myAccountRoutes);
    http.expectOne(url).error(new ProgressEvent('error'));
    await settle();
    expect(text('#rules')).toContain('At least 15 characters');
  });

  it.each([
    ['abc', '3'],
    ['  fifteen letters  ', '15'],
    ['🔑🔒🚪', '3'],
  ])('counts the characters of %j as the server does', async (typed, count) => {
    const { text, type } = await open();
    type('new', typed);
    expect(text('.so-far')).toBe(count);
  });

  it('tells how hard the new password is to guess, once its field is in use', async () => {
    const { field, page, harness, text, type } = await open();
    expect(text('app-password-strength p')).toBe('How hard it is to guess shows here while you type.');
    type('new', 'passwordpassword');
    expect(text('app-password-strength p')).toBe('');
    field('new').dispatchEvent(new Event('focus'));
    harness.detectChanges();
    await vi.waitFor(() => {
      harness.detectChanges();
      expect(text('app-password-strength p')).toBe('Very easy to guess. Repeating a part adds little.');
    });
    type('new', better);
    expect(text('app-password-strength p')).toBe('Very hard to guess.');
    expect(page.querySelectorAll('app-password-strength .on').length).toBe(5);
  });

  it('asks for what is missing, at its field, and sends nothing', async () => {
    const { announced, field, http, send, text } = await open();
    send('', '  ');
    http.expectNone(url);
    expect(text('#current-password-error')).toBe('Enter your current password.');
    expect(text('#new-password-error')).toBe('Enter a new password.');
    expect(document.activeElement).toBe(field('current'));
    expect(announced()).toBe(
      'Current password: Enter your current password. New password: Enter a new password.',
    );
  });

  it.each([
    [0, 'You were signed in nowhere else.'],
    [1, '1 other session was signed out.'],
    [2, '2 other sessions were signed out.'],
  ])('changes the password, takes up the new session and says what ended: %i', async (revoked, words) => {
    const { field, http, refresh, send, settle, text } = await open();
    send(old, better);
    const sent = http.expectOne({ method: 'POST', url });
    expect(sent.request.body).toEqual({ current_password: old, new_password: better });
    expect(sent.request.headers.get('X-Auth-Mode')).toBe('cookie');
    expect(refresh).not.toHaveBeenCalled();
    sent.flush({ access: 'x.y.z', revoked });
    await vi.waitFor(() => expect(refresh).toHaveBeenCalledTimes(1));
    await settle();
    expect(text('[role="alert"]')).toBe(`Your password is changed. ${words} This device stays signed in.`);
    expect([field('current').value, field('new').value]).toEqual(['', '']);
  });

  it('waits for a refresh of another tab, whose late answer would put the old cookie back', async () => {
    const { promise: refreshed, resolve: answer } = Promise.withResolvers<undefined>();
    const asked: string[] = [];
    const request = async (name: string, _: LockOptions, call: (lock: object) => unknown) => {
      asked.push(name);
      await refreshed;
      return call({ name });
    };
    const { http, send } = await open();
    vi.stubGlobal('navigator', { locks: { request } });
    send(old, better);
    await Promise.resolve();
    http.expectNone({ method: 'POST', url });
    answer(undefined);
    await vi.waitFor(() => http.expectOne({ method: 'POST', url }));
    expect(asked).toEqual(['latchkey.cookie /api/']);
    vi.unstubAllGlobals();
  });

  it('sends what was typed as it is, and once', async () => {
    const { http, page, send } = await open();
    send(` ${old} `, ` ${better} `);
    page.querySelector('form')?.requestSubmit();
    const { request } = http.expectOne(url);
    expect(request.body).toEqual({ current_password: ` ${old} `, new_password: ` ${better} ` });
    expect(page.querySelector('[type="submit"]')?.getAttribute('aria-disabled')).toBe('true');
  });

  it.each([
    [{ current_password: ['Wrong.'] }, 'current', 'Current password: Wrong.'],
    [{ new_password: ['Too short.', 'Too common.'] }, 'new', 'New password: Too short. Too common.'],
  ] as const)('shows the words of the server at their field: %j', async (body, name, said) => {
    const { announced, field, http, page, send, settle } = await open();
    send(old, 'short');
    http.expectOne(url).flush(body, { status: 400, statusText: 'Bad Request' });
    await settle();
    const messages = [...page.querySelectorAll(`#${name}-password-error .error`)].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(messages).toEqual(Object.values(body)[0]);
    expect(field(name).getAttribute('aria-invalid')).toBe('true');
    expect(field(name).getAttribute('aria-describedby')).toContain(`${name}-password-error`);
    expect(document.activeElement).toBe(field(name));
    expect(announced()).toBe(said);
  });

  it.each([
    [429, { 'Retry-After': '34' }, 'Too many tries. Wait 34 seconds, then try again.'],
    [429, {}, 'Too many tries. Wait a moment, then try again.'],
    [503, {}, 'The server could not answer. What you typed is kept. Try again in a moment.'],
    [400, {}, 'The server could not answer. What you typed is kept. Try again in a moment.'],
  ])('explains a %i and keeps what was typed', async (status, headers, words) => {
    const { field, http, refresh, send, settle, text } = await open();
    send(old, better);
    http.expectOne(url).flush({ detail: 'No.' }, { status, statusText: 'No', headers });
    await settle();
    expect(text('[role="alert"]')).toBe(words);
    expect([field('current').value, field('new').value]).toEqual([old, better]);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('keeps what was typed when the server cannot be reached', async () => {
    const { field, http, send, settle, text } = await open();
    send(old, better);
    http.expectOne(url).error(new ProgressEvent('error'));
    await settle();
    expect(text('[role="alert"]')).toContain('The server cannot be reached.');
    expect(field('new').value).toBe(better);
  });

  it.each(['current', 'new'] as const)('shows and hides the %s password', async (name) => {
    const { field, harness, page } = await open();
    page.querySelector<HTMLButtonElement>(`[aria-label="Show ${name} password"]`)?.click();
    harness.detectChanges();
    expect(field(name).type).toBe('text');
    page.querySelector<HTMLButtonElement>(`[aria-label="Hide ${name} password"]`)?.click();
    harness.detectChanges();
    expect(field(name).type).toBe('password');
  });
});
