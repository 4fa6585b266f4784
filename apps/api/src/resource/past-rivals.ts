// Writes that rivals come before: what was good when it was checked is checked again.
import { ApiException } from '@latchkey/drf';
import { isForeignKeyViolation, isUniqueViolation } from '../database/errors.ts';

/** How often a write is tried that rivals came before: its checks then find what they made, or that it is gone. */
const attempts = 3;

/**
 * Checks and writes, and does both again if the database refuses what was good a moment ago.
 * @throws ApiException 409 if that goes on
 */
export async function pastRivals<Result>(checkAndWrite: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await checkAndWrite();
    } catch (error) {
      if (!isUniqueViolation(error) && !isForeignKeyViolation(error)) throw error;
      if (attempt === attempts) {
        throw new ApiException(409, { detail: 'Others are changing the same data. Try again.' });
      }
    }
  }
}
