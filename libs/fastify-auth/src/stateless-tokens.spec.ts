import type { TokenPair } from '@latchkey/tokens';
import { describe, expect, it } from 'vitest';
import { serve } from './spec-kit.ts';

describe('without sessions', () => {
  async function open(options: Parameters<typeof serve>[0] = {}) {
    const { app } = await serve(options);
    const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
      app.inject({ method: 'POST', url, payload, headers });
    const answer = await post('/api/token/', { username: 'ada', password: 'adaada' });
    return { post, pair: answer.json<TokenPair>() };
  }

  it('there is no blacklist', async () => {
    const { post, pair } = await open();
    expect((await post('/api/token/blacklist/', { refresh: pair.refresh })).statusCode).toBe(404);
  });

  it('a refresh gives an access token and leaves the refresh token good', async () => {
    const { post, pair } = await open();
    for (let i = 0; i < 2; i += 1) {
      const answer = await post('/api/token/refresh/', { refresh: pair.refresh });
      expect(answer.json()).toEqual({ access: expect.any(String) });
    }
  });

  it('there is no cookie mode, and no refresh token in the body for whoever asks for it', async () => {
    const { post, pair } = await open();
    const asked = { 'x-auth-mode': 'cookie', 'sec-fetch-site': 'same-origin' };
    const refused = {
      detail: 'There is no cookie mode here: this server keeps no sessions.',
      code: 'no_cookie_mode',
    };
    const credentials = { username: 'ada', password: 'adaada' };
    for (const [url, body] of [
      ['/api/token/', credentials],
      ['/api/token/refresh/', {}],
    ] as const) {
      const answer = await post(url, body, asked);
      expect([answer.statusCode, answer.json(), answer.cookies]).toEqual([400, refused, []]);
    }
    const { refresh } = pair;
    expect((await post('/api/token/refresh/', { refresh }, asked)).statusCode).toBe(200);
    expect((await post('/api/token/verify/', { token: refresh }, asked)).statusCode).toBe(200);
  });

  it('rotateRefreshTokens gives a new refresh token too, and leaves the old one good', async () => {
    const { post, pair } = await open({ rotateRefreshTokens: true });
    const next = (await post('/api/token/refresh/', { refresh: pair.refresh })).json<TokenPair>();
    expect(next).toEqual({ access: expect.any(String), refresh: expect.any(String) });
    for (const refresh of [pair.refresh, next.refresh]) {
      expect((await post('/api/token/refresh/', { refresh })).statusCode).toBe(200);
    }
  });
});
