// The recorder must keep what was said, name what it changes, and leave nothing behind.
import { describe, expect, it } from 'vitest';
import type { Case, Request, Step } from './case.ts';
import type { Exception } from './exceptions/exception.ts';
import { type Names, fill } from './placeholders.ts';
import { createRecorder } from './recorder.ts';
import { get, one, post, several } from './requests.ts';

const json = { 'content-type': 'application/json', allow: 'GET' };

/** A server that numbers its rows, hides the ids of accounts, and writes down what it is asked. */
function pretend(exceptions: Exception[] = []) {
  const asked: string[] = [];
  let next = 7_100_000;
  const send = async ({ method, path }: Request, names: Names) => {
    const filled = fill(path, names);
    asked.push(`${method} ${filled}`);
    if (method === 'DELETE') return { status: 204, headers: {}, text: '' };
    if (path.startsWith('/api/token/')) {
      return { status: 200, headers: json, text: '{"access":"given-access","refresh":"given-refresh"}' };
    }
    if (method === 'GET') return { status: 200, headers: json, text: `{"detail":"${filled}"}` };
    next += 1;
    const row = path.includes('accounts') ? { user: 1 } : { id: next };
    return { status: path.includes('refused') ? 400 : 201, headers: json, text: JSON.stringify(row) };
  };
  const recorder = createRecorder({ port: 8123, send, idOfRow: () => next }, { access: 'a.b.c' }, exceptions);
  const record = async (...cases: Case[]) =>
    (await recorder.record({ name: 'area', cases })) as unknown as {
      cases: { steps: Record<string, unknown>[] }[];
    };
  return { record, asked, unused: recorder.unused };
}

const path = '/api/v0/products/';
const row = (as: string, at: 'products' | 'accounts') => ({ as, in: at, json: {} }) as const;

const politely: Exception = {
  name: 'politely',
  reason: 'So it is.',
  mend: ({ answer, path: asked }) =>
    asked === '/rude/' ? { ...answer, body: { detail: 'please' } } : undefined,
};

describe('recording a case', () => {
  it('writes down the request and the answer', async () => {
    const { cases } = await pretend().record(one('reads', get(`${path}?x=1`)));
    expect(cases).toEqual([
      {
        name: 'reads',
        steps: [
          {
            request: { method: 'GET', path: `${path}?x=1`, headers: { authorization: 'Bearer {{access}}' } },
            answer: {
              status: 200,
              headers: expect.objectContaining({ allow: 'GET' }),
              body: { detail: `${path}?x=1` },
            },
          },
        ],
      },
    ]);
  });

  it('makes rows first and gives their names to ids', async () => {
    const { record, asked } = pretend();
    const { cases } = await record(
      several('reads rows', [row('p1', 'products'), row('c1', 'accounts')], get(`${path}{{p1}}/{{c1}}/`)),
    );
    expect(asked[2]).toBe(`GET ${path}7100001/7100002/`);
    expect(cases[0]?.steps[0]).toMatchObject({ answer: { body: { detail: `${path}{{p1}}/{{c1}}/` } } });
  });

  it('names a row that a request makes, and deletes accounts before products', async () => {
    const { record, asked } = pretend();
    const { cases } = await record(
      several('makes', [], post(path, {}), post('/api/v0/accounts/', {}, { keep: 'c1' })),
    );
    expect(cases[0]?.steps.map(({ keep }) => keep)).toEqual(['new', 'c1']);
    expect(asked.slice(2)).toEqual(['DELETE /api/v0/accounts/7100002/', `DELETE ${path}7100001/`]);
  });

  it('names the tokens that an answer gives, if they are to be kept', async () => {
    const { record, asked } = pretend();
    const { cases } = await record(
      several(
        'asks for tokens',
        [],
        post('/api/token/', {}),
        post('/api/token/', {}, { keep: 'first' }),
        get('/{{first-access}}/{{first-refresh}}/'),
      ),
    );
    expect(asked[2]).toBe('GET /given-access/given-refresh/');
    expect(cases[0]?.steps.map(({ keep }) => keep)).toEqual([undefined, 'first', undefined]);
  });

  it('gives names to tokens of its own, and writes them down', async () => {
    const { record, asked } = pretend();
    const { cases } = await record({ ...one('has tokens', get('/{{own}}/')), tokens: { own: 'd.e.f' } });
    expect(asked).toEqual(['GET /d.e.f/']);
    expect(cases[0]).toMatchObject({ tokens: { own: 'd.e.f' } });
  });

  it('refuses a token of its own that has the name of another one', async () => {
    const taken = { ...one('bad', get('/')), tokens: { access: 'd.e.f' } };
    await expect(pretend().record(taken)).rejects.toThrow('case "bad": a token is called access already');
  });

  it.each<[string, Step[], string]>([
    [
      'tokens of one name',
      [post('/api/token/', {}, { keep: 'new' }), post('/api/token/', {}, { keep: 'new' })],
      'case "bad": two tokens are called new-access',
    ],
    ['two rows of one name', [post(path, {}), post(path, {})], 'case "bad": two rows are called new'],
    ['a placeholder for nothing', [get('/{{nobody}}/')], 'case "bad": nothing is called nobody here'],
  ])('refuses %s', async (_, steps, message) => {
    await expect(pretend().record(several('bad', [], ...steps))).rejects.toThrow(message);
  });

  it('refuses a row that cannot be made', async () => {
    const refused = { as: 'p1', in: 'refused' as 'products', json: {} };
    await expect(pretend().record(several('bad', [refused], get(path)))).rejects.toThrow(
      'case "bad": cannot make the row p1: 400',
    );
  });
});

