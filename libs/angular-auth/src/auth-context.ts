// What a single request may ask of the interceptor.
import { HttpContextToken } from '@angular/common/http';

/**
 * Whether a request needs a token. Only for URLs inside `attachTo`; others never get one.
 * - `'required'` (default): without a session the request fails locally with a 401, nothing is sent.
 * - `'optional'`: carries a token when there is one, goes without otherwise.
 * - `'none'`: left untouched.
 */
export const AUTH = new HttpContextToken<'required' | 'optional' | 'none'>(() => 'required');

/**
 * Whether a request answered 401 may be sent once more after a refresh (default true). With false the session is
 * refreshed all the same and the caller gets the 401. Bodies that are streams are never sent twice.
 */
export const REPLAY = new HttpContextToken<boolean>(() => true);
