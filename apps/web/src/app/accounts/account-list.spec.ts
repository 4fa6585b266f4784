import { describe, expect, it } from 'vitest';
import { alice, carol, openAt, pageOf } from '../spec-kit.ts';
import accountRoutes from './account-routes.ts';

const url = '/api/v0/accounts/';

describe('AccountList', () => {
  it('tells whose account it is, its address and its version', async () => {
    const { http, page, settle } = await openAt('/accounts', accountRoutes, carol);
    http
      .expectOne(url)
      .flush(
        pageOf(
          { id: 2, version: 3, address: 7, user: carol.id },
          { id: 5, version: 0, address: null, user: 44 },
        ),
      );
    await settle();
    const rows = (parts: string) =>
      [...page.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll(parts)].map((cell) => cell.textContent.trim()),
      );
    expect(rows('a, .headed')).toEqual([
      ['Your account', 'No. 000\u2009007', '3'],
      ['Account of user 44', 'None', '0'],
    ]);
    expect(rows('.alone')).toEqual([
      ['Address No. 000\u2009007', 'Version 3'],
      ['No address', 'Version 0'],
    ]);
  });

  it.each([
    ['a customer', carol, 'You have no account yet'],
    ['staff', alice, 'There is no account yet'],
  ])('says to %s what an empty list means, and shows a way on', async (_, me, heading) => {
    const { http, page, settle, text } = await openAt('/accounts', accountRoutes, me);
    http.expectOne(url).flush(pageOf());
    await settle();
    expect(text('h2')).toBe(heading);
    expect(page.querySelector('.nothing a')?.getAttribute('href')).toBe('/products');
  });
});
