import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, connectTo, makeEmptyDatabase } from '../../testing/database.ts';
import { password as word, signIn, signingKey, testConfig } from '../../testing/shop.ts';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { userStore } from '../users/user-store.ts';
import { type DatabaseCommand, UsageError, readCommand, runCommand } from './commands.ts';

describe('readCommand', () => {
  it.each([
    [[], { name: 'serve' }],
    [['serve', '--web', 'dist'], { name: 'serve', web: 'dist' }],
    [['--web=dist'], { name: 'serve', web: 'dist' }],
    [['migrate'], { name: 'migrate' }],
    [['seed'], { name: 'seed' }],
    [['help'], { name: 'help' }],
    [['--help'], { name: 'help' }],
    [['users:create', 'eve'], { name: 'users:create', user: 'eve', isStaff: false, state: 'active' }],
    [
      ['users:create', '--staff', 'eve', '--inactive'],
      { name: 'users:create', user: 'eve', isStaff: true, state: 'inactive' },
    ],
    [['users:set', 'eve', 'deleted'], { name: 'users:set', user: 'eve', state: 'deleted' }],
    [['users:password', 'eve'], { name: 'users:password', user: 'eve' }],
    [['users:revoke', 'eve'], { name: 'users:revoke', user: 'eve' }],
    [['users:unlock', 'eve'], { name: 'users:unlock', user: 'eve' }],
    [['users:purge', 'eve'], { name: 'users:purge', user: 'eve' }],
    [['keys:rotate'], { name: 'keys:rotate' }],
    [['keys:list'], { name: 'keys:list' }],
    [['backup', 'a.sqlite3'], { name: 'backup', file: 'a.sqlite3' }],
    [['restore', 'a.sqlite3'], { name: 'restore', file: 'a.sqlite3' }],
    [
      [
        'import-django',
        '--from',
        'db.sqlite3',
        '--dry-run',
        '--prefix=shop',
        '--tables',
        'users=people, products=none',
      ],
      {
        name: 'import-django',
        from: 'db.sqlite3',
        isDryRun: true,
        prefix: 'shop',
        tables: new Map([
          ['users', 'people'],
          ['products', 'none'],
        ]),
      },
    ],
    [
      ['import-django', '--from=postgres://a:b@c/d'],
      {
        name: 'import-django',
        from: 'postgres://a:b@c/d',
        isDryRun: false,
        prefix: undefined,
        tables: new Map(),
      },
    ],
    [['keys:remove', 'abc'], { name: 'keys:remove', kid: 'abc' }],
    [['keys:remove', '--', '-abc'], { name: 'keys:remove', kid: '-abc' }],
  ])('understands %j', (args, command) => {
    expect(readCommand(args)).toEqual(command);
  });

  it.each([
    [['toString'], 'there is no command toString'],
    [['users:create'], 'users:create takes 1 argument'],
    [['users:create', 'a', 'b'], 'users:create takes 1 argument'],
    [['users:create', 'eve', '--admin'], /^Unknown option '--admin'$/],
    [['users:set', 'eve'], 'users:set takes 2 arguments'],
    [['users:set', 'eve', 'gone'], 'a user is active, inactive or deleted; not gone'],
    [['migrate', 'now'], 'migrate takes 0 arguments'],
    [['keys:remove'], 'keys:remove takes 1 argument'],
    [['keys:rotate', 'now'], 'keys:rotate takes 0 arguments'],
    [['import-django'], 'import-django needs --from, a file or an address'],
    [['import-django', 'db.sqlite3'], 'import-django takes 0 arguments'],
    [
      ['import-django', '--from', 'x', '--tables', 'users'],
      '--tables takes PART=TABLE with commas between them, not users',
    ],
    [
      ['import-django', '--from', 'x', '--tables', ''],
      '--tables takes PART=TABLE with commas between them, not ',
    ],
    [['--port', '80'], "Unknown option '--port'"],
    [['serve', '--web'], "Option '--web <value>' argument missing"],
  ])('refuses %j', (args, message) => {
    expect(() => readCommand(args)).toThrow(UsageError);
    expect(() => readCommand(args)).toThrow(message);
  });
});

