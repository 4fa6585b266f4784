import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { User } from '@latchkey/dto';
import { describe, expect, it, vi } from 'vitest';
import { alice, openAt, pageOf } from '../spec-kit.ts';
import userRoutes from './user-routes.ts';

const url = '/api/v1/users/';
const carol: User = {
  id: 3,
  username: 'carol',
  is_staff: false,
  is_active: true,
  last_seen: null,
  sessions: 2,
  account: 7,
};

describe('UserList', () => {
  const open = (address = '/users') => openAt(address, userRoutes, alice);

  it('tells name, role, state, when they were last seen and how many sessions they have', async () => {
    const { http, page, turn } = await open();
    http
      .expectOne(url)
      .flush(pageOf(carol, { ...carol, id: 4, username: 'dan', is_staff: true, is_active: false }));
    await turn();
    const rows = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('a, .headed')].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['carol', 'Customer', 'Active', 'Never', '2'],
      ['dan', 'Staff', 'Deactivated', 'Never', '2'],
    ]);
    expect(page.querySelector('tbody a')?.getAttribute('href')).toBe('/users/3');
  });

  it('follows what is typed, in the address too, and says when nobody is called that', async () => {
    const { harness, http, page, turn, text } = await open();
    http.expectOne(url).flush(pageOf(carol));
    await turn();
    const field = page.querySelector('input') as HTMLInputElement;
    field.value = 'zed';
    field.dispatchEvent(new Event('input'));
    await vi.waitFor(() => {
      harness.detectChanges();
      http.expectOne(`${url}?search=zed`).flush(pageOf());
    });
    await turn();
    expect(TestBed.inject(Router).url).toBe('/users?search=zed');
    expect(text('h2')).toBe('Nobody is called that');
    expect(page.querySelector('.nothing a')?.getAttribute('href')).toBe('/users');
  });

  it('asks for the page and the search of the address at once', async () => {
    const { http, page, turn } = await open('/users?search=car&page=2');
    http.expectOne(`${url}?search=car&page=2`).flush({ ...pageOf(carol), count: 51, previous: 'x' });
    await turn();
    expect(page.querySelector<HTMLInputElement>('input')?.value).toBe('car');
    expect(page.querySelector('nav.pages [rel="prev"]')?.getAttribute('href')).toBe('/users?search=car');
  });
});
