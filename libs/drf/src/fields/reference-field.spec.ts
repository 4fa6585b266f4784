// What references make of a value, and their words for a bad one; recorded from DRF where it is not said otherwise.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Float } from '../python.ts';
import { checkReference, checkReferences } from './reference-field.ts';

const isNull = 'This field may not be null.';
const wrongType = (type: string) => `Incorrect type. Expected pk value, received ${type}.`;
const absent = (value: string) => `Invalid pk "${value}" - object does not exist.`;
const noList = (type: string) => `Expected a list of items but got type "${type}".`;
const empty = 'This list may not be empty.';

/** A resource with the ids 1 to 7. */
const oneToSeven = async (_resource: string, ids: readonly number[]) => new Set(ids.filter((id) => id <= 7));

const check = (value: unknown, nullable = false) => checkReference(value, 'addresses', nullable, oneToSeven);
const checkList = (value: unknown) => checkReferences(value, { minItems: 1 }, 'products', oneToSeven);

// The value, and the id that it is.
const ids: [unknown, number][] = [
  [5, 5],
  [new Float(5), 5],
  [new Float(5.7), 5],
  ['5', 5],
  [' 5 ', 5],
  ['\x855\n', 5],
  ['+5', 5],
  ['05', 5],
];

// The value, and how it is told.
const absents: [unknown, string][] = [
  [8, '8'],
  [99999999, '99999999'],
  [0, '0'],
  [-0, '0'],
  [-1, '-1'],
  ['8', '8'],
  [' 8 ', ' 8 '],
  ['-0', '-0'],
  ['+8', '+8'],
  [new Float(8), '8.0'],
  [new Float(99.5), '99.5'],
  [new Float(0.5), '0.5'],
  [new Float(-0), '-0.0'],
  [new Float(1e300), '1e+300'],
];

// The value, and the name of its type.
const wrongTypes: [unknown, string][] = [
  [true, 'bool'],
  [false, 'bool'],
  [[], 'list'],
  [[5], 'list'],
  [{}, 'dict'],
  [{ id: 5 }, 'dict'],
  [new Float(Infinity), 'float'],
  [new Float(-Infinity), 'float'],
  [new File(['5'], '5'), 'InMemoryUploadedFile'],
  ['x', 'str'],
  [' ', 'str'],
  ['5.0', 'str'],
  ['1e0', 'str'],
  ['0x5', 'str'],
  ['--5', 'str'],
  ['5 5', 'str'],
  ['5\0', 'str'],
  ['\0', 'str'],
  ['5\x1c', 'str'],
  ['\ud800', 'str'],
  ["5' or 1=1 --", 'str'],
  // Python's int() takes these; nobody means them.
  ['1_0', 'str'],
  ['٥', 'str'],
];

describe('a reference', () => {
  it.each(ids)('takes %j for %d', async (value, id) => {
    expect(await check(value)).toEqual({ value: id });
  });

  it.each(absents)('refuses %j, which is not there', async (value, told) => {
    expect(await check(value)).toEqual({ errors: [absent(told)] });
  });

  it.each(wrongTypes)('refuses %j, which is no id', async (value, type) => {
    expect(await check(value)).toEqual({ errors: [wrongType(type)] });
  });

  it.each([9007199254740993n, 10n ** 30n, -(10n ** 30n), 10n ** 4299n])(
    'refuses an integer that no id is as large as (%#)',
    async (value) => {
      expect(await check(value)).toEqual({ errors: [absent(`${value}`)] });
    },
  );

  it('reads texts of 4300 digits', async () => {
    expect(await check(`${'0'.repeat(4299)}5`)).toEqual({ value: 5 });
    expect(await check(`${'0'.repeat(4300)}5`)).toEqual({ errors: [wrongType('str')] });
    expect(await check(` -${'9'.repeat(4300)} `)).toEqual({ errors: [absent(` -${'9'.repeat(4300)} `)] });
    expect(await check('9'.repeat(4301))).toEqual({ errors: [wrongType('str')] });
    expect(await check('9'.repeat(2_000_000))).toEqual({ errors: [wrongType('str')] });
  });

  it('takes a blank for null', async () => {
    expect(await check('', true)).toEqual({ value: null });
    expect(await check('', false)).toEqual({ errors: [isNull] });
  });

  it('asks once, of the resource it names, and only about what can be an id', async () => {
    const existing = vi.fn(oneToSeven);
    await checkReference('5', 'addresses', false, existing);
    expect(existing.mock.calls).toEqual([['addresses', [5]]]);
    for (const value of ['x', '', true, 0, -1, 10n ** 30n, new Float(Infinity)]) {
      await checkReference(value, 'addresses', true, existing);
    }
    expect(existing).toHaveBeenCalledTimes(1);
  });

  it('finds nothing where nothing is', async () => {
    const nothing = async () => new Set<number>();
    expect(await checkReference(5, 'addresses', false, nothing)).toEqual({ errors: [absent('5')] });
  });
});

