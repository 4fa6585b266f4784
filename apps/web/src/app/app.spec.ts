import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Auth } from '@latchkey/angular-auth';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from './app.ts';

describe('App', () => {
  const auth = {
    status: signal('anonymous'),
    user: signal<{ id: string } | null>(null),
    isAuthenticated: signal(false),
    signOut: vi.fn(() => Promise.resolve()),
  };

  function shell() {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Auth, useValue: auth },
      ],
    });
    const fixture = TestBed.createComponent(App);
    fixture.detectChanges();
    return { fixture, element: fixture.nativeElement as HTMLElement };
  }

  beforeEach(() => {
    auth.status.set('anonymous');
    auth.user.set(null);
    auth.isAuthenticated.set(false);
  });

  it('shows a guest neither navigation nor account', () => {
    const { element } = shell();
    expect(element.querySelector('nav')).toBeNull();
    expect(element.querySelector('button.account')).toBeNull();
  });

  it('asks for the name of who is signed in and shows it', async () => {
    auth.user.set({ id: '7' });
    auth.isAuthenticated.set(true);
    auth.status.set('authenticated');
    const { fixture, element } = shell();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/auth/me/')
      .flush({ id: 7, username: 'ada', is_staff: false });
    await fixture.whenStable();
    expect(element.querySelector('button.account')?.textContent).toContain('ada');
  });

  const staff = ['Products', 'Manage', 'Invoices', 'Accounts', 'Addresses', 'Users', 'Audit'];

  it.each([
    [true, staff, staff.slice(3), ['My account']],
    [false, ['Products', 'My invoices', 'My account'], [], []],
  ])('leads where this person has something to do; staff: %s', async (is_staff, links, more, own) => {
    auth.user.set({ id: '7' });
    auth.isAuthenticated.set(true);
    auth.status.set('authenticated');
    const { fixture, element } = shell();
    expect(element.querySelector('nav.awaited')).not.toBeNull();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/auth/me/')
      .flush({ id: 7, username: 'ada', is_staff });
    await fixture.whenStable();
    const texts = (selector: string) =>
      [...element.querySelectorAll(selector)].map(({ textContent }) => textContent);
    expect(element.querySelector('nav.awaited')).toBeNull();
    expect(texts('nav > a')).toEqual(links);
    expect(texts('.more-menu a')).toEqual(more);
    expect(texts('.account-menu a')).toEqual(own);
  });

  it('keeps the place of the header free, unseen, while nobody knows whether there is a session', () => {
    auth.status.set('starting');
    const { element, fixture } = shell();
    expect(element.querySelectorAll('nav.awaited a').length).toBeGreaterThan(0);
    expect(element.querySelector('button.account.awaited')).not.toBeNull();
    auth.status.set('authenticated');
    auth.isAuthenticated.set(true);
    fixture.detectChanges();
    expect(element.querySelectorAll('nav a').length).toBeGreaterThan(0);
    expect(element.querySelectorAll('.awaited')).toHaveLength(0);
  });

  it('says quietly that the server cannot be reached while the session is kept', () => {
    auth.status.set('degraded');
    auth.user.set({ id: '7' });
    const { element } = shell();
    expect(element.querySelector('.strip.quiet')?.textContent).toContain('You stay signed in');
  });

  it('promises nothing to who may not be signed in at all', () => {
    auth.status.set('degraded');
    const { element } = shell();
    const strip = element.querySelector('.strip.quiet')?.textContent.replaceAll(/\s+/g, ' ').trim();
    expect(strip).toBe('The server cannot be reached. Try again in a moment.');
  });
});
