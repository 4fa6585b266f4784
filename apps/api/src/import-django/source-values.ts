// Reads the values of Django's rows, each as this shop would have it, or not at all.
import { largestId } from '../database/columns.ts';
import { UnfitError } from './import-error.ts';

/** A row as the source's driver gives it. */
export type SourceRow = Readonly<Record<string, unknown>>;

const smallestInteger = -2_147_483_648;
const largestInteger = 2_147_483_647;

function integerBetween(row: SourceRow, column: string, least: number, most: number): number {
  const value = row[column];
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UnfitError(`${column} is no whole number from ${least} to ${most}`);
}

export const idOf = (row: SourceRow, column = 'id') => integerBetween(row, column, 1, largestId);

export const integerOf = (row: SourceRow, column: string) =>
  integerBetween(row, column, smallestInteger, largestInteger);

/** Text of some code points, not empty unless it may be; a column that is not there or null is empty. */
export function textOf(row: SourceRow, column: string, most: number, mayBeEmpty = true): string {
  const value = row[column] ?? '';
  if (typeof value !== 'string') throw new UnfitError(`${column} is no text`);
  if (value === '' && !mayBeEmpty) throw new UnfitError(`${column} is empty`);
  if (value.includes('\0')) throw new UnfitError(`${column} has a null character`);
  if (Array.from(value).length > most) throw new UnfitError(`${column} is longer than ${most} characters`);
  return value;
}

export function choiceOf(row: SourceRow, column: string, choices: readonly string[]): string {
  const value = row[column];
  if (typeof value === 'string' && choices.includes(value)) return value;
  throw new UnfitError(`${column} is none of ${choices.join(' and ')}`);
}

/** SQLite keeps truth as a number. */
export const flagOf = (row: SourceRow, column: string) => row[column] === true || row[column] === 1;

/** A decimal of ten digits, two of them after the point, as text. SQLite keeps it as a number. */
export function priceOf(row: SourceRow, column: string): string {
  const value = row[column];
  const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  // Zero has no sign here.
  const text = isNumber
    ? Number(value)
        .toFixed(2)
        .replace(/^-(?=0\.00$)/, '')
    : '';
  if (/^-?\d{1,8}\.\d\d$/.test(text)) return text;
  throw new UnfitError(`${column} is no price of at most 8 digits and 2 decimal places`);
}

/** `2026-11-24 03:45:00.123456`, in UTC, as Django keeps it on SQLite; `undefined` where there is none. */
export function timeOf(row: SourceRow, column: string): string | undefined {
  const value = row[column];
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/.test(value))
    return undefined;
  return Number.isNaN(Date.parse(`${value.replace(' ', 'T')}Z`)) ? undefined : value;
}
