// Why products cannot be changed or found, apart from what is wrong with a request.
import { ApiException } from '@latchkey/drf';

/** 412: somebody else has changed the product. @param current what it is now, if that is to be told */
export const changedMeanwhile = (current?: object) =>
  new ApiException(412, {
    detail: 'This product was changed meanwhile.',
    ...(current && { current }),
  });

/** 409: a product cannot come back under its name. */
export const nameTaken = () => new ApiException(409, { detail: 'Another product has this name now.' });

/** 503: there are many texts to be made before anything can be found. */
export const searchBeingPrepared = () =>
  new ApiException(503, { detail: 'The search is being prepared, try again later.' }, { 'retry-after': '2' });
