// POST /api/token/blacklist/, and what a blacklisted token and its access tokens are good for afterwards.
import type { Area, Case } from '../case.ts';
import { post, several } from '../requests.ts';
import { type Claims, otherKey, refreshOf, unspendable } from '../tokens.ts';
import { blacklist, token } from './paths.ts';
import { blacklisting, own, reading, refreshing, spending, verifying, withOwnToken } from './spending.ts';
import { blacklistRequests } from './token-blacklist-requests.ts';
import { askAboutField, askAboutTokens } from './token-questions.ts';

const kinds: readonly (readonly [what: string, claims: Claims])[] = [
  ['alice', {}],
  ['another user', { user_id: '2' }],
  ['an inactive user', { user_id: '3' }],
  ['a user who is not there', { user_id: '99' }],
  ['a user whose id is a number', { user_id: 1 }],
  ['a user whose id is a word', { user_id: 'alice' }],
  ['a user whose id is empty', { user_id: '' }],
  ['a user whose id is a fraction', { user_id: 1.5 }],
  ['a user whose id is huge', { user_id: '99999999999999999999' }],
  ['a user whose id is null', { user_id: null }],
  ['a user whose id is an object', { user_id: { id: '1' } }],
  ['no user', { user_id: undefined }],
  ['alice, with further claims', { role: 'clerk', list: [1, { a: null }], aud: 'somebody' }],
  ['alice, without iat', { iat: undefined }],
  ['alice, with an iat that is a fraction', { iat: 1_700_000_000.5 }],
  ['alice, with an exp that is a fraction', { exp: 4_000_000_000.5 }],
  ['alice, with an nbf that has passed', { nbf: 1_700_000_000 }],
  ['alice, with an empty jti', { jti: '' }],
  ['alice, with a jti of words', { jti: 'spent by a case, ünïcödé ☃' }],
  ['alice, with a jti of 255 characters', { jti: 'j'.repeat(255) }],
];

/** What a token is good for when it was blacklisted. */
const nothing = [
  refreshing('ended'),
  blacklisting('ended'),
  verifying('ended'),
  reading('ended'),
  refreshing('ended'),
] as const;

const lives: readonly Case[] = [
  ...kinds.map(([what, claims]) =>
    spending(`ends a token of ${what}`, claims, verifying('own'), blacklisting('own'), ...nothing),
  ),
  spending('ends a token that was used', {}, refreshing('own'), blacklisting('own'), ...nothing),
  spending(
    'ends the access tokens of a token',
    {},
    refreshing('own', 'live'),
    reading('live-access'),
    verifying('live-access'),
    refreshing('own', 'ended'),
    refreshing('own', 'ended-last'),
    blacklisting('own'),
    reading('ended-access'),
    verifying('ended-access'),
    reading('ended-last-access'),
    verifying('ended-last-access'),
    blacklisting('live-access'),
    refreshing('live-access'),
    reading('access'),
    ...nothing,
  ),
  several(
    'ends a session that a password has begun, and no other',
    [],
    post(token, { username: 'alice', password: 'P_assw0rd***' }, { token: null, keep: 'ended' }),
    post(token, { username: 'alice', password: 'P_assw0rd***' }, { token: null, keep: 'other' }),
    refreshing('ended-refresh', 'live'),
    reading('live-access'),
    blacklisting('ended-refresh'),
    reading('ended-access'),
    verifying('ended-access'),
    refreshing('ended-refresh'),
    verifying('ended-refresh'),
    blacklisting('ended-refresh'),
    blacklisting('other-access'),
    reading('other-access'),
    verifying('other-access'),
    refreshing('other-refresh'),
    verifying('other-refresh'),
  ),
  {
    name: 'ends no other token of the same user',
    tokens: { ...own('ends no other'), other: refreshOf('other') },
    steps: [
      blacklisting('own'),
      ...nothing,
      verifying('other'),
      refreshing('other', 'live'),
      reading('live-access'),
    ],
  },
  {
    name: 'ends another token of the same jti',
    tokens: { own: refreshOf('same jti'), ended: refreshOf('same jti', { exp: 4_000_000_001 }) },
    steps: [blacklisting('own'), ...nothing],
  },
  {
    name: 'ends no token by another one of the same jti that is not good',
    tokens: {
      own: refreshOf('copied jti'),
      'own-forged': refreshOf('copied jti', {}, otherKey),
      'own-expired': refreshOf('copied jti', { exp: 1_700_000_300 }),
      'own-typed': refreshOf('copied jti', { token_type: 'access' }),
    },
    steps: ['own-forged', 'own-expired', 'own-typed']
      .map((name) => blacklisting(name))
      .concat(refreshing('own')),
  },
];

export const tokenBlacklist: Area = {
  name: 'token-blacklist',
  cases: [
    ...askAboutTokens(blacklist, 'refresh', unspendable),
    ...askAboutField(blacklist, 'refresh', 'own').map(withOwnToken),
    ...lives,
    ...blacklistRequests.map(withOwnToken),
  ],
};
