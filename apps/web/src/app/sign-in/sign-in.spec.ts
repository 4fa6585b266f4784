import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Auth, type AuthStatus, SignInError, type SignInReason } from '@latchkey/angular-auth';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SignIn } from './sign-in.ts';

describe('SignIn', () => {
  const status = signal<AuthStatus>('anonymous');
  const signIn = vi.fn<(credentials: object) => Promise<void>>();
  const navigate = vi.fn(() => Promise.resolve(true));

  beforeEach(() => {
    status.set('anonymous');
    signIn.mockReset().mockResolvedValue(undefined);
    navigate.mockClear();
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
  });

  async function open(address = '/sign-in') {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'sign-in', component: SignIn }], withComponentInputBinding()),
        { provide: Auth, useValue: { status, signIn } },
      ],
    });
    const harness = await RouterTestingHarness.create(address);
    const page = harness.routeNativeElement as HTMLElement;
    vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockImplementation(navigate);
    const field = (name: string) => page.querySelector(`#${name}`) as HTMLInputElement;
    const fillIn = async (username: string, password: string) => {
      field('username').value = username;
      field('password').value = password;
      page.querySelector('form')?.requestSubmit();
      await harness.fixture.whenStable();
      harness.detectChanges();
    };
    const news = () => page.querySelector('[role="alert"]')?.textContent.replaceAll(/\s+/g, ' ').trim();
    return { harness, page, field, fillIn, news };
  }

  const fails = (reason: SignInReason, more = {}) =>
    signIn.mockRejectedValue(new SignInError(reason, 'No.', more));

  it('puts the focus into the first field', async () => {
    const { field } = await open();
    expect(document.activeElement).toBe(field('username'));
  });

  it('asks for what is missing, at the field, and sends nothing', async () => {
    const { page, field, fillIn } = await open();
    await fillIn(' ', '');
    expect(signIn).not.toHaveBeenCalled();
    expect(page.querySelector('#username-error')?.textContent).toContain('Enter your user name.');
    expect(page.querySelector('#password-error')?.textContent).toContain('Enter your password.');
    expect(field('username').getAttribute('aria-describedby')).toBe('username-error');
    expect(field('username').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('username'));
  });

  it('signs in with what the fields hold and goes to the products', async () => {
    const { fillIn } = await open();
    await fillIn('ada', ' s e c r e t ');
    expect(signIn).toHaveBeenCalledWith({ username: 'ada', password: ' s e c r e t ' });
    expect(navigate).toHaveBeenCalledWith('/products', { replaceUrl: true });
  });

  it('goes back to the page that was asked for, and leaves no sign-in in the history', async () => {
    const { fillIn } = await open('/sign-in?returnUrl=%2Fproducts%3Fpage%3D3');
    await fillIn('ada', 'secret');
    expect(navigate).toHaveBeenCalledWith('/products?page=3', { replaceUrl: true });
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-in'])(
    'does not go to %s',
    async (returnUrl) => {
      const { fillIn } = await open(`/sign-in?returnUrl=${encodeURIComponent(returnUrl)}`);
      await fillIn('ada', 'secret');
      expect(navigate).toHaveBeenCalledWith('/products', { replaceUrl: true });
    },
  );

  it('says that the pair is wrong, marks both fields and keeps what was typed', async () => {
    fails('refused');
    const { field, fillIn, news } = await open();
    await fillIn('ada', 'guess');
    expect(news()).toBe('User name or password is not right. Check both and try again.');
    expect(field('username').getAttribute('aria-invalid')).toBe('true');
    expect(field('password').getAttribute('aria-invalid')).toBe('true');
    expect(field('username').value).toBe('ada');
    expect(field('password').value).toBe('guess');
    expect(document.activeElement).toBe(field('password'));
  });

  it('shows the words of the server at their field', async () => {
    fails('invalid', { fields: { username: ['Ensure this field has no more than 150 characters.'] } });
    const { page, field, fillIn } = await open();
    await fillIn('ada', 'secret');
    expect(page.querySelector('#username-error')?.textContent).toContain('no more than 150 characters');
    expect(document.activeElement).toBe(field('username'));
  });

  it.each([
    ['throttled', { retryAfter: 33.2 }, 'Too many tries. Wait 34 seconds, then try again.'],
    ['throttled', { retryAfter: 1 }, 'Too many tries. Wait 1 second, then try again.'],
    ['throttled', {}, 'Too many tries. Wait a moment, then try again.'],
    [
      'offline',
      {},
      'The server cannot be reached. What you typed is kept. Check the connection and try again.',
    ],
    ['server', {}, 'The server could not answer. What you typed is kept. Try again in a moment.'],
  ] as const)('explains %s %j', async (reason, more, words) => {
    fails(reason, more);
    const { fillIn, news } = await open();
    await fillIn('ada', 'secret');
    expect(news()).toBe(words);
  });

  it('is busy while it waits and sends no second request', async () => {
    signIn.mockReturnValue(new Promise(() => undefined));
    const { page, fillIn } = await open();
    await fillIn('ada', 'secret');
    await fillIn('ada', 'secret');
    const button = page.querySelector('button[type="submit"]');
    expect(button?.getAttribute('aria-disabled')).toBe('true');
    expect(button?.textContent.trim()).toBe('Sign in');
    expect(signIn).toHaveBeenCalledTimes(1);
  });

  it('shows and hides the password', async () => {
    const { harness, page, field } = await open();
    page.querySelector<HTMLButtonElement>('[aria-label="Show password"]')?.click();
    harness.detectChanges();
    expect(field('password').type).toBe('text');
    page.querySelector<HTMLButtonElement>('[aria-label="Hide password"]')?.click();
    harness.detectChanges();
    expect(field('password').type).toBe('password');
  });

  it('tells who lands here because the session ended', async () => {
    status.set('expired');
    const { news } = await open('/sign-in?returnUrl=%2Fproducts%2F7');
    expect(news()).toContain('You were signed out.');
  });

  it('leads on when a session turns up late', async () => {
    status.set('degraded');
    const { harness } = await open('/sign-in?returnUrl=%2Fproducts%2F7');
    expect(navigate).not.toHaveBeenCalled();
    status.set('authenticated');
    harness.detectChanges();
    expect(navigate).toHaveBeenCalledExactlyOnceWith('/products/7', { replaceUrl: true });
  });

  it('has fields that password managers know', async () => {
    const { field } = await open();
    expect(field('username').autocomplete).toBe('username');
    expect(field('password').autocomplete).toBe('current-password');
    expect(field('password').type).toBe('password');
  });
});
