// Cases that spend refresh tokens. A token that is asked about after its session was blacklisted is called `ended…`.
import type { Case, Step } from '../case.ts';
import { get, post } from '../requests.ts';
import { type Claims, refreshOf } from '../tokens.ts';
import { blacklist, products, refresh, verify } from './paths.ts';

const ask = (path: string, field: string) => (token: string, keep?: string) =>
  post(path, { [field]: `{{${token}}}` }, { token: null, ...(keep !== undefined && { keep }) });

export const refreshing = ask(refresh, 'refresh');
export const blacklisting = ask(blacklist, 'refresh');
export const verifying = ask(verify, 'token');
export const reading = (token: string) => get(products, { token });

/** One and the same refresh token, that no other case has, as it is called before it is blacklisted and afterwards. */
export function own(owner: string, changes: Claims = {}): { readonly own: string; readonly ended: string } {
  const token = refreshOf(owner, changes);
  return { own: token, ended: token };
}

/** A case of several requests that have tokens of their own. @param changes of the claims of `own` */
export const spending = (name: string, changes: Claims, ...steps: Step[]): Case => ({
  name,
  tokens: own(name, changes),
  steps,
});

/** The case with a token of its own, if it sends one. */
export const withOwnToken = (asked: Case): Case =>
  JSON.stringify(asked.steps).includes('{{own}}')
    ? { ...asked, tokens: { own: refreshOf(asked.name) } }
    : asked;
