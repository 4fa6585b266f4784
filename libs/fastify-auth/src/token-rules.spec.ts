// What SimpleJWT's settings for claims and headers do to the tokens that come and go; as PyJWT judges where it does.
import { describe, expect, it } from 'vitest';
import type { FastifyAuthOptions } from './index.ts';
import {
  type Server,
  accessClaims,
  claimsOf,
  post,
  refreshClaims,
  second,
  serve,
  token,
  visit,
} from './spec-kit.ts';

const signIn = async (server: Server) =>
  (await post(server, '/api/token/', { username: 'ada', password: 'adaada' })).json<{
    access: string;
    refresh: string;
  }>();

const but = (changes: object) => ({ ...accessClaims, ...changes });
const statusOf = async (server: Server, claims: object) =>
  (await visit(server, `Bearer ${token(claims)}`)).statusCode;
const refresh = (server: Server, text: string) => post(server, '/api/token/refresh/', { refresh: text });

/** What is said to an access token at its door. */
const messageTo = async (server: Server, claims: object) =>
  (await visit(server, `Bearer ${token(claims)}`)).json().messages?.[0].message;

describe('issuer', () => {
  it('is written into all tokens, and a copied one gives way', async () => {
    const server = await serve({ issuer: 'https://id.example' });
    const { access, refresh: text } = await signIn(server);
    const answer = await refresh(server, text);
    for (const one of [access, text, answer.json().access]) {
      expect(claimsOf(one)).toMatchObject({ iss: 'https://id.example', user_id: '1' });
    }
  });

  it.each([
    ['https://id.example', 200],
    [undefined, 401],
    [null, 401],
    ['', 401],
    ['https://id.example/', 401],
    [['https://id.example'], 401],
    [5, 401],
  ])('is asked of a token: %j is %i', async (iss, status) => {
    const server = await serve({ issuer: 'https://id.example' });
    expect(await statusOf(server, but({ iss }))).toBe(status);
    expect((await post(server, '/api/token/verify/', { token: token(but({ iss })) })).statusCode).toBe(
      status,
    );
  });
});

describe('audience', () => {
  it.each(['shop', ['shop', 'till']])('is written as it is: %j', async (audience) => {
    const { access, refresh: text } = await signIn(await serve({ audience }));
    expect([claimsOf(access)['aud'], claimsOf(text)['aud']]).toEqual([audience, audience]);
  });

  it.each([
    ['shop', 200],
    [['shop'], 200],
    [['elsewhere', 'till'], 200],
    ['elsewhere', 401],
    [['elsewhere'], 401],
    ['shop,till', 401],
    [undefined, 401],
    [null, 401],
    ['', 401],
    [[], 401],
    [['shop', 5], 401],
    [[['shop']], 401],
    [{ shop: 'shop' }, 401],
    [5, 401],
  ])('must have one in common: %j is %i', async (aud, status) => {
    expect(await statusOf(await serve({ audience: ['shop', 'till'] }), but({ aud }))).toBe(status);
  });

  it('and an issuer are not looked at unless they are set', async () => {
    const server = await serve();
    expect(await statusOf(server, but({ aud: 'elsewhere', iss: 5 }))).toBe(200);
    const answer = await refresh(server, token({ ...refreshClaims, aud: 'elsewhere', iss: 'other' }));
    expect(claimsOf(answer.json().access)).toMatchObject({ aud: 'elsewhere', iss: 'other' });
  });
});

describe('leeway', () => {
  it.each([
    [{ exp: second - 89 }, 200],
    [{ exp: second - 90 }, 401],
    [{ iat: second + 90 }, 200],
    [{ iat: second + 91 }, 401],
    [{ nbf: second + 90 }, 200],
    [{ nbf: second + 91 }, 401],
    [{ exp: '1e400' }, 401],
  ])('of 90 s: %j is %i', async (claims, status) => {
    expect(await statusOf(await serve({ leeway: 90 }), but(claims))).toBe(status);
  });

  it('does not shorten the 60 s that iat and nbf have', async () => {
    const server = await serve({ leeway: 5 });
    expect(await statusOf(server, but({ iat: second + 60, nbf: second + 60 }))).toBe(200);
    expect(await statusOf(server, but({ exp: second - 5 }))).toBe(401);
  });
});

