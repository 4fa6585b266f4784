// SimpleJWT's token views: obtain, refresh, verify, blacklist. They never look at the Authorization header.
import { type RecordSchema, authenticationFailed, checkRecord, validationError } from '@latchkey/drf';
import type { FastifyRequest } from 'fastify';
import { userIdOf } from './authenticate.ts';
import type { CheckedOptions } from './options.ts';
import type { Client } from './session-store.ts';
import type { Sessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import { TokenError } from './token-codec.ts';
import { blacklistWords, obtainWords, refreshWords, verifyWords } from './token-schemas.ts';
import type { TokenService } from './token-service.ts';
import { type View, requestData } from './view.ts';

const text = { type: 'string' } as const;

const credentialsRecord = { properties: { username: text, password: { ...text, keepsSpaces: true } } };
const refreshRecord = { properties: { refresh: text, access: { ...text, readOnly: true } } };
const tokenRecord = { properties: { token: text } };
const spentRecord = { properties: { refresh: text } };

/** @param description SimpleJWT's docstring, with the line ends of its source, which OPTIONS tells too */
const postView = (
  name: string,
  description: string,
  record: RecordSchema,
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

/** Does something with a token from a body. @throws ApiException 401 token_not_valid if it is not good */
async function withToken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    throw authenticationFailed(error.message, { code: 'token_not_valid' });
  }
}

/** Longest user agent that is looked at, in characters. */
const longestUserAgent = 512;

const clientOf = ({ ip, headers }: FastifyRequest): Client => ({
  ip,
  userAgent: (headers['user-agent'] ?? '').slice(0, longestUserAgent),
});

/** `POST token/`: user name and password in, a pair of tokens out. */
export const obtainView = (tokens: TokenService, options: CheckedOptions) => {
  const signIn = createSignIn(options);
  return postView(
    'Token Obtain Pair',
    'Takes a set of user credentials and returns an access and refresh JSON web\n' +
      'token pair to prove the authentication of those credentials.',
    credentialsRecord,
    obtainWords,
    async ({ username = '', password = '' }, request) => {
      const client = clientOf(request);
      return tokens.open(await signIn({ ...client, username }, password), client);
    },
  );
};

/** `POST token/refresh/`: a refresh token in, an access token with the same further claims out. */
export const refreshView = (tokens: TokenService, { users }: CheckedOptions) =>
  postView(
    'Token Refresh',
    'Takes a refresh type JSON web token and returns an access type JSON web\ntoken if the refresh token is valid.',
    refreshRecord,
    refreshWords,
    ({ refresh = '' }, request) =>
      withToken(() =>
        tokens.refresh(refresh, clientOf(request), async (claims) => {
          // As in SimpleJWT, a token that names nobody is refreshed into one that opens nothing.
          if (claims.user_id === undefined) return;
          const id = userIdOf(claims);
          const user = id === undefined ? undefined : await users.findById(id);
          if (!user?.isActive) throw authenticationFailed('No active account found for the given token.');
        }),
      ),
  );

/** `POST token/verify/`: a token of either type in, an empty object out if it is good. */
export const verifyView = (tokens: TokenService) =>
  postView(
    'Token Verify',
    'Takes a token and indicates if it is valid.  This view provides no\n' +
      "information about a token's fitness for a particular use.",
    tokenRecord,
    verifyWords,
    async ({ token = '' }) => {
      const verdict = await withToken(() => tokens.verify(token));
      if (verdict === 'blacklisted') throw validationError({ non_field_errors: ['Token is blacklisted'] });
      return {};
    },
  );

/** `POST token/blacklist/`: a refresh token in, whose session ends. */
export const blacklistView = (sessions: Sessions) =>
  postView(
    'Token Blacklist',
    'Takes a token and blacklists it. Must be used with the\n' +
      '`rest_framework_simplejwt.token_blacklist` app installed.',
    spentRecord,
    blacklistWords,
    async ({ refresh = '' }, request) => {
      await withToken(() => sessions.blacklist(refresh, clientOf(request)));
      return {};
    },
  );
