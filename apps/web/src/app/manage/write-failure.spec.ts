import { HttpErrorResponse } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { currentIn, fieldMessagesIn, isGone, reasonOf } from './write-failure.ts';

const answer = (status: number, error: unknown = null) => new HttpErrorResponse({ status, error });

describe('a write that failed', () => {
  it.each([
    [answer(0), 'The server cannot be reached.'],
    [answer(401), 'You are signed out.'],
    [answer(403, { detail: 'No.' }), 'Only staff may do this.'],
    [answer(404), 'It was deleted meanwhile.'],
    [answer(409, { detail: 'Its name is taken.' }), 'Its name is taken.'],
    [answer(412), 'Somebody else has changed it meanwhile.'],
    [answer(429), 'There were too many requests. Wait a moment.'],
    [answer(400, { price: ['Too high.'], name: ['Taken.', 'Odd.'] }), 'Too high. Taken. Odd.'],
    [answer(400, '<html>'), 'The server could not answer.'],
    [answer(503, { detail: 'Database is locked.' }), 'The server could not answer.'],
    [new Error('x'), 'The server could not answer.'],
  ])('has a reason in words: %s', (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });

  it('tells what is wrong with single fields', () => {
    expect(fieldMessagesIn(answer(400, { name: ['Taken.', 'Odd.'], more: 7 }))).toEqual({
      name: 'Taken. Odd.',
    });
    expect(fieldMessagesIn(answer(400, { detail: 'JSON parse error' }))).toBeUndefined();
    expect(fieldMessagesIn(answer(500, { name: ['Taken.'] }))).toBeUndefined();
  });

  it('tells what the product is now, and that there is none any more', () => {
    const current = { id: 7, version: 4 };
    expect(currentIn(answer(412, { detail: 'Changed.', current }))).toEqual(current);
    expect(currentIn(answer(412))).toBeUndefined();
    expect(currentIn(answer(400, { current }))).toBeUndefined();
    expect(isGone(answer(404))).toBe(true);
  });
});
