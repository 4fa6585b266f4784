// SimpleJWT's token views: obtain, refresh, verify. They never look at the Authorization header.
import { authenticationFailed, checkRecord, throttled } from '@latchkey/drf';
import type { TokenPair } from '@latchkey/tokens';
import type { FastifyRequest } from 'fastify';
import { userIdOf } from './authenticate.ts';
import type { CheckedOptions } from './options.ts';
import type { AuthUser } from './stores.ts';
import { type TokenCodec, TokenError, type VerifiedClaims } from './token-codec.ts';
import { obtainWords, refreshWords, verifyWords } from './token-schemas.ts';
import { type View, requestData } from './view.ts';

const text = { type: 'string' } as const;

const credentialsRecord = { properties: { username: text, password: { ...text, keepsSpaces: true } } };
const refreshRecord = { properties: { refresh: text, access: { ...text, readOnly: true } } };
const tokenRecord = { properties: { token: text } };

/** @param description SimpleJWT's docstring, with the line ends of its source, which OPTIONS tells too */
const postView = (
  name: string,
  description: string,
  record: typeof credentialsRecord | typeof refreshRecord | typeof tokenRecord,
  { schema, ...words }: typeof obtainWords,
  answer: (fields: Record<string, string>, request: FastifyRequest) => Promise<object> | object,
): View => ({
  name,
  description,
  ...words,
  writes: () => ({ POST: record }),
  actions: {
    POST: {
      schema,
      handler: async (request, reply) => {
        const fields = await checkRecord(record, await requestData(request));
        reply.header('cache-control', 'no-store');
        return answer(fields as Record<string, string>, request);
      },
    },
  },
});

/** Verifies a token from a body. @throws ApiException 401 token_not_valid */
async function verified(codec: TokenCodec, token: string, type?: 'refresh'): Promise<VerifiedClaims> {
  try {
    return await codec.verify(token, type);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    throw authenticationFailed(error.message, { code: 'token_not_valid' });
  }
}

const issuePair = (codec: TokenCodec, user: AuthUser): TokenPair => {
  const claims = { user_id: `${user.id}` };
  return { refresh: codec.issue('refresh', claims), access: codec.issue('access', claims) };
};

/** `POST token/`: user name and password in, a pair of tokens out. */
export const obtainView = (codec: TokenCodec, { users, throttle }: CheckedOptions) =>
  postView(
    'Token Obtain Pair',
    'Takes a set of user credentials and returns an access and refresh JSON web\n' +
      'token pair to prove the authentication of those credentials.',
    credentialsRecord,
    obtainWords,
    async ({ username = '', password = '' }, { ip }) => {
      const wait = (await throttle?.wait(username, ip)) ?? 0;
      if (wait > 0) throw throttled(wait);
      const user = await users.authenticate(username, password);
      if (!user) {
        await throttle?.failed(username, ip);
        throw authenticationFailed('No active account found with the given credentials');
      }
      await throttle?.succeeded(username, ip);
      return issuePair(codec, user);
    },
  );

/** `POST token/refresh/`: a refresh token in, an access token with the same further claims out. */
export const refreshView = (codec: TokenCodec, { users }: CheckedOptions) =>
  postView(
    'Token Refresh',
    'Takes a refresh type JSON web token and returns an access type JSON web\ntoken if the refresh token is valid.',
    refreshRecord,
    refreshWords,
    async ({ refresh = '' }) => {
      const claims = await verified(codec, refresh, 'refresh');
      // As in SimpleJWT, a token that names nobody is refreshed into one that opens nothing.
      if (claims.user_id !== undefined) {
        const id = userIdOf(claims);
        const user = id === undefined ? undefined : await users.findById(id);
        if (!user?.isActive) throw authenticationFailed('No active account found for the given token.');
      }
      return { access: codec.issue('access', claims) };
    },
  );

/** `POST token/verify/`: a token of either type in, an empty object out if it is good. */
export const verifyView = (codec: TokenCodec) =>
  postView(
    'Token Verify',
    'Takes a token and indicates if it is valid.  This view provides no\n' +
      "information about a token's fitness for a particular use.",
    tokenRecord,
    verifyWords,
    async ({ token = '' }) => {
      await verified(codec, token);
      return {};
    },
  );
