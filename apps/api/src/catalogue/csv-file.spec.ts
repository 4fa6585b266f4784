// Files as people, spreadsheets and enemies write them.
import { describe, expect, it } from 'vitest';
import { defuse, undefuse } from './csv-cells.ts';
import { BadFile, rowsOf } from './csv-file.ts';

async function read(file: string | Buffer) {
  const rows = [];
  for await (const row of rowsOf(Buffer.from(file))) rows.push(row);
  return rows;
}

const refusal = (file: string | Buffer): Promise<unknown> => read(file).catch((error: unknown) => error);

describe('rowsOf', () => {
  it.each([
    ['a,b\n1,2\n3,4', '\n'],
    ['a;b\r\n1;2\r\n3;4\r\n', '\r\n'],
    ['\ufeffa\tb\r1\t2\r3\t4', '\r'],
    ['a,b\n1,2\r\n3,4\n', 'mixed'],
  ])('reads %j', async (file) => {
    expect(await read(file)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
    ]);
  });

  it('tells the line where a row begins, whatever stands before it', async () => {
    const file = 'a,b\r\n"1\r\n\r\n2",3\r\n\r\n,\r\n4,"5\n6"\r\n7,"x\ry"\r\n8,9';
    expect((await read(file)).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, '1\r\n\r\n2'],
      [7, '4'],
      [9, '7'],
      [11, '8'],
    ]);
  });

  it('keeps what is in quotes, and rows of any length', async () => {
    const rows = await read('a\n"1,""2"";\t3"\n1,2,3\n');
    expect(rows.map(({ cells }) => cells)).toEqual([['a'], ['1,"2";\t3'], ['1', '2', '3']]);
  });

  it('finds no rows where there is nothing', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\ufeff')).toEqual([]);
    expect(await read(' \n,,\n\n')).toEqual([]);
  });

  it.each([
    ['a,b\n1,"2\n3,4\n', 2, 'A quote is opened and never closed.'],
    ['a,b\n1,"2"x\n', 2, 'A quote within quotes must be doubled.'],
    ['a,b\n1,2\n1,2"\n', 3, 'A cell with a quote in it must be in quotes, and the quote doubled.'],
    [`a,b\n1,${'x'.repeat(70_000)}\n`, 2, 'A row is longer than 65536 bytes.'],
    [`a,b\n"${'1,2\n'.repeat(2_000_000)}`, 2, 'A row is longer than 65536 bytes.'],
    [Buffer.from('a,b\n1,2\nM\u00fcller,4\n', 'latin1'), 3, 'The file is not UTF-8.'],
    [Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 1, 'The file is not UTF-8.'],
  ])('refuses %#', async (file, line, message) => {
    const error = await refusal(file);
    expect(error).toBeInstanceOf(BadFile);
    expect(error).toMatchObject({ line, message });
  });

  it('leaves the event loop to others', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const rows = await read(`a,b\n${'1,2\n'.repeat(50_000)}`);
    clearInterval(timer);
    expect(rows).toHaveLength(50_001);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('a cell that looks like a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ["'=x", "''=x"],
    ["''=x", "'''=x"],
    ['a=1', 'a=1'],
    ["'a", "'a"],
    ["'", "'"],
    ['', ''],
  ])('%j goes out as %j, and comes back', (text, written) => {
    expect(defuse(text)).toBe(written);
    expect(undefuse(written)).toBe(text);
  });
});
