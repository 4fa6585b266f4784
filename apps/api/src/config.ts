// One schema for the environment: every setting with its default, its meaning, and what a good value looks like.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  type AsymmetricAlgorithm,
  OptionError,
  algorithms,
  checkFallbacks,
  checkKeys,
  checkTokenRules,
  isHmac,
} from '@latchkey/fastify-auth';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { DatabaseOptions } from './database/connect.ts';
import {
  DatabaseUrlError,
  type PoolLimits,
  databaseUrlForms,
  readDatabaseUrl,
} from './database/database-url.ts';
import { isNetwork } from './http/trusted-proxies.ts';
import { ruleOptions } from './keys/token-options.ts';

const tenYears = 10 * 365 * 86_400;
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const host = String.raw`^(\*|\.?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])$`;

/** `expects` completes "NAME must be …"; a secret's value is never shown. */
export const Settings = Type.Object({
  NODE_ENV: Type.Optional(Type.String({ expects: 'a name' })),
  HOST: Type.String({ default: '127.0.0.1', minLength: 1, expects: 'an address to listen on' }),
  PORT: Type.Integer({
    default: 8000,
    minimum: 0,
    maximum: 65_535,
    expects: 'a whole number from 0 to 65535',
  }),
  METRICS_PORT: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 65_535, expects: 'a whole number from 0 to 65535' }),
  ),
  METRICS_HOST: Type.String({ default: '127.0.0.1', minLength: 1, expects: 'an address to listen on' }),
  DATA_DIR: Type.String({ default: '.data', minLength: 1, expects: 'a folder' }),
  DATABASE_URL: Type.Optional(
    Type.String({ pattern: '^(sqlite|postgres|postgresql):.+', expects: databaseUrlForms, secret: true }),
  ),
  DATABASE_CA: Type.Optional(Type.String({ minLength: 1, expects: 'a file of certificates (PEM)' })),
  DATABASE_POOL_SIZE: Type.Integer({
    default: 10,
    minimum: 1,
    maximum: 1000,
    expects: 'a whole number from 1 to 1000',
  }),
  DATABASE_STATEMENT_TIMEOUT: Type.Integer({
    default: 5000,
    minimum: 10,
    maximum: 600_000,
    expects: 'a whole number of milliseconds from 10 to 600000',
  }),
  ALGORITHM: Type.Enum([...algorithms], { default: 'HS256', expects: `one of ${algorithms.join(', ')}` }),
  SIGNING_KEY: Type.Optional(Type.String({ expects: 'a key', secret: true })),
  VERIFYING_KEY: Type.Optional(Type.String({ expects: 'a public key (PEM)' })),
  SIGNING_KEY_FALLBACKS: Type.Array(Type.String(), {
    default: [],
    expects: 'keys with commas between them',
    secret: true,
  }),
  ISSUER: Type.Optional(Type.String({ minLength: 1, expects: 'a name' })),
  AUDIENCE: Type.Array(Type.String({ minLength: 1 }), {
    default: [],
    expects: 'names with commas between them',
  }),
  LEEWAY: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 3600,
    expects: 'a whole number of seconds from 0 to 3600',
  }),
  USER_ID_CLAIM: Type.String({ default: 'user_id', minLength: 1, expects: 'the name of a claim' }),
  TOKEN_TYPE_CLAIM: Type.String({
    default: 'token_type',
    minLength: 1,
    expects: 'the name of a claim, or null',
  }),
  JTI_CLAIM: Type.String({ default: 'jti', minLength: 1, expects: 'the name of a claim, or null' }),
  AUTH_HEADER_TYPES: Type.Array(Type.String({ pattern: "^[!#$%&'*+.^`|~\\w-]+$" }), {
    default: ['Bearer'],
    minItems: 1,
    expects: 'words with commas between them',
  }),
  ACCESS_TOKEN_LIFETIME: Type.Integer({
    default: 300,
    minimum: 1,
    maximum: tenYears,
    expects: `a whole number of seconds from 1 to ${tenYears}`,
  }),
  REFRESH_TOKEN_LIFETIME: Type.Integer({
    default: 86_400,
    minimum: 1,
    maximum: tenYears,
    expects: `a whole number of seconds from 1 to ${tenYears}`,
  }),
  ROTATE_REFRESH_TOKENS: Type.Boolean({ default: false, expects: 'true, false, 1, 0, on or off' }),
  BLACKLIST_AFTER_ROTATION: Type.Boolean({ default: false, expects: 'true, false, 1, 0, on or off' }),
  REFRESH_GRACE: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 3600,
    expects: 'a whole number of seconds from 0 to 3600',
  }),
  REUSE_REVOKES: Type.Boolean({ default: false, expects: 'true, false, 1, 0, on or off' }),
  SESSION_LIFETIME: Type.Integer({
    default: 30 * 86_400,
    minimum: 1,
    maximum: tenYears,
    expects: `a whole number of seconds from 1 to ${tenYears}`,
  }),
  MAX_SESSIONS: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000_000, expects: 'a whole number from 1 to 1000000' }),
  ),
  UPDATE_LAST_LOGIN: Type.Boolean({ default: false, expects: 'true, false, 1, 0, on or off' }),
  PAGE_SIZE: Type.Integer({
    default: 5,
    minimum: 1,
    maximum: 1000,
    expects: 'a whole number from 1 to 1000',
  }),
  LOGIN_THROTTLE: Type.Boolean({ default: true, expects: 'true, false, 1, 0, on or off' }),
  HASHING_CONCURRENCY: Type.Integer({
    // A core and one of Node's four threads for such work (UV_THREADPOOL_SIZE) stay free for everybody else.
    default: Math.max(1, Math.min(3, availableParallelism() - 1)),
    minimum: 1,
    maximum: 1024,
    expects: 'a whole number from 1 to 1024',
  }),
  PASSWORD_MIN_LENGTH: Type.Integer({
    default: 15,
    minimum: 8,
    maximum: 128,
    expects: 'a whole number from 8 to 128',
  }),
  AUDIT_RETENTION: Type.Integer({
    default: 365,
    minimum: 0,
    maximum: 36_500,
    expects: 'a whole number of days from 0 to 36500',
  }),
  PERMISSIONS: Type.Enum(['roles', 'authenticated'], { default: 'roles', expects: 'roles or authenticated' }),
  DEMO: Type.Optional(Type.Boolean({ expects: 'true, false, 1, 0, on or off' })),
  ALLOWED_HOSTS: Type.Array(Type.String({ pattern: host }), {
    default: ['localhost', '127.0.0.1', '[::1]'],
    minItems: 1,
    expects: 'host names with commas between them (.example.com with its subdomains, * for any)',
  }),
  TRUSTED_PROXIES: Type.Array(Type.Refine(Type.String(), isNetwork), {
    default: [],
    expects: 'addresses or ranges (10.0.0.0/8) with commas between them',
  }),
  LOG_LEVEL: Type.Enum(levels, { default: 'info', expects: `one of ${levels.join(', ')}` }),
});
type Settings = Static<typeof Settings>;

