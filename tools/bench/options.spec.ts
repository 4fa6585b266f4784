import { describe, expect, it } from 'vitest';
import { OptionError, readOptions, usage } from './options.ts';

describe('the options of the bench', () => {
  it('measure everything by default', () => {
    expect(readOptions([])).toMatchObject({
      sizes: [1000, 100_000, 1_000_000],
      engines: ['sqlite', 'postgres'],
      rounds: 6,
      isWhole: true,
    });
  });

  it('put sizes in order, and know that a part is not the whole', () => {
    expect(readOptions(['--sizes', '5000,100'])).toMatchObject({ sizes: [100, 5000], isWhole: false });
  });

  it('are quick on demand', () => {
    expect(readOptions(['--quick'])).toMatchObject({ sizes: [1000], rounds: 2, isWhole: false });
  });

  it('tell of themselves', () => {
    expect(readOptions(['--help'])).toBe('help');
    expect(usage).toContain('list-new-token');
  });

  it.each([
    [['--sizes', '0'], '--sizes takes whole numbers from 1 to 2000000, not 0'],
    [['--sizes', '1k'], '--sizes takes whole numbers from 1 to 2000000, not 1k'],
    [['--sizes', '3000000'], '--sizes takes whole numbers from 1 to 2000000, not 3000000'],
    [['--rounds', ''], '--rounds takes whole numbers from 1 to 100, not '],
    [['--engines', 'sqlite,oracle'], '--engines knows sqlite, postgres, not oracle'],
    [['--fast'], "Unknown option '--fast'"],
    [['1000'], "Unexpected argument '1000'"],
  ])('refuse %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(OptionError);
    expect(() => readOptions(args)).toThrow(message);
  });
});
