// S11: of all tokens, cookies and passwords of a whole run, also one in which everything goes wrong, none is in a line of
// the log, in the audit, or anywhere else in the database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password, signingKey } from '../testing/shop.ts';
import { type Program } from '../testing/program.ts';
import { createUser } from '../src/users/user-store.ts';
import { Client, type Verdict, cookieIn, pageHeaders } from './client.ts';
import { patience } from './figures.ts';
import { Site, grace, pass } from './servers.ts';
import { type Answer, type Request, type Send, toAddress } from './wire.ts';

const wrong = 'not the password of anybody';
const next = 'what carl will have thought of';
const short = 'too-short-1!';

describe('S11: the secrets of a whole run', { timeout: patience }, () => {
  let site: Site;
  let server: Program;
  let send: Send;
  /** All that nobody else may see. */
  let secrets: Set<string>;
  beforeEach(async () => {
    site = await Site.open();
    await createUser(site.database, { username: 'ada', password, isStaff: true });
    await createUser(site.database, { username: 'ina', password, state: 'inactive' });
    secrets = new Set([password, wrong, next, short, signingKey]);
    server = site.start({ LOG_LEVEL: 'trace', LOGIN_THROTTLE: 'on' });
    const toServer = toAddress(await server.listens);
    send = async (request) => {
      const answer = await toServer(request);
      collect(answer);
      return answer;
    };
  });
  afterEach(() => site.close());

  /** Takes note of the tokens in an answer, and of their signatures: a piece of a token is as bad. */
  function collect(answer: Answer): void {
    const { access, refresh } = (
      answer.text.startsWith('{') ? JSON.parse(answer.text) : {}
    ) as Partial<Verdict>;
    for (const token of [access, refresh, cookieIn(answer)]) {
      if (typeof token !== 'string' || token === '') continue;
      secrets.add(token);
      secrets.add(token.split('.')[2] ?? '');
    }
  }

  const post = (path: string, body: unknown, headers: Request['headers'] = {}) =>
    send({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  /** What people do, well and badly, with tokens and passwords where they belong and where they do not. */
  async function live(mode: 'cookie' | 'json'): Promise<void> {
    const client = new Client(send, { mode });
    const first = await client.signIn('carl');
    const second = await client.refresh(first.refresh);
    await client.me(second.access ?? '');
    await pass(site.database, grace + 1);
    await client.refresh(first.refresh);
    const { access, refresh } = await client.signIn('carl');
    const bearer = { authorization: `Bearer ${access}` };
    const cookie = { ...pageHeaders, cookie: `refresh=${refresh}` };
    for (const path of [`/api/v0/products/?token=${access}`, `/${access}/`, `/api/v0/products/${access}/`]) {
      await send({ path });
      await send({ path: encodeURI(path).replaceAll('e', '%65'), headers: bearer });
    }
    await send({ path: `/api/v1/auth/sessions/?next=${refresh}`, headers: bearer });
    await send({ method: 'DELETE', path: `/api/v1/auth/sessions/${refresh}/`, headers: bearer });
    await send({ path: '/api/v0/products/', headers: { authorization: access } });
    await send({ path: '/api/v0/products/', headers: { authorization: `Bearer ${access} ${refresh}` } });
    await send({ path: '/api/v0/products/', headers: { ...bearer, referer: `http://x/?token=${access}` } });
    await post('/api/token/refresh/', {}, { ...cookie, cookie: `refresh=${refresh}; refresh=${access}` });
    await post('/api/token/refresh/', {}, { ...cookie, 'sec-fetch-site': 'cross-site' });
    await post('/api/token/refresh/', `{"refresh": "${refresh}"`);
    await post('/api/token/refresh/', { refresh: { token: refresh } });
    await post('/api/token/refresh/', { refresh: access });
    await post('/api/token/verify/', { token: refresh });
    await post('/api/token/', { username: 'carl', password: wrong });
    await post('/api/token/', { username: 'ina', password });
    await post('/api/token/', { username: 'carl', password: [password] });
    await post('/api/token/', `{"username": "carl", "password": "${password}"`);
    await post('/api/token/', `username=carl&password=${encodeURIComponent(wrong)}`);
    // Typed into the wrong field.
    await post('/api/token/', { username: password, password: 'carl' });
    await post('/api/token/', { username: wrong, password: wrong });
    await post('/api/token/', { username: access, password: wrong });
    await post(`/api/token/?username=carl&password=${encodeURIComponent(password)}`, {});
    await client.changePassword(access, wrong, next);
    await client.changePassword(access, password, short);
    const changed = await client.changePassword(access, password, next);
    const last = await client.changePassword(changed.access ?? '', next, password);
    await client.logoutOthers(last.access ?? '');
    await client.logout(last.refresh, last.access);
    const again = await client.signIn('carl');
    await client.blacklist(again.refresh);
    await client.logoutAll((await client.signIn('carl')).access);
  }

  /** Makes the database refuse every new password. */
  async function refusePasswords(): Promise<void> {
    const { knex, engine } = site.database;
    await knex.raw(
      engine === 'sqlite'
        ? "create trigger no_password before update of password on users begin select raise(abort, 'no'); end"
        : 'alter table users add constraint no_password check (length(password) = 1) not valid',
    );
  }

  /** The same when tables are not there: what the database says of a statement may quote it. */
  async function fail(): Promise<number[]> {
    const { knex } = site.database;
    const client = new Client(send);
    const { access, refresh } = await client.signIn('ada');
    const broken: number[] = [];
    for (const table of ['audit', 'sessions'] as const) {
      await knex.schema.renameTable(table, `${table}_away`);
      const statuses = [
        (await client.trySignIn('ada', password)).status,
        (await client.trySignIn('ada', wrong)).status,
        (await client.changePassword(access, password, next)).status,
        (await client.logout(refresh, access)).status,
        (await client.refresh(refresh)).status,
        await client.me(access),
      ];
      broken.push(...statuses.filter((status) => status >= 500));
      await knex.schema.renameTable(`${table}_away`, table);
    }
    await refusePasswords();
    const user = await client.signIn('ada');
    broken.push((await client.changePassword(user.access, password, next)).status);
    return broken;
  }

  /** Every row of every table as a line, but for the hashes where they belong. */
  async function rows(): Promise<string[]> {
    const { knex, engine } = site.database;
    const names =
      engine === 'sqlite'
        ? await knex('sqlite_master').where('type', 'table').pluck<string[]>('name')
        : await knex('pg_tables').where('schemaname', 'public').pluck<string[]>('tablename');
    const lines: string[] = [];
    for (const name of names) {
      const found = await knex(name).select<Record<string, unknown>[]>();
      lines.push(...found.map((row) => `${name} ${JSON.stringify({ ...row, password: undefined })}`));
    }
    return lines;
  }

  const decoded = (line: string) =>
    line.replace(/(?:%[\da-f]{2})+/gi, (text) => Buffer.from(text.replaceAll('%', ''), 'hex').toString());

  /** The lines in which a secret stands, in plain text or encoded for an address. */
  const revealing = (lines: readonly string[]) =>
    lines.filter((line) =>
      [...secrets].some((secret) => line.includes(secret) || decoded(line).includes(secret)),
    );

  it('are in no line of the log and in no row of the database', async () => {
    await live('cookie');
    await live('json');
    const failures = await fail();
    expect(failures.length).toBeGreaterThan(5);
    expect(failures.at(-1)).toBe(500);
    secrets.add('argon2$argon2id');
    server.child.kill('SIGTERM');
    const { out, err } = await server.ended;
    const lines = [...out.split('\n'), ...err.split('\n')];
    const kept = await rows();
    expect(secrets.size).toBeGreaterThan(40);
    expect(lines.length).toBeGreaterThan(50);
    expect(kept.filter((row) => row.startsWith('audit ')).length).toBeGreaterThan(20);
    expect(revealing([...lines, ...kept])).toEqual([]);
    // The search would have found any of them.
    for (const secret of secrets) {
      expect(revealing([`a line with ${secret} in it`, `?x=${encodeURIComponent(secret)}`])).toHaveLength(2);
    }
  });
});
