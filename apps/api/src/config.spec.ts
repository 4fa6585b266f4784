import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, Settings, readConfig } from './config.ts';
import { ruleOptions } from './keys/token-options.ts';

const key = 'k'.repeat(32);

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      HOST: '127.0.0.1',
      PORT: 8000,
      METRICS_HOST: '127.0.0.1',
      DATA_DIR: '.data',
      database: { engine: 'sqlite', file: '.data/latchkey.sqlite3' },
      ALGORITHM: 'HS256',
      SIGNING_KEY: undefined,
      keyRing: undefined,
      SIGNING_KEY_FALLBACKS: [],
      AUDIENCE: [],
      LEEWAY: 0,
      USER_ID_CLAIM: 'user_id',
      TOKEN_TYPE_CLAIM: 'token_type',
      JTI_CLAIM: 'jti',
      AUTH_HEADER_TYPES: ['Bearer'],
      ACCESS_TOKEN_LIFETIME: 300,
      REFRESH_TOKEN_LIFETIME: 86_400,
      ROTATE_REFRESH_TOKENS: false,
      BLACKLIST_AFTER_ROTATION: false,
      REFRESH_GRACE: 0,
      REUSE_REVOKES: false,
      SESSION_LIFETIME: 2_592_000,
      UPDATE_LAST_LOGIN: false,
      PAGE_SIZE: 5,
      LOGIN_THROTTLE: true,
      HASHING_CONCURRENCY: expect.toSatisfy((count: number) => count >= 1 && count <= 3),
      PASSWORD_MIN_LENGTH: 15,
      AUDIT_RETENTION: 365,
      PERMISSIONS: 'roles',
      DEMO: true,
      ALLOWED_HOSTS: ['localhost', '127.0.0.1', '[::1]'],
      TRUSTED_PROXIES: [],
      LOG_LEVEL: 'info',
      isProduction: false,
    });
  });

  it('reads what is given', () => {
    expect(
      readConfig({
        PORT: '0',
        DATABASE_URL: 'sqlite:/var/lib/shop.sqlite3',
        SIGNING_KEY: key,
        LOGIN_THROTTLE: 'off',
        ALLOWED_HOSTS: 'shop.example, .example.org,*,[2001:db8::1]',
        PERMISSIONS: 'authenticated',
        TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,2001:db8::/32',
      }),
    ).toMatchObject({
      PORT: 0,
      database: { engine: 'sqlite', file: '/var/lib/shop.sqlite3' },
      SIGNING_KEY: key,
      LOGIN_THROTTLE: false,
      ALLOWED_HOSTS: ['shop.example', '.example.org', '*', '[2001:db8::1]'],
      PERMISSIONS: 'authenticated',
      TRUSTED_PROXIES: ['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'],
    });
  });

  it.each([
    ['true', true],
    ['1', true],
    ['on', true],
    ['ON', true],
    ['false', false],
    ['0', false],
    ['off', false],
  ])('reads the boolean %s', (text, value) => {
    expect(readConfig({ DEMO: text }).DEMO).toBe(value);
  });

  it.each([
    ['PORT', 'abc', 'PORT must be a whole number from 0 to 65535, got "abc"'],
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535, got "65536"'],
    ['PORT', '', 'PORT must be a whole number from 0 to 65535, got ""'],
    ['PORT', '80.5', 'PORT must be a whole number from 0 to 65535, got "80.5"'],
    ['HOST', '', 'HOST must be an address to listen on, got ""'],
    ['ACCESS_TOKEN_LIFETIME', '0', 'ACCESS_TOKEN_LIFETIME must be a whole number of seconds from 1'],
    ['ACCESS_TOKEN_LIFETIME', '5m', 'ACCESS_TOKEN_LIFETIME must be a whole number of seconds from 1'],
    ['REFRESH_TOKEN_LIFETIME', '-1', 'REFRESH_TOKEN_LIFETIME must be a whole number of seconds from 1'],
    ['PAGE_SIZE', '0', 'PAGE_SIZE must be a whole number from 1 to 1000, got "0"'],
    [
      'ALGORITHM',
      'none',
      'ALGORITHM must be one of HS256, HS384, HS512, RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, ' +
        'EdDSA, got "none"',
    ],
    ['SIGNING_KEY_FALLBACKS', '', 'SIGNING_KEY_FALLBACKS must be at least 32 bytes long for HS256, got 0'],
    [
      'SIGNING_KEY_FALLBACKS',
      `${key},,`,
      'SIGNING_KEY_FALLBACKS must be at least 32 bytes long for HS256, got 0',
    ],
    [
      'SIGNING_KEY_FALLBACKS',
      Array(4).fill(key).join(),
      'SIGNING_KEY_FALLBACKS must be a list of 3 keys at most',
    ],
    ['ISSUER', '', 'ISSUER must be a name, got ""'],
    ['AUDIENCE', '', 'AUDIENCE must be names with commas between them, got ""'],
    ['AUDIENCE', 'a,,b', 'AUDIENCE must be names with commas between them, got "a,,b"'],
    ['LEEWAY', '-1', 'LEEWAY must be a whole number of seconds from 0 to 3600, got "-1"'],
    ['LEEWAY', '3601', 'LEEWAY must be a whole number of seconds from 0 to 3600, got "3601"'],
    ['USER_ID_CLAIM', '', 'USER_ID_CLAIM must be the name of a claim, got ""'],
    ['USER_ID_CLAIM', 'sid', 'USER_ID_CLAIM must be a name that no other claim has, got sid'],
    ['TOKEN_TYPE_CLAIM', '', 'TOKEN_TYPE_CLAIM must be the name of a claim, or null, got ""'],
    ['TOKEN_TYPE_CLAIM', 'jti', 'TOKEN_TYPE_CLAIM must be a name that no other claim has, got jti'],
    ['JTI_CLAIM', '', 'JTI_CLAIM must be the name of a claim, or null, got ""'],
    ['JTI_CLAIM', 'exp', 'JTI_CLAIM must be a name that no other claim has, got exp'],
    ['AUTH_HEADER_TYPES', '', 'AUTH_HEADER_TYPES must be words with commas between them, got ""'],
    ['AUTH_HEADER_TYPES', 'Bearer JWT', 'AUTH_HEADER_TYPES must be words with commas between them'],
    ['DATABASE_POOL_SIZE', '0', 'DATABASE_POOL_SIZE must be a whole number from 1 to 1000, got "0"'],
    [
      'DATABASE_STATEMENT_TIMEOUT',
      '5s',
      'DATABASE_STATEMENT_TIMEOUT must be a whole number of milliseconds from 10 to 600000, got "5s"',
    ],
    ['DATABASE_CA', '', 'DATABASE_CA must be a file of certificates (PEM), got ""'],
    ['LOGIN_THROTTLE', 'yes', 'LOGIN_THROTTLE must be true, false, 1, 0, on or off, got "yes"'],
    ['HASHING_CONCURRENCY', '0', 'HASHING_CONCURRENCY must be a whole number from 1 to 1024, got "0"'],
    ['AUDIT_RETENTION', '-1', 'AUDIT_RETENTION must be a whole number of days from 0 to 36500, got "-1"'],
    ['AUDIT_RETENTION', '365d', 'AUDIT_RETENTION must be a whole number of days from 0 to 36500, got "365d"'],
    ['PASSWORD_MIN_LENGTH', '7', 'PASSWORD_MIN_LENGTH must be a whole number from 8 to 128, got "7"'],
    ['DEMO', '', 'DEMO must be true, false, 1, 0, on or off, got ""'],
    ['PERMISSIONS', 'all', 'PERMISSIONS must be roles or authenticated, got "all"'],
    ['ALLOWED_HOSTS', '', 'ALLOWED_HOSTS must be host names with commas between them'],
    ['ALLOWED_HOSTS', 'a b', 'ALLOWED_HOSTS must be host names with commas between them'],
    ['ALLOWED_HOSTS', 'http://shop.example', 'ALLOWED_HOSTS must be host names with commas between them'],
    [
      'TRUSTED_PROXIES',
      '',
      'TRUSTED_PROXIES must be addresses or ranges (10.0.0.0/8) with commas between them',
    ],
    ['TRUSTED_PROXIES', '0.0.0.0/0', 'TRUSTED_PROXIES must be addresses or ranges'],
    ['TRUSTED_PROXIES', '127.0.0.1,proxy.example', 'TRUSTED_PROXIES must be addresses or ranges'],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, got "loud"',
    ],
  ])('refuses %s=%j in one line that names it', (name, text, message) => {
    expect(() => readConfig({ [name]: text })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: text })).toThrow(message);
  });

  it('never repeats a secret', () => {
    expect(() => readConfig({ SIGNING_KEY: 'too-short' })).toThrow(
      new ConfigError('SIGNING_KEY must be at least 32 bytes long for HS256, got 9'),
    );
    expect(() => readConfig({ DATABASE_URL: 'mysql://me:secret@db' })).toThrow(
      new ConfigError(
        'DATABASE_URL must be sqlite:PATH, sqlite::memory: or postgres://USER:PASSWORD@HOST:PORT/DATABASE',
      ),
    );
    expect(() => readConfig({ DATABASE_URL: 'postgres://me:secret@db/shop?ssl=1' })).toThrow(
      new ConfigError('DATABASE_URL may have the parameter sslmode only'),
    );
  });

  it('knows PostgreSQL and how to treat it', () => {
    const DATABASE_URL = 'postgres://me:secret@db.example:6543/shop?sslmode=verify-full';
    expect(readConfig({ DATABASE_URL }).database).toMatchObject({
      engine: 'postgres',
      port: 6543,
      tls: {},
      poolSize: 10,
      statementTimeout: 5000,
    });
    const settings = { DATABASE_POOL_SIZE: '3', DATABASE_STATEMENT_TIMEOUT: '250' };
    expect(readConfig({ DATABASE_URL, ...settings }).database).toMatchObject({
      poolSize: 3,
      statementTimeout: 250,
    });
  });

  describe('DATABASE_CA', () => {
    const DATABASE_URL = 'postgres://me:secret@db/shop?sslmode=verify-full';
    const [certificate = ''] = rootCertificates;
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    it('is a file of certificates', () => {
      const file = join(folder, 'ca.pem');
      writeFileSync(file, certificate);
      expect(readConfig({ DATABASE_URL, DATABASE_CA: file }).database).toMatchObject({
        tls: { ca: certificate },
      });
    });

    it.each(['empty', 'missing', '.'])('is refused when it is not: %s', (name) => {
      writeFileSync(join(folder, 'empty'), '');
      const file = join(folder, name);
      expect(() => readConfig({ DATABASE_URL, DATABASE_CA: file })).toThrow(
        new ConfigError(`DATABASE_CA must be a file of certificates (PEM), got ${JSON.stringify(file)}`),
      );
    });
  });

  describe('keys', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const folded = (pem: string) => pem.replaceAll('\n', '\\n');

    it.each([
      ['in lines', (pem: string) => pem],
      ['in one line', folded],
    ])('are PEM %s', (_, written) => {
      const settings = readConfig({
        ALGORITHM: 'EdDSA',
        SIGNING_KEY: written(privateKey),
        VERIFYING_KEY: written(publicKey),
        SIGNING_KEY_FALLBACKS: `${key}, ${written(publicKey)}`,
      });
      expect(settings).toMatchObject({
        SIGNING_KEY: privateKey,
        SIGNING_KEY_FALLBACKS: [key, expect.stringContaining(publicKey.trim())],
      });
    });

    it('are in the database where a key pair is asked for and none is given', () => {
      expect(readConfig({ ALGORITHM: 'EdDSA' }).keyRing).toBe('EdDSA');
      expect(readConfig({ ALGORITHM: 'ES384', NODE_ENV: 'production' }).keyRing).toBe('ES384');
      expect(readConfig({ ALGORITHM: 'EdDSA', SIGNING_KEY: privateKey }).keyRing).toBeUndefined();
      expect(readConfig({ ALGORITHM: 'HS512', VERIFYING_KEY: publicKey }).keyRing).toBeUndefined();
      expect(() => readConfig({ ALGORITHM: 'EdDSA', VERIFYING_KEY: publicKey })).toThrow(
        new ConfigError('VERIFYING_KEY must be left out without a SIGNING_KEY'),
      );
    });

    it('must fit their algorithm', () => {
      expect(() => readConfig({ ALGORITHM: 'ES256', SIGNING_KEY: privateKey })).toThrow(
        new ConfigError('SIGNING_KEY must be a P-256 private key (PEM) for ES256'),
      );
      expect(() => readConfig({ ALGORITHM: 'HS512', SIGNING_KEY: key })).toThrow(
        new ConfigError('SIGNING_KEY must be at least 64 bytes long for HS512, got 32'),
      );
      expect(() => readConfig({ ALGORITHM: 'EdDSA', SIGNING_KEY: privateKey, VERIFYING_KEY: 'x' })).toThrow(
        new ConfigError('VERIFYING_KEY must be an Ed25519 public key (PEM) for EdDSA'),
      );
    });
  });

  it('reads what tokens claim', () => {
    const settings = {
      ISSUER: 'https://id.example',
      AUDIENCE: 'shop, till',
      LEEWAY: '10',
      USER_ID_CLAIM: 'sub',
      TOKEN_TYPE_CLAIM: 'null',
      JTI_CLAIM: 'null',
      AUTH_HEADER_TYPES: 'JWT,Bearer',
    };
    expect(ruleOptions(readConfig(settings))).toEqual({
      issuer: 'https://id.example',
      audience: ['shop', 'till'],
      leeway: 10,
      userIdClaim: 'sub',
      tokenTypeClaim: null,
      jtiClaim: null,
      authHeaderTypes: ['JWT', 'Bearer'],
    });
    expect(ruleOptions(readConfig({ AUDIENCE: 'shop' }))).toMatchObject({ audience: 'shop' });
    expect(ruleOptions(readConfig({}))).not.toHaveProperty('audience');
  });

  it('counts the bytes of a key, not its characters', () => {
    expect(readConfig({ SIGNING_KEY: '☃'.repeat(11) }).SIGNING_KEY).toHaveLength(11);
  });

  describe('in production', () => {
    it('makes no key and no demo by itself', () => {
      expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(
        new ConfigError('SIGNING_KEY must be set when NODE_ENV=production'),
      );
      expect(readConfig({ NODE_ENV: 'production', SIGNING_KEY: key }).DEMO).toBe(false);
      expect(() => readConfig({ NODE_ENV: 'production', SIGNING_KEY: key, DEMO: '1' })).toThrow(
        new ConfigError('DEMO must be off when NODE_ENV=production'),
      );
    });

    it.each([
      ['REFRESH_GRACE', '30', 'REFRESH_GRACE must be 0 unless BLACKLIST_AFTER_ROTATION is on'],
      ['REUSE_REVOKES', 'on', 'REUSE_REVOKES must be off unless BLACKLIST_AFTER_ROTATION is on'],
    ])('wants %s only where refresh tokens can be spent', (name, value, message) => {
      expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(message));
      expect(readConfig({ [name]: value, BLACKLIST_AFTER_ROTATION: 'on' })).toHaveProperty(name);
    });
  });

  it('keeps the demo out of a database that was named', () => {
    expect(readConfig({ DATABASE_URL: 'sqlite:x.sqlite3' }).DEMO).toBe(false);
    expect(readConfig({ DATABASE_URL: 'sqlite:x.sqlite3', DEMO: 'true' }).DEMO).toBe(true);
  });
});

