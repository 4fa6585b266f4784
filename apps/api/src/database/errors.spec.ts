import { describe, expect, it } from 'vitest';
import {
  UnreachableError,
  isConnectionLost,
  isForeignKeyViolation,
  isUnavailable,
  isUniqueViolation,
} from './errors.ts';

const withCode = (code: unknown) => Object.assign(new Error('insert into …'), { code });

describe('isUnavailable', () => {
  it.each([
    ...['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_FULL', 'SQLITE_IOERR_READ', 'SQLITE_CANTOPEN'],
    ...['SQLITE_NOTADB', 'SQLITE_CORRUPT_INDEX', 'SQLITE_READONLY', 'SQLITE_LOCKED'],
    ...['08000', '08006', '25006', '25P03', '28P01', '3D000', '40001', '40P01', '53100', '53300'],
    ...['55P03', '57014', '57P01', '57P02', '57P03', '57P05', '58030'],
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
  ])('is true of %s', (code) => {
    expect(isUnavailable(withCode(code))).toBe(true);
  });

  it.each([
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'select 1 - Connection terminated unexpectedly',
  ])('is true of %s', (message) => {
    expect(isUnavailable(new Error(message))).toBe(true);
    expect(isConnectionLost(new Error(message))).toBe(true);
  });

  it('is true when there was no connection', () => {
    expect(isUnavailable(new UnreachableError('PostgreSQL at db:5432 cannot be reached'))).toBe(true);
  });

  it.each([
    ...['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR', '23505', '23503', '22003', '22021', '42P01', '42601'],
    ...['0A000', 'XX000', '5300', '530000', 'ENOENT', '', undefined, null],
  ])('is false of %j', (code) => {
    expect(isUnavailable(withCode(code))).toBe(false);
  });

  it.each([undefined, null, 'Connection terminated', new Error('insert … Connection terminated … failed')])(
    'is false of %s',
    (thrown) => {
      expect(isUnavailable(thrown)).toBe(false);
    },
  );
});

describe('isConnectionLost', () => {
  it.each(['08006', '57P01', '57P02', '57P03', 'ECONNRESET', 'ETIMEDOUT'])('is true of %s', (code) => {
    expect(isConnectionLost(withCode(code))).toBe(true);
  });

  it.each(['57014', '40001', '53300', '23505', 'SQLITE_BUSY'])('is false of %s', (code) => {
    expect(isConnectionLost(withCode(code))).toBe(false);
  });
});

describe('a broken rule', () => {
  it.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'])('is unique: %s', (code) => {
    expect([isUniqueViolation(withCode(code)), isForeignKeyViolation(withCode(code))]).toEqual([true, false]);
  });

  it.each(['SQLITE_CONSTRAINT_FOREIGNKEY', 'SQLITE_CONSTRAINT_TRIGGER', '23503', '23001'])(
    'is a reference: %s',
    (code) => {
      expect([isUniqueViolation(withCode(code)), isForeignKeyViolation(withCode(code))]).toEqual([
        false,
        true,
      ]);
    },
  );
});
