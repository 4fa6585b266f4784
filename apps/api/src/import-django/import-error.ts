// What ends an import, and what only leaves a row behind.

/** The source cannot be imported; the message is one line that says why. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** A row that this shop has no place for; the message completes "skipped: …". */
export class UnfitError extends Error {
  override readonly name = 'UnfitError';
}
