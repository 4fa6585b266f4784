import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openShop, password, signIn } from '../../testing/shop.ts';
import { redacted, withoutSecrets } from './request-log.ts';

describe('withoutSecrets', () => {
  it.each([
    ['/api/v0/products/?page=2', '/api/v0/products/?page=2'],
    ['/x?access_token=abc&page=2', '/x?access_token=[Redacted]&page=2'],
    ['/x?page=2&PASSWORD=abc', '/x?page=2&PASSWORD=[Redacted]'],
    ['/x?refresh=abc#y', '/x?refresh=[Redacted]#y'],
    ['/x?refresh%5B%5D=abc&jwt=abc', '/x?refresh%5B%5D=[Redacted]&jwt=[Redacted]'],
    ['/x?%74oken=abc;pass%77ord=abc', '/x?%74oken=[Redacted];pass%77ord=[Redacted]'],
    ['/x?a=b?token=abc', '/x?a=b?token=[Redacted]'],
    ['/x?%zz=1&monkey', '/x?%zz=1&monkey'],
    ['/x?a=%65yJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln', '/x?a=[Redacted]'],
    ['/x/eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln/', '/x/[Redacted]/'],
  ])('writes %s as %s', (url, written) => {
    expect(withoutSecrets(url)).toBe(written);
  });
});

describe('an address that is made to be slow', () => {
  it.each(['?key', '?token', '&password', 'eyJ', 'eyJ.', '?eyJ.eyJ', '%65yJ.', '=', 'token'])(
    'is written as soon as any other: many times %j',
    (part) => {
      const url = `/${part.repeat(16_000 / part.length)}`;
      expect(withoutSecrets(url).length).toBeLessThanOrEqual(url.length + 20);
    },
  );
});

describe('the log', () => {
  it('has a line for each request, and no password or token of a whole session', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const shop = await openShop({}, { logger: { level: 'trace', stream, redact: redacted } });
    const { access, refresh } = await signIn(shop.app, 'carl');
    await shop.send('POST', '/api/token/', { json: { username: 'carl', password: `${password}!` } });
    await shop.send('POST', '/api/token/refresh/', { json: { refresh } });
    await shop.send('GET', `/api/v0/products/?token=${access}`, {
      headers: { authorization: `Bearer ${access}` },
    });
    shop.app.log.info({ headers: { authorization: `Bearer ${access}` }, body: { refresh, password } });
    shop.app.log.info({ req: { headers: { cookie: refresh } }, password });
    await shop.close();

    const text = lines.join('');
    expect(lines.filter((line) => line.includes('"msg":"request"'))).toHaveLength(4);
    for (const secret of [password, access, refresh]) expect(text).not.toContain(secret);
    expect(text).toContain('"status":401');
  });
});
