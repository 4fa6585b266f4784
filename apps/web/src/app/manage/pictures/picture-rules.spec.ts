import { describe, expect, it } from 'vitest';
import { fileProblem } from './picture-rules.ts';

const megabyte = 1024 * 1024;

describe('fileProblem', () => {
  it.each([
    ['image/gif', 10, 5, 'Only JPEG, PNG and WebP pictures can be shown'],
    ['', 10, 5, 'Only JPEG, PNG and WebP pictures can be shown'],
    ['image/png', 0, 5, 'The file is empty'],
    ['image/png', 9.5 * megabyte, 5, 'The file has 9.5 MB, 8 are the most'],
    ['image/webp', 10, 0, 'A product has at most 12 pictures'],
    ['image/jpeg', 8 * megabyte, 1, undefined],
  ])('says of %s with %d bytes and room for %d: %s', (type, size, room, problem) => {
    expect(fileProblem({ type, size }, room)).toBe(problem);
  });
});