describe('the README', () => {
  it('lists every setting, with its default', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)`\s*\| ([^|]+?)\s*\|/gm)].map(([, name, preset]) => [
      name,
      preset,
    ]);
    expect(rows.map(([name]) => name)).toEqual(Object.keys(Settings.properties));
    const { HOST, PORT, DATA_DIR, ALLOWED_HOSTS, ...others } = readConfig({});
    expect(Object.fromEntries(rows)).toMatchObject({
      HOST: `\`${HOST}\``,
      PORT: `\`${PORT}\``,
      DATA_DIR: `\`${DATA_DIR}\``,
      ALGORITHM: `\`${others.ALGORITHM}\``,
      LEEWAY: `\`${others.LEEWAY}\``,
      USER_ID_CLAIM: `\`${others.USER_ID_CLAIM}\``,
      TOKEN_TYPE_CLAIM: `\`${others.TOKEN_TYPE_CLAIM}\``,
      JTI_CLAIM: `\`${others.JTI_CLAIM}\``,
      AUTH_HEADER_TYPES: `\`${others.AUTH_HEADER_TYPES.join()}\``,
      ACCESS_TOKEN_LIFETIME: `\`${others.ACCESS_TOKEN_LIFETIME}\``,
      REFRESH_TOKEN_LIFETIME: `\`${others.REFRESH_TOKEN_LIFETIME}\``,
      PAGE_SIZE: `\`${others.PAGE_SIZE}\``,
      PASSWORD_MIN_LENGTH: `\`${others.PASSWORD_MIN_LENGTH}\``,
      ALLOWED_HOSTS: `\`${ALLOWED_HOSTS.join()}\``,
      PERMISSIONS: `\`${others.PERMISSIONS}\``,
      LOG_LEVEL: `\`${others.LOG_LEVEL}\``,
    });
  });
});