describe('recording an area', () => {
  it('writes down what both servers are told', async () => {
    const send = async () => ({ status: 204, headers: {}, text: '' });
    const recorder = createRecorder({ port: 8123, send, idOfRow: () => 1 }, {}, []);
    const settings = { ROTATE_REFRESH_TOKENS: 'on' };
    expect(await recorder.record({ name: 'area', settings, cases: [] })).toEqual({
      area: 'area',
      settings,
      cases: [],
    });
  });
});

describe('an exception', () => {
  it('is named beside the answer it changed, and beside what was said', async () => {
    const { record } = pretend([politely]);
    const { cases } = await record(one('asks', get('/rude/?x=1')));
    expect(cases[0]?.steps[0]).toMatchObject({
      answer: { body: { detail: 'please' } },
      exceptions: ['politely'],
      django: { body: { detail: '/rude/?x=1' } },
    });
  });

  it('leaves no trace where it changes nothing', async () => {
    const { record, unused } = pretend([politely]);
    const { cases } = await record(one('asks', get('/kind/')));
    expect(cases[0]?.steps[0]).not.toHaveProperty('exceptions');
    expect(cases[0]?.steps[0]).not.toHaveProperty('django');
    expect(unused()).toEqual(['politely']);
  });

  it('counts as unused where it says what was said anyway', async () => {
    const { record, unused } = pretend([{ ...politely, mend: ({ answer }) => ({ ...answer }) }]);
    await record(one('asks', get('/rude/')));
    expect(unused()).toEqual(['politely']);
  });

  it('may have another request asked instead', async () => {
    const instead = (request: Request) => ({ ...request, path: '/other/' });
    const { record, unused } = pretend([{ name: 'instead', reason: 'So it is.', instead }]);
    const { cases } = await record(one('asks', get('/this/')));
    expect(cases[0]?.steps[0]).toMatchObject({
      request: { path: '/this/' },
      answer: { body: { detail: '/other/' } },
      exceptions: ['instead'],
      django: { body: { detail: '/this/' } },
    });
    expect(unused()).toEqual([]);
  });

  it('adds headers to every answer without a word', async () => {
    const headers = () => ({ 'x-frame-options': 'DENY' });
    const { record, unused } = pretend([{ name: 'framed', reason: 'So it is.', headers }]);
    const { cases } = await record(one('asks', get('/this/')));
    expect(cases[0]?.steps[0]).not.toHaveProperty('exceptions');
    expect(cases[0]?.steps[0]).not.toHaveProperty('answer.headers.x-frame-options');
    expect(unused()).toEqual([]);
  });

  it('that adds headers counts as unused where they are there', async () => {
    const { record, unused } = pretend([
      { name: 'allowed', reason: 'So it is.', headers: () => ({ allow: 'POST' }) },
    ]);
    const { cases } = await record(one('asks', get('/this/')));
    expect(cases[0]?.steps[0]).toMatchObject({ answer: { headers: { allow: 'GET' } } });
    expect(unused()).toEqual(['allowed']);
  });
});