describe('the names of claims', () => {
  const names = { userIdClaim: 'sub', tokenTypeClaim: 'typ', jtiClaim: 'id' };
  const { user_id, token_type, jti, ...times } = accessClaims;
  const renamed = { ...times, sub: user_id, typ: token_type, id: jti };

  it('are those of the options, in what is written and in what is read', async () => {
    const server = await serve({ ...names, rotateRefreshTokens: true });
    const { access, refresh: text } = await signIn(server);
    const again = (await refresh(server, text)).json();
    for (const [one, typ] of [
      [access, 'access'],
      [text, 'refresh'],
      [again.access, 'access'],
      [again.refresh, 'refresh'],
    ]) {
      expect(Object.keys(claimsOf(one)).sort()).toEqual(['exp', 'iat', 'id', 'sub', 'typ']);
      expect(claimsOf(one)).toMatchObject({ sub: '1', typ, id: expect.stringMatching(/^[\da-f]{32}$/) });
    }
    expect(await statusOf(server, renamed)).toBe(200);
    expect((await visit(server, `Bearer ${again.access}`)).json()).toEqual({ user: 'ada' });
  });

  it.each([
    [accessClaims, 'Token has no id'],
    [{ ...renamed, id: undefined, jti }, 'Token has no id'],
    [{ ...renamed, id: 5 }, 'Token is invalid or expired'],
    [{ ...renamed, jti: 5 }, 'Token is invalid or expired'],
    [{ ...renamed, typ: undefined, token_type }, 'Token has no type'],
    [{ ...renamed, typ: 'refresh', token_type: 'access' }, 'Token has wrong type'],
    [{ ...renamed, sub: 1 }, 'Token is invalid or expired'],
  ])('count alone: %j', async (claims, message) => {
    expect(await messageTo(await serve(names), claims)).toBe(message);
  });

  it('name nobody where the user has another name', async () => {
    const answer = await visit(
      await serve(names),
      `Bearer ${token({ ...renamed, sub: undefined, user_id: '1' })}`,
    );
    expect(answer.json().detail).toBe('Token contained no recognizable user identification');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('may be %s', async (userIdClaim) => {
    const server = await serve({ userIdClaim });
    const { access } = await signIn(server);
    expect((await visit(server, `Bearer ${access}`)).json()).toEqual({ user: 'ada' });
    const without = await visit(server, `Bearer ${token(accessClaims)}`);
    expect(without.json().detail).toBe('Token contained no recognizable user identification');
  });

  it('keep further claims of a refresh token', async () => {
    const server = await serve(names);
    const claims = { ...renamed, typ: 'refresh', role: 'clerk', list: [1, { a: null }] };
    const { access } = (await refresh(server, token(claims))).json();
    expect(claimsOf(access)).toMatchObject({ role: 'clerk', list: [1, { a: null }] });
  });
});

describe('no claim for the type', () => {
  it('lets a token of either type do for the other, and writes none', async () => {
    const server = await serve({ tokenTypeClaim: null });
    const { access, refresh: text } = await signIn(server);
    expect(claimsOf(access)).not.toHaveProperty('token_type');
    for (const one of [access, text]) {
      expect((await visit(server, `Bearer ${one}`)).json()).toEqual({ user: 'ada' });
      expect((await refresh(server, one)).statusCode).toBe(200);
    }
    expect(await statusOf(server, but({ token_type: 5 }))).toBe(200);
  });
});

describe('no claim for the id', () => {
  it('takes a token without one', async () => {
    const server = await serve({ jtiClaim: null });
    expect(await statusOf(server, but({ jti: undefined }))).toBe(200);
    expect(await statusOf(server, but({ jti: 5 }))).toBe(401);
    const answer = await refresh(server, token({ ...refreshClaims, jti: undefined }));
    expect(answer.statusCode).toBe(200);
  });

  it('writes one all the same', async () => {
    const { access } = await signIn(await serve({ jtiClaim: null }));
    expect(claimsOf(access)['jti']).toMatch(/^[\da-f]{32}$/);
  });
});

describe('a claim that was copied', () => {
  it.each([-1, 0, 0.5, second + 0.5])('may be an nbf of %d', async (nbf) => {
    const answer = await refresh(await serve(), token({ ...refreshClaims, nbf }));
    expect(answer.statusCode).toBe(200);
  });
});

describe('authHeaderTypes', () => {
  const good = token(accessClaims);
  const options: Partial<FastifyAuthOptions> = { authHeaderTypes: ['JWT', 'Token'] };

  it.each([
    [`JWT ${good}`, 'ada'],
    [`Token ${good}`, 'ada'],
    [`Bearer ${good}`, null],
    [`jwt ${good}`, null],
    ['JWTs x', null],
  ])('are the words that count: %s', async (header, user) => {
    const answer = await visit(await serve(options), header, '/shop/open/');
    expect(answer.json().user?.username ?? null).toBe(user);
  });

  it.each(['JWT', `Token ${good} ${good}`])('want one token after them: %s', async (header) => {
    const answer = await visit(await serve(options), header);
    expect(answer.json().code).toBe('bad_authorization_header');
  });

  it.each(['/api/v1/auth/me/', '/shop/things/'])('challenge with the first at %s', async (url) => {
    const answer = await visit(await serve(options), undefined, url);
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'JWT realm="api"']);
  });

  it('challenge with the first where tokens are given', async () => {
    const server = await serve(options);
    const answer = await post(server, '/api/token/', { username: 'ada', password: 'x' });
    expect(answer.headers['www-authenticate']).toBe('JWT realm="api"');
  });

  it('leave the challenges of others alone', async () => {
    const server = await serve();
    const answer = await visit(server);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="api"');
    expect((await visit(server, undefined, '/shop/open/')).headers).not.toHaveProperty('www-authenticate');
  });
});
