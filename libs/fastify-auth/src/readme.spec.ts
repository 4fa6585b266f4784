// The README knows every option there is, and every setting that somebody may bring along from SimpleJWT.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FastifyAuthOptions } from './index.ts';

/** The compiler keeps this complete. */
const options: Readonly<Record<keyof FastifyAuthOptions, true>> = {
  users: true,
  algorithm: true,
  signingKey: true,
  verifyingKey: true,
  signingKeyFallbacks: true,
  signingKeys: true,
  issuer: true,
  audience: true,
  leeway: true,
  userIdClaim: true,
  tokenTypeClaim: true,
  jtiClaim: true,
  authHeaderTypes: true,
  accessTokenLifetime: true,
  refreshTokenLifetime: true,
  sessions: true,
  rotateRefreshTokens: true,
  blacklistAfterRotation: true,
  refreshGrace: true,
  reuseRevokes: true,
  sessionLifetime: true,
  maxSessions: true,
  api: true,
  throttle: true,
  audit: true,
  hashing: true,
  now: true,
};

/** `SIMPLE_JWT` in 5.5.1 and what has been merged since. */
const settings = [
  ...['ACCESS_TOKEN_LIFETIME', 'REFRESH_TOKEN_LIFETIME', 'ROTATE_REFRESH_TOKENS', 'BLACKLIST_AFTER_ROTATION'],
  ...['UPDATE_LAST_LOGIN', 'ALGORITHM', 'SIGNING_KEY', 'VERIFYING_KEY', 'AUDIENCE', 'ISSUER', 'JSON_ENCODER'],
  ...['JWK_URL', 'LEEWAY', 'AUTH_HEADER_TYPES', 'AUTH_HEADER_NAME', 'USER_ID_FIELD', 'USER_ID_CLAIM'],
  ...['USER_AUTHENTICATION_RULE', 'ON_LOGIN_SUCCESS', 'ON_LOGIN_FAILED', 'AUTH_TOKEN_CLASSES'],
  ...['TOKEN_TYPE_CLAIM', 'JTI_CLAIM', 'TOKEN_USER_CLASS', 'SLIDING_TOKEN_LIFETIME'],
  ...['SLIDING_TOKEN_REFRESH_LIFETIME', 'SLIDING_TOKEN_REFRESH_EXP_CLAIM', 'TOKEN_OBTAIN_SERIALIZER'],
  ...['TOKEN_REFRESH_SERIALIZER', 'TOKEN_VERIFY_SERIALIZER', 'TOKEN_BLACKLIST_SERIALIZER'],
  ...['SLIDING_TOKEN_OBTAIN_SERIALIZER', 'SLIDING_TOKEN_REFRESH_SERIALIZER', 'CHECK_REVOKE_TOKEN'],
  ...['REVOKE_TOKEN_CLAIM', 'CHECK_USER_IS_ACTIVE'],
];

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');

/** The cells of the table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
  const [, text = ''] = readme.split(`\n${heading}\n`);
  const [section = ''] = text.split(/\n#{2,} /);
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const quoted = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

describe('the README', () => {
  it('tells of every option', () => {
    const told = tableUnder('## Options').map(([name]) => quoted(name)[0]);
    expect(told.sort()).toEqual(Object.keys(options).sort());
  });

  const table = tableUnder("### SimpleJWT's settings");

  it('has every setting of SimpleJWT', () => {
    expect(table.map(([name]) => quoted(name)[0])).toEqual(settings);
  });

  it('has an option for each, or says why there is none', () => {
    const answers = table.map(([, here = '']) => {
      const [option = ''] = quoted(here);
      return Object.hasOwn(options, option) || /^(not yet|none: |always )/.test(here) ? 'known' : here;
    });
    expect(answers).toEqual(settings.map(() => 'known'));
  });

  it('names no option that is not there', () => {
    const words = table.flatMap(([, here]) => quoted(here)).filter((word) => /^[a-z]\w*[A-Z]\w*$/.test(word));
    expect(words).toContain('refreshTokenLifetime');
    expect(words.filter((word) => !Object.hasOwn(options, word) && word !== 'isActive')).toEqual([]);
  });
});
