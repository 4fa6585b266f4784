// SimpleJWT's token views: obtain, refresh, verify, blacklist. They never look at the Authorization header.
import { authenticationFailed, validationError } from '@latchkey/drf';
import { userIdOf } from './authenticate.ts';
import { clientOf } from './client.ts';
import type { CheckedOptions } from './options.ts';
import { postView } from './post-view.ts';
import type { Sessions } from './sessions.ts';
import { type SignIn, noActiveAccount } from './sign-in.ts';
import { TokenError, type VerifiedClaims } from './token-codec.ts';
import { blacklistWords, obtainWords, refreshWords, verifyWords } from './token-schemas.ts';
import type { TokenService } from './token-service.ts';
import type { View } from './view.ts';

const text = { type: 'string' } as const;

const credentialsRecord = { properties: { username: text, password: { ...text, keepsSpaces: true } } };
const refreshRecord = { properties: { refresh: text, access: { ...text, readOnly: true } } };
const tokenRecord = { properties: { token: text } };
const spentRecord = { properties: { refresh: text } };

/** Does something with a token from a body. @throws ApiException 401 token_not_valid if it is not good */
async function withToken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    throw authenticationFailed(error.message, { code: 'token_not_valid' });
  }
}

/** `POST token/`: user name and password in, a pair of tokens out. */
export const obtainView = (tokens: TokenService, signIn: SignIn, options: CheckedOptions): View =>
  postView(
    {
      name: 'Token Obtain Pair',
      // SimpleJWT's docstrings, with the line ends of its source, which OPTIONS tells too.
      description:
        'Takes a set of user credentials and returns an access and refresh JSON web\n' +
        'token pair to prove the authentication of those credentials.',
      ...obtainWords,
      record: credentialsRecord,
      answer: async ({ username = '', password = '' }, { request, cookie }) => {
        const client = clientOf(request);
        const user = await signIn({ ...client, username }, password);
        const pair = await (cookie
          ? tokens.open(user, client, 'cookie', cookie.token)
          : tokens.open(user, client));
        if (!pair) throw noActiveAccount();
        return cookie ? cookie.keep(pair) : pair;
      },
    },
    options,
  );

/** `POST token/refresh/`: a refresh token in, an access token with the same further claims out. */
export const refreshView = (tokens: TokenService, options: CheckedOptions): View => {
  const admit = async (claims: VerifiedClaims) => {
    // As in SimpleJWT, a token that names nobody is refreshed into one that opens nothing.
    if (claims.user_id === undefined) return;
    const id = userIdOf(claims);
    const user = id === undefined ? undefined : await options.users.findById(id);
    if (!user?.isActive) throw authenticationFailed('No active account found for the given token.');
  };
  return postView(
    {
      name: 'Token Refresh',
      description:
        'Takes a refresh type JSON web token and returns an access type JSON web\n' +
        'token if the refresh token is valid.',
      ...refreshWords,
      record: refreshRecord,
      answer: async ({ refresh = '' }, { request, cookie }) => {
        const client = clientOf(request);
        if (!cookie) return withToken(() => tokens.refresh(refresh, client, admit));
        const token = cookie.requireToken();
        return cookie.keep(await withToken(() => tokens.refresh(token, client, admit, 'cookie')));
      },
    },
    options,
  );
};

/** `POST token/verify/`: a token of either type in, an empty object out if it is good. */
export const verifyView = (tokens: TokenService, options: CheckedOptions): View =>
  postView(
    {
      name: 'Token Verify',
      description:
        'Takes a token and indicates if it is valid.  This view provides no\n' +
        "information about a token's fitness for a particular use.",
      ...verifyWords,
      record: tokenRecord,
      ignoresMode: true,
      answer: async ({ token = '' }) => {
        const verdict = await withToken(() => tokens.verify(token));
        if (verdict === 'blacklisted') throw validationError({ non_field_errors: ['Token is blacklisted'] });
        return {};
      },
    },
    options,
  );

/** `POST token/blacklist/`: a refresh token in, whose session ends. */
export const blacklistView = (sessions: Sessions, options: CheckedOptions): View =>
  postView(
    {
      name: 'Token Blacklist',
      description:
        'Takes a token and blacklists it. Must be used with the\n' +
        '`rest_framework_simplejwt.token_blacklist` app installed.',
      ...blacklistWords,
      record: spentRecord,
      answer: async ({ refresh = '' }, { request, cookie }) => {
        const token = cookie ? cookie.requireToken() : refresh;
        await withToken(() => sessions.blacklist(token, clientOf(request)));
        cookie?.clear();
        return {};
      },
    },
    options,
  );
