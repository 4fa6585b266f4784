// Tokens for the servers of a run: one that is known to them, and ones that no server has seen.
import { createHmac } from 'node:crypto';
import { person, signingKey } from './shops.ts';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const header = encoded({ alg: 'HS256', typ: 'JWT' });

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** @throws Error if the person is not let in */
export async function signIn(origin: string): Promise<Tokens> {
  const answer = await fetch(`${origin}/api/token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  if (!answer.ok) throw new Error(`the sign-in was answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Tokens;
}

/** Makes access tokens of the same session, each with an expiry of its own, so that no two are the same. */
export function freshTokens(access: string): () => string {
  const [, payload = ''] = access.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  let turn = 0;
  return () => {
    turn += 1;
    const input = `${header}.${encoded({ ...claims, exp: Number(claims['exp']) + turn })}`;
    return `${input}.${createHmac('sha256', signingKey).update(input).digest('base64url')}`;
  };
}
