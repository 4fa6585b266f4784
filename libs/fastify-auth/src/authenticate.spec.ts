// The Authorization header, word by word, and the user behind a token (SPEC, section 4).
import { beforeEach, describe, expect, it } from 'vitest';
import { requireStaff, requireUser } from './authenticate.ts';
import { type Server, accessClaims, ada, bob, serve, token, visit } from './spec-kit.ts';

const good = token(accessClaims);
const challenge = { 'www-authenticate': 'Bearer realm="api"' };

let server: Server;
beforeEach(async () => {
  server = await serve();
});

describe('an Authorization header', () => {
  it.each([
    ['one space', `Bearer ${good}`],
    ['several spaces', `Bearer    ${good}`],
    ['a tab', `Bearer\t${good}`],
    ['spaces around', ` Bearer ${good}  `],
  ])('opens the door with %s', async (_, header) => {
    const answer = await visit(server, header);
    expect([answer.statusCode, answer.json()]).toEqual([200, { user: 'ada' }]);
  });

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['a space', ' '],
    ['in small letters', `bearer ${good}`],
    ['in capitals', `BEARER ${good}`],
    ['Token', `Token ${good}`],
    ['JWT', `JWT ${good}`],
    ['Basic', 'Basic YWRhOmFkYWFkYQ=='],
    ['the bare token', good],
    ['Bearer: with a colon', `Bearer: ${good}`],
    ['Bearer, with a comma', `Bearer,${good}`],
    ['"Bearer" in quotes', `"Bearer" ${good}`],
    ['with a no-break space', `Bearer\u00a0${good}`],
  ])('counts as none if it is %s', async (_, header) => {
    const answer = await visit(server, header);
    expect([answer.statusCode, answer.json()]).toEqual([
      401,
      { detail: 'Authentication credentials were not provided.' },
    ]);
    expect(answer.headers).toMatchObject(challenge);
    expect((await visit(server, header, '/shop/open/')).json()).toEqual({ user: null });
  });

  it.each(['Bearer', 'Bearer ', `Bearer ${good} more`, 'Bearer a b c', `Bearer ${good} ${good}`])(
    'is bad if it is %.30s',
    async (header) => {
      const answer = await visit(server, header);
      expect([answer.statusCode, answer.json()]).toEqual([
        401,
        {
          detail: 'Authorization header must contain two space-delimited values',
          code: 'bad_authorization_header',
        },
      ]);
      expect(answer.headers).toMatchObject(challenge);
      expect((await visit(server, header, '/shop/open/')).statusCode).toBe(401);
    },
  );

  it('is bad at an open door too, if its token is', async () => {
    const answer = await visit(server, 'Bearer garbage', '/shop/open/');
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'token_not_valid']);
    expect(answer.headers).toMatchObject({ ...challenge, allow: 'GET, HEAD, OPTIONS', vary: 'Accept' });
  });

  it('is the only place for a token', async () => {
    const answer = await server.app.inject({
      url: `/shop/things/?token=${good}&access_token=${good}&authorization=Bearer%20${good}`,
      headers: { cookie: `access=${good}; token=${good}`, 'x-authorization': `Bearer ${good}` },
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe('the user of a token', () => {
  const visitAs = async (user_id: unknown) => {
    const answer = await visit(server, `Bearer ${token({ ...accessClaims, user_id })}`);
    return [answer.statusCode, answer.json()];
  };

  it.each(['1', 1])('is found by %j', async (user_id) => {
    expect(await visitAs(user_id)).toEqual([200, { user: 'ada' }]);
  });

  it.each([
    '99',
    0,
    '0',
    -1,
    '-1',
    1.5,
    '1.5',
    '01',
    '+1',
    ' 1',
    '1\n',
    '1_0',
    '１',
    '',
    'abc',
    '1e0',
    '0x1',
    null,
    true,
    [1],
    ['1'],
    { id: 1 },
    2 ** 53,
    '9007199254740993',
    '9'.repeat(400),
  ])('is not there for %j', async (user_id) => {
    expect(await visitAs(user_id)).toEqual([401, { detail: 'User not found', code: 'user_not_found' }]);
  });

  it('is not there for 1e400', async () => {
    const claims = JSON.stringify(accessClaims).replace('"user_id":"1"', '"user_id":1e400');
    expect((await visit(server, `Bearer ${token(claims)}`)).json()).toMatchObject({ code: 'user_not_found' });
  });

  it('is asked for by name', async () => {
    expect(await visitAs(undefined)).toEqual([
      401,
      { detail: 'Token contained no recognizable user identification', code: 'token_not_valid' },
    ]);
  });

  it('is looked up at every request', async () => {
    server.users.users.set(1, { ...ada, isActive: false });
    expect(await visitAs('1')).toEqual([401, { detail: 'User is inactive', code: 'user_inactive' }]);
    server.users.users.delete(1);
    expect(await visitAs('1')).toEqual([401, { detail: 'User not found', code: 'user_not_found' }]);
    server.users.users.set(1, { ...ada, username: 'Ada Lovelace' });
    expect(await visitAs('1')).toEqual([200, { user: 'Ada Lovelace' }]);
  });

  it('may be looked up slowly, and a store out of order is no bad token', async () => {
    const users = {
      findById: async (id: number) =>
        id === 1 ? ada : Promise.reject(new Error('the store is out of order')),
      authenticate: async () => undefined,
    };
    const slow = await serve({ users });
    expect((await visit(slow, `Bearer ${good}`)).statusCode).toBe(200);
    const broken = await visit(slow, `Bearer ${token({ ...accessClaims, user_id: '2' })}`);
    expect(broken.statusCode).toBe(500);
  });
});

describe('requireUser and requireStaff', () => {
  it('let those through who may', () => {
    expect(requireUser(bob)).toBe(bob);
    expect(requireStaff(ada)).toBe(ada);
  });

  it('refuse the others', () => {
    expect(() => requireUser(null)).toThrow(expect.objectContaining({ status: 401 }));
    expect(() => requireStaff(null)).toThrow(expect.objectContaining({ status: 401 }));
    expect(() => requireStaff(bob)).toThrow(expect.objectContaining({ status: 403 }));
  });
});
