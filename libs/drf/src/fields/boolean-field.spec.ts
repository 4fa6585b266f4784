import { describe, expect, it } from 'vitest';
import { Float } from '../python.ts';
import { checkBoolean } from './boolean-field.ts';

const invalid = { errors: ['Must be a valid boolean.'] };

describe('a boolean field', () => {
  it.each([true, 1, new Float(1), '1', 't', 'T', 'y', 'yes', 'YES', 'true', 'True', 'on', 'ON'])(
    'takes %j for true',
    (value) => {
      expect(checkBoolean(value, false)).toEqual({ value: true });
    },
  );

  it.each([false, 0, -0, new Float(0), '0', 'f', 'F', 'n', 'no', 'NO', 'false', 'False', 'off', 'OFF'])(
    'takes %j for false',
    (value) => {
      expect(checkBoolean(value, false)).toEqual({ value: false });
    },
  );

  it.each(['', 'null', 'Null', 'NULL'])('takes %j for null where null may be', (value) => {
    expect(checkBoolean(value, true)).toEqual({ value: null });
    expect(checkBoolean(value, false)).toEqual(invalid);
  });

  it.each([2, -1, new Float(0.5), 10n, ' true', 'ja', 'none', '1.0', [], [true], {}, { value: true }])(
    'refuses %o',
    (value) => {
      expect(checkBoolean(value, true)).toEqual(invalid);
    },
  );
});