describe('a list of references', () => {
  it.each<[unknown, number[]]>([
    [[1], [1]],
    [
      [3, 2],
      [3, 2],
    ],
    [
      [3, 2, 3, 1, 2],
      [3, 2, 1],
    ],
    [[1, '1', new Float(1), ' 1 ', new Float(1.9)], [1]],
    [
      [new Float(5.7), ' 2 '],
      [5, 2],
    ],
    [{ 5: 'x', 2: null }, [2, 5]],
  ])('takes %j for %j', async (value, taken) => {
    expect(await checkList(value)).toEqual({ value: taken });
  });

  it.each([
    ['', noList('str')],
    ['1', noList('str')],
    [1, noList('int')],
    [new Float(1), noList('float')],
    [true, noList('bool')],
    [[], empty],
    [{}, empty],
    [['', 1], wrongType('str')],
    [[1, 'x', 99], wrongType('str')],
    [[1, true], wrongType('bool')],
    [[1, [2]], wrongType('list')],
    [[1, {}], wrongType('dict')],
    [[99, 'x'], absent('99')],
    [[1, 98, 99], absent('98')],
    [['x', 99], wrongType('str')],
    [[1, null], absent('None')],
    [[null, 'x'], absent('None')],
    [[0, 99], absent('0')],
    [{ x: 1 }, wrongType('str')],
    [{ 99: 1 }, absent('99')],
  ])('refuses %j: %s', async (value, message) => {
    expect(await checkList(value)).toEqual({ errors: [message] });
  });

  it.each(ids)('takes %j for the id %d in it', async (value, id) => {
    expect(await checkList([1, value])).toEqual({ value: [1, id] });
  });

  it.each(absents)('refuses %j in it, which is not there', async (value, told) => {
    expect(await checkList([1, value, 'x'])).toEqual({ errors: [absent(told)] });
  });

  it.each(wrongTypes)('refuses %j in it, which is no id', async (value, type) => {
    expect(await checkList([1, value, 99])).toEqual({ errors: [wrongType(type)] });
  });

  it('refuses integers that no id is as large as', async () => {
    expect(await checkList(10n ** 30n)).toEqual({ errors: [noList('int')] });
    expect(await checkList([1, 10n ** 30n, 'x'])).toEqual({ errors: [absent(`${10n ** 30n}`)] });
  });

  it('may be empty where the schema does not forbid it', async () => {
    const existing = vi.fn(oneToSeven);
    expect(await checkReferences([], {}, 'products', existing)).toEqual({ value: [] });
    expect(existing).not.toHaveBeenCalled();
  });

  it('asks once about all that can be ids, each once, up to the first that is none', async () => {
    const existing = vi.fn(oneToSeven);
    await checkReferences([3, '3', 99, 0, 10n ** 30n, 'x', 4], {}, 'products', existing);
    expect(existing.mock.calls).toEqual([['products', [3, 99]]]);
    await checkReferences(['x', 4], {}, 'products', existing);
    await checkReferences([0, null, -1], {}, 'products', existing);
    expect(existing).toHaveBeenCalledTimes(1);
  });

  it('gives the ids that are there, each once and in order', async () => {
    const list = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(list, async (values) => {
        const gone = values.find((id) => id > 7);
        expect(await checkList(values)).toEqual(
          gone === undefined ? { value: [...new Set(values)] } : { errors: [absent(`${gone}`)] },
        );
      }),
    );
  });

  it('reads a long list', async () => {
    const values = Array.from({ length: 100_000 }, (_, index) => index + 1);
    expect(await checkReferences(values, {}, 'products', async (_, ids) => new Set(ids))).toEqual({
      value: values,
    });
  });
});
