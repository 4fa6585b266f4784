import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { describe, expect, it } from 'vitest';
import { alice, carol, openAt } from '../spec-kit.ts';
import accountRoutes from './account-routes.ts';

const account = { id: 2, version: 3, address: 12, user: carol.id };
const lane = { id: 12, street: 'Foundry Lane', number: 12, city: 'Sheffield', postal_code: 'S3 8DP' };

describe('AccountDetail', () => {
  const open = (me = carol) => openAt('/accounts/2', accountRoutes, me);

  it('tells people that it is theirs', async () => {
    const { http, turn, text } = await open();
    http.expectOne('/api/v0/accounts/2/').flush({ ...account, address: null });
    await turn();
    expect(text('h1')).toBe('Your account');
    for (const words of ['You, carol', 'None yet', 'Record version3']) expect(text('dl')).toContain(words);
    expect(TestBed.inject(Title).getTitle()).toBe('Your account · Latchkey');
  });

  it('tells staff the number of the user where names are not to be had', async () => {
    const { http, turn, text } = await open(alice);
    http.expectOne('/api/v0/accounts/2/').flush({ ...account, address: null });
    await turn();
    http.expectOne('/api/v1/users/names/?id=3').flush(null, { status: 503, statusText: 'Later' });
    await turn();
    expect(text('h1')).toBe('Account of user 3');
    expect(text('dl')).toContain('Belongs toUser 3');
  });

  it('tells staff whose it is', async () => {
    const { http, turn, text } = await open(alice);
    http.expectOne('/api/v0/accounts/2/').flush({ ...account, address: null });
    await turn();
    expect(text('h1')).toBe('Account of …');
    expect(text('dl')).toContain('Belongs to…');
    http
      .expectOne('/api/v1/users/names/?id=3')
      .flush({ results: [{ id: 3, username: 'carol', account: 2 }] });
    await turn();
    expect(text('h1')).toBe('Account of carol');
    expect(text('dl')).toContain('Belongs tocarol');
  });

  it('fetches the address and leads to it, and to the invoices', async () => {
    const { harness, http, page, turn } = await open();
    http.expectOne('/api/v0/accounts/2/').flush(account);
    await Promise.resolve();
    harness.detectChanges();
    http.expectOne('/api/v0/addresses/12/').flush(lane);
    await turn();
    const lines = [...page.querySelectorAll('.to bdi')].map((line) => line.textContent);
    expect(lines).toEqual(['Foundry Lane 12', 'S3 8DP Sheffield']);
    const links = [...page.querySelectorAll('.facts a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/addresses/12', '/invoices']);
  });

  it('asks for no address where there is none, and says so', async () => {
    const { http, turn, text } = await open();
    http.expectOne('/api/v0/accounts/2/').flush({ ...account, address: null });
    await turn();
    http.expectNone(({ url }) => url.includes('addresses'));
    expect(text('.drawing')).toBe('No address is kept with this account.');
  });

  it('stays when only the address fails, and asks for it again', async () => {
    const { harness, http, page, turn, text } = await open();
    http.expectOne('/api/v0/accounts/2/').flush(account);
    await Promise.resolve();
    harness.detectChanges();
    http.expectOne('/api/v0/addresses/12/').flush('', { status: 503, statusText: 'Service Unavailable' });
    await turn();
    expect(text('h1')).toBe('Your account');
    expect(text('[role="alert"]')).toContain('The address could not be loaded.');
    page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    harness.detectChanges();
    http.expectNone('/api/v0/accounts/2/');
    http.expectOne('/api/v0/addresses/12/').flush(lane);
    await turn();
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(text('.to')).toContain('Foundry Lane 12');
  });

  it('says that the address is gone', async () => {
    const { harness, http, turn, text } = await open();
    http.expectOne('/api/v0/accounts/2/').flush(account);
    await Promise.resolve();
    harness.detectChanges();
    http.expectOne('/api/v0/addresses/12/').flush('', { status: 404, statusText: 'Not Found' });
    await turn();
    expect(text('.drawing')).toBe('Address No. 000\u2009012 is not there any more.');
  });
});
