import { describe, expect, it } from 'vitest';
import { lineReader } from './ndjson.ts';

describe('lineReader', () => {
  function reader() {
    const told: unknown[] = [];
    return { told, read: lineReader((value) => told.push(value)) };
  }

  it('tells each line as soon as it is whole, and once', () => {
    const { told, read } = reader();
    read('{"rows":1}\n{"ro');
    expect(told).toEqual([{ rows: 1 }]);
    read('{"rows":1}\n{"rows":2}\n');
    read('{"rows":1}\n{"rows":2}\n');
    expect(told).toEqual([{ rows: 1 }, { rows: 2 }]);
  });

  it('tells the last line without a line end, and no empty ones', () => {
    const { told, read } = reader();
    read('{"rows":1}\n\n{"report":{}}', true);
    expect(told).toEqual([{ rows: 1 }, { report: {} }]);
  });

  it('does not hide an answer that is none', () => {
    expect(() => {
      reader().read('<html>\n');
    }).toThrow(SyntaxError);
  });
});
