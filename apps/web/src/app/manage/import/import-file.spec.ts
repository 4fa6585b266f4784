import { describe, expect, it } from 'vitest';
import { exampleFile, importProblem } from './import-file.ts';

describe('a file to be imported', () => {
  it.each([
    ['parts.csv', 'text/csv', 10, undefined],
    ['parts.CSV', 'application/vnd.ms-excel', 10, undefined],
    ['parts', 'text/plain', 10, undefined],
    [
      'parts.xlsx',
      'application/vnd.openxmlformats',
      10,
      'This is no CSV file: export it as CSV from the program it comes from',
    ],
    ['parts.csv', 'text/csv', 0, 'The file is empty'],
    ['parts.csv', 'text/csv', 8 * 1024 * 1024 + 1, 'The file has more than 8 MB: import it in parts'],
  ])('is looked at before it is sent: %s, %s, %d bytes', (name, type, size, problem) => {
    expect(importProblem({ name, type, size })).toBe(problem);
  });

  it('has an example', async () => {
    expect((await exampleFile().text()).split('\r\n')[0]).toBe(
      'name,price,currency,category,stock,description',
    );
  });
});