type DatabaseSetting = 'DATABASE_URL' | 'DATABASE_CA' | 'DATABASE_POOL_SIZE' | 'DATABASE_STATEMENT_TIMEOUT';

/** All settings, decided. */
export interface Config extends Omit<Settings, DatabaseSetting | 'SIGNING_KEY' | 'DEMO'> {
  readonly database: DatabaseOptions;
  /** `undefined`: one is to be made in the data folder, or key pairs in the database. */
  readonly SIGNING_KEY: string | undefined;
  /** What the key pairs in the database are for, which sign then; `undefined`: `SIGNING_KEY` signs. */
  readonly keyRing: AsymmetricAlgorithm | undefined;
  readonly DEMO: boolean;
  readonly isProduction: boolean;
}

/** A setting that cannot be used; the message is one line that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  '1': true,
  on: true,
  false: false,
  '0': false,
  off: false,
};

/** Gives a setting's text the type of its schema; text that has no such type stays text, and is refused later. */
function typed(schema: TSchema, text: string): unknown {
  const { type } = schema as { type?: string };
  if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return booleans[text.toLowerCase()] ?? text;
  if (type === 'array') return text.split(',').map((part) => part.trim());
  return text;
}

function readSetting(name: string, schema: TSchema, text: string | undefined): unknown {
  const {
    expects,
    secret,
    default: preset,
  } = schema as { expects?: string; secret?: boolean; default?: unknown };
  if (text === undefined) return preset;
  const value = typed(schema, text);
  if (Value.Check(schema, value)) return value;
  throw new ConfigError(`${name} must be ${expects}${secret ? '' : `, got ${JSON.stringify(text)}`}`);
}