describe('runCommand', () => {
  let own: TestDatabase;
  let printed: string[];

  beforeEach(async () => {
    own = await makeEmptyDatabase();
    printed = [];
  });
  afterEach(() => own.drop());

  const run = async (command: DatabaseCommand, { password = 'a good password', env = {} } = {}) => {
    await runCommand(command, readConfig({ DATABASE_URL: own.url, ...env }), {
      print: (line) => printed.push(line),
      readPassword: () => Promise.resolve(password),
    });
    return printed.at(-1);
  };
  const eve = { name: 'users:create', user: 'eve', isStaff: false, state: 'active' } as const;

  const canSignIn = async (password = 'a good password') => {
    const database = connectTo(own.url);
    const user = await userStore(database).authenticate('eve', password);
    await database.close();
    return user !== undefined;
  };

  it('migrates once', async () => {
    expect(await run({ name: 'migrate' })).toMatch(/^Migrated: 001-users, 002-products, .*\.$/);
    expect(await run({ name: 'migrate' })).toBe('The database is up to date.');
  });

  it('seeds an empty database, and nothing else', async () => {
    expect(await run({ name: 'seed' })).toMatch(/^Seeded 4 users and 2\d{3} products\.$/);
    expect(await run({ name: 'seed' })).toBe('The database is not empty: nothing was seeded.');
  });

  it('refuses to seed in production', async () => {
    const env = { NODE_ENV: 'production', SIGNING_KEY: 'k'.repeat(32) };
    await expect(run({ name: 'seed' }, { env })).rejects.toThrow(
      'the demo shop is refused when NODE_ENV=production',
    );
  });

  describe('on a key ring', () => {
    const env = { ALGORITHM: 'EdDSA' };
    const kid = '[\\w-]{43}';
    const since = String.raw`since 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

    it('lists the keys, rotates them, and lists them again', async () => {
      expect(await run({ name: 'keys:list' }, { env })).toBe(
        'There are no keys yet: the first start of the server makes them.',
      );
      await run({ name: 'keys:rotate' }, { env });
      printed.length = 0;
      expect(await run({ name: 'keys:list' }, { env })).toMatch(
        new RegExp(`^active   EdDSA  ${kid}  ${since}\nnext     EdDSA  ${kid}  ${since}\nretired `),
      );
      expect(await run({ name: 'keys:rotate' }, { env })).toMatch(
        new RegExp(`^Key ${kid} signs now; ${kid} goes on checking what it has signed\\.$`),
      );
      const [before, rotated, after] = [printed[0], printed[1], await run({ name: 'keys:list' }, { env })];
      const kidsIn = (text = '') => [...text.matchAll(new RegExp(kid, 'g'))].map(([found]) => found);
      const [active, next] = kidsIn(before);
      expect(kidsIn(rotated)).toEqual([next, active]);
      expect(kidsIn(after).slice(0, 3)).toEqual([next, expect.any(String), active]);
      expect(after?.split('\n').map((line) => line.split(' ')[0])).toEqual([
        ...['active', 'next', 'retired', 'retired'],
      ]);
    });

    it('removes a key that has retired, and none that signs or is not there', async () => {
      const kids = async () => {
        const lines = (await run({ name: 'keys:list' }, { env })) ?? '';
        return [...lines.matchAll(new RegExp(kid, 'g'))].map(([found]) => found);
      };
      await run({ name: 'keys:rotate' }, { env });
      const [active = '', , first = ''] = await kids();
      await run({ name: 'keys:remove', kid: first }, { env });
      await expect(run({ name: 'keys:remove', kid: active }, { env })).rejects.toThrow(
        `key ${active} signs: keys:rotate lets the next one do so`,
      );
      await run({ name: 'keys:rotate' }, { env });
      expect(await run({ name: 'keys:remove', kid: active }, { env })).toBe(
        `Key ${active} is removed: nothing that it has signed is good any more.`,
      );
      expect(await kids()).toHaveLength(2);
      await expect(run({ name: 'keys:remove', kid: active }, { env })).rejects.toThrow(
        `there is no key ${active}: keys:list tells them`,
      );
    });

    it('leaves the keys alone when they are listed with another ALGORITHM', async () => {
      await run({ name: 'keys:rotate' }, { env });
      const listed = await run({ name: 'keys:list' }, { env });
      expect(await run({ name: 'keys:list' }, { env: { ALGORITHM: 'ES256' } })).toBe(listed);
    });

    it('says how a key is changed, and where it is, where there is no ring', async () => {
      await expect(run({ name: 'keys:rotate' })).rejects.toThrow(
        'the keys are not in the database: to change SIGNING_KEY, put the old one into SIGNING_KEY_FALLBACKS. ' +
          'Keys that rotate need an ALGORITHM with key pairs, such as EdDSA, and no SIGNING_KEY',
      );
      expect(await run({ name: 'keys:list' })).toBe(
        'Tokens are signed with HS256 and SIGNING_KEY: there are no keys in the database.',
      );
    });
  });

  it('makes users who can sign in', async () => {
    expect(await run({ ...eve, isStaff: true })).toBe('Made user eve (id 1, staff).');
    expect(await canSignIn()).toBe(true);
  });

  it.each([
    ['a name that is taken', eve, 'a good password', 'there is already a user eve'],
    [
      'a name that only looks different',
      { ...eve, user: 'EVE' },
      'a good password',
      'there is already a user EVE',
    ],
    ['a name with a space', { ...eve, user: 'e ve' }, 'a good password', 'a user name has 1 to 150 letters'],
    [
      'a name that is too long',
      { ...eve, user: 'e'.repeat(151) },
      'a good password',
      'a user name has 1 to 150',
    ],
    ['a short password', { ...eve, user: 'ed' }, 'only 14 charac', 'It must contain at least 15 characters.'],
    ['a common password', { ...eve, user: 'ed' }, 'passwordpassword', 'This password is too common.'],
    ['a name as password', { ...eve, user: 'edwina' }, 'edwina edwina edwina', 'similar to the username'],
  ])('refuses %s', async (_what, command, password, message) => {
    await run(eve);
    await expect(run(command, { password })).rejects.toThrow(message);
  });

  it('keeps people out and lets them in again with their old password', async () => {
    await run(eve);
    for (const state of ['inactive', 'deleted'] as const) {
      expect(await run({ name: 'users:set', user: 'eve', state })).toBe(`User eve is ${state}.`);
      expect(await canSignIn()).toBe(false);
    }
    await run({ name: 'users:set', user: 'eve', state: 'active' });
    expect(await canSignIn()).toBe(true);
  });

  it('asks for fewer characters where the setting says so', async () => {
    const env = { PASSWORD_MIN_LENGTH: '8' };
    expect(await run(eve, { password: 'P_assw0rd***', env })).toMatch('Made user eve');
    expect(await canSignIn('P_assw0rd***')).toBe(true);
  });

  it('gives a user another password, which must be a good one', async () => {
    await run(eve);
    const change = { name: 'users:password', user: 'eve' } as const;
    await expect(run(change, { password: 'too short' })).rejects.toThrow('This password is too short.');
    expect(await canSignIn()).toBe(true);
    expect(await run(change, { password: 'another good password' })).toBe('User eve has a new password.');
    expect(await canSignIn()).toBe(false);
    expect(await canSignIn('another good password')).toBe(true);
  });

  /** Opens sessions as a server does. */
  const openSessions = async (count: number) => {
    const database = connectTo(own.url);
    const app = await buildApp(testConfig, { database, signingKey });
    for (let i = 0; i < count; i++) await signIn(app, 'eve');
    await app.close();
  };
  const query = async <Row>(work: (knex: Knex) => PromiseLike<Row>) => {
    const database = connectTo(own.url);
    const result = await work(database.knex);
    await database.close();
    return result;
  };
  const revoked = () =>
    query((knex) => knex('sessions').whereNotNull('revoked_at').pluck<string[]>('revoked_reason'));

  it('ends the sessions of a user', async () => {
    await run(eve, { password: word });
    await openSessions(2);
    const revoke = { name: 'users:revoke', user: 'eve' } as const;
    expect(await run(revoke)).toBe('User eve had 2 sessions, and has none now.');
    expect(await revoked()).toEqual(['revoked', 'revoked']);
    expect(await run(revoke)).toBe('User eve had 0 sessions, and has none now.');
    expect(await canSignIn(word)).toBe(true);
  });

  it('ends them with a new password, but not while a user is kept out', async () => {
    await run(eve, { password: word });
    await openSessions(1);
    await run({ name: 'users:set', user: 'eve', state: 'inactive' });
    await run({ name: 'users:set', user: 'eve', state: 'active' });
    expect(await revoked()).toEqual([]);
    await run({ name: 'users:password', user: 'eve' });
    expect(await revoked()).toEqual(['password-changed']);
  });

  it('writes down what it does, as done at the command line', async () => {
    await run({ ...eve, isStaff: true }, { password: word });
    await openSessions(1);
    for (const name of ['users:password', 'users:revoke', 'users:unlock'] as const) {
      await run({ name, user: 'eve' });
    }
    await run({ name: 'users:unlock', user: 'nobody' });
    await run({ name: 'users:set', user: 'eve', state: 'inactive' });
    await run({ name: 'users:purge', user: 'eve' });
    const rows = await query((knex) =>
      knex('audit').orderBy('id').where('actor_username', 'command line').select('*'),
    );
    const common = { user: 1, username: 'eve', actor: null, session: null, ip: '', user_agent: '' };
    expect(rows).toMatchObject([
      { ...common, event: 'user_created', detail: 'active, staff' },
      { ...common, event: 'password_changed', detail: '1 session' },
      { ...common, event: 'sessions_revoked', detail: '0 sessions' },
      { ...common, event: 'user_unlocked', detail: '' },
      { ...common, event: 'user_unlocked', user: null, username: '', detail: 'a name that nobody has' },
      { ...common, event: 'user_changed', detail: 'inactive' },
      { ...common, event: 'user_removed', detail: '' },
    ]);
  });

  it.each([
    ['users:password', { name: 'users:password', user: 'nobody' }],
    ['users:create', { ...eve, user: 'EVE' }],
  ] as const)('writes nothing down when %s is refused', async (_name, command) => {
    await run(eve);
    await expect(run(command)).rejects.toThrow(/nobody|EVE/);
    expect(await query((knex) => knex('audit').pluck<string[]>('event'))).toEqual(['user_created']);
  });

  it('unlocks a user name, also one that nobody has', async () => {
    expect(await run({ name: 'users:unlock', user: 'nobody' })).toBe(
      'There is no user nobody; the failed sign-ins of that name are forgotten.',
    );
  });

  it('keeps the name of a deleted user, and frees that of a purged one', async () => {
    await run(eve);
    await run({ name: 'users:set', user: 'eve', state: 'deleted' });
    await expect(run(eve)).rejects.toThrow('there is already a user eve');
    expect(await run({ name: 'users:purge', user: 'eve' })).toBe('User eve is removed.');
    expect(await run(eve)).toMatch('Made user eve');
  });

  it.each([
    { name: 'users:set', user: 'nobody', state: 'active' } as const,
    { name: 'users:password', user: 'nobody' } as const,
    { name: 'users:revoke', user: 'nobody' } as const,
    { name: 'users:purge', user: 'nobody' } as const,
  ])('says when there is no such user: $name', async (command) => {
    await expect(run(command)).rejects.toThrow('there is no user nobody');
  });
});