function readCertificates(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch {
    // Said below.
  }
  throw new ConfigError(`DATABASE_CA must be a file of certificates (PEM), got ${JSON.stringify(file)}`);
}

function readDatabase(url: string, caFile: string | undefined, limits: PoolLimits): DatabaseOptions {
  const ca = caFile === undefined ? undefined : readCertificates(caFile);
  try {
    return readDatabaseUrl(url, { ...limits, ca });
  } catch (error) {
    if (error instanceof DatabaseUrlError) throw new ConfigError(`DATABASE_URL ${error.message}`);
    throw error;
  }
}

/** Lets PEM stand in one line, as environments want it. */
const unfolded = (key: string) => (key.includes('-----BEGIN ') ? key.replaceAll('\\n', '\n') : key);

/** @throws ConfigError for a key or a claim that the plugin would refuse */
function checkTokens(settings: Settings): void {
  const { ALGORITHM: algorithm, SIGNING_KEY, VERIFYING_KEY, SIGNING_KEY_FALLBACKS } = settings;
  try {
    checkFallbacks(algorithm, SIGNING_KEY_FALLBACKS);
    checkTokenRules(ruleOptions(settings));
    if (SIGNING_KEY === undefined) return;
    const verifyingKey = VERIFYING_KEY === undefined ? {} : { verifyingKey: VERIFYING_KEY };
    checkKeys({ algorithm, signingKey: SIGNING_KEY, ...verifyingKey });
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    const setting = error.option.replace(/[A-Z]/g, '_$&').toUpperCase();
    throw new ConfigError(`${setting} must ${error.must}`);
  }
}

/** What key pairs in the database are for, in the place of a key that is not given. @throws ConfigError */
function readKeyRing(settings: Settings, isProduction: boolean): AsymmetricAlgorithm | undefined {
  const { ALGORITHM, SIGNING_KEY, VERIFYING_KEY } = settings;
  if (SIGNING_KEY !== undefined) return undefined;
  if (isHmac(ALGORITHM)) {
    if (isProduction) throw new ConfigError('SIGNING_KEY must be set when NODE_ENV=production');
    return undefined;
  }
  if (VERIFYING_KEY) throw new ConfigError('VERIFYING_KEY must be left out without a SIGNING_KEY');
  return ALGORITHM;
}

/**
 * Reads the settings.
 * @throws ConfigError for the first that is no good
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const entries = Object.entries(Settings.properties).map(([name, schema]) => [
    name,
    readSetting(name, schema, environment[name]),
  ]);
  const read = Object.fromEntries(entries) as Settings;
  const given: Settings = {
    ...read,
    ...(read.SIGNING_KEY !== undefined && { SIGNING_KEY: unfolded(read.SIGNING_KEY) }),
    ...(read.VERIFYING_KEY !== undefined && { VERIFYING_KEY: unfolded(read.VERIFYING_KEY) }),
    SIGNING_KEY_FALLBACKS: read.SIGNING_KEY_FALLBACKS.map(unfolded),
  };
  const {
    DATABASE_URL,
    DATABASE_CA,
    DATABASE_POOL_SIZE: poolSize,
    DATABASE_STATEMENT_TIMEOUT: statementTimeout,
    SIGNING_KEY,
    DEMO,
    ...settings
  } = given;
  const isProduction = settings.NODE_ENV === 'production';
  const keyRing = readKeyRing(given, isProduction);
  checkTokens(given);
  if (!settings.BLACKLIST_AFTER_ROTATION && settings.REFRESH_GRACE > 0) {
    throw new ConfigError('REFRESH_GRACE must be 0 unless BLACKLIST_AFTER_ROTATION is on');
  }
  if (!settings.BLACKLIST_AFTER_ROTATION && settings.REUSE_REVOKES) {
    throw new ConfigError('REUSE_REVOKES must be off unless BLACKLIST_AFTER_ROTATION is on');
  }
  if (DEMO && isProduction) throw new ConfigError('DEMO must be off when NODE_ENV=production');
  return {
    ...settings,
    SIGNING_KEY,
    keyRing,
    isProduction,
    DEMO: DEMO ?? (DATABASE_URL === undefined && !isProduction),
    database: readDatabase(DATABASE_URL ?? `sqlite:${settings.DATA_DIR}/latchkey.sqlite3`, DATABASE_CA, {
      poolSize,
      statementTimeout,
    }),
  };
}
