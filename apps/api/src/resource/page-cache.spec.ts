import { beforeEach, describe, expect, it } from 'vitest';
import { PageCache } from './page-cache.ts';

const bytes = (text: string) => Buffer.from(text);

describe('PageCache', () => {
  let cache: PageCache;
  beforeEach(() => {
    cache = new PageCache();
    cache.keep(7, 'list', bytes('seven'));
  });

  it('finds an answer of the same state', () => {
    expect(cache.find(7, 'list')).toEqual(bytes('seven'));
    expect(cache.find(7, 'other')).toBeUndefined();
  });

  it('finds nothing in another state, earlier or later', () => {
    expect(cache.find(8, 'list')).toBeUndefined();
    expect(cache.find(6, 'list')).toBeUndefined();
    expect(cache.find(7, 'list')).toBeDefined();
  });

  it('forgets all answers of a state when one of a later state comes', () => {
    cache.keep(8, 'other', bytes('eight'));
    expect(cache.find(7, 'list')).toBeUndefined();
    expect(cache.find(8, 'list')).toBeUndefined();
    expect(cache.find(8, 'other')).toEqual(bytes('eight'));
  });

  it('does not keep an answer of an earlier state', () => {
    cache.keep(6, 'other', bytes('six'));
    expect(cache.find(6, 'other')).toBeUndefined();
    expect(cache.find(7, 'list')).toBeDefined();
  });

  it('begins again when it is full', () => {
    const large = Buffer.alloc(10 * 1024 * 1024);
    cache.keep(7, 'large', large);
    cache.keep(7, 'larger', large);
    expect(cache.find(7, 'large')).toBeUndefined();
    expect(cache.find(7, 'larger')).toBeDefined();
  });

  it('keeps nothing that is larger than all it may keep, or asked for at great length', () => {
    cache.keep(7, 'huge', Buffer.alloc(17 * 1024 * 1024));
    cache.keep(7, 'k'.repeat(1025), bytes('seven'));
    expect(cache.find(7, 'huge')).toBeUndefined();
    expect(cache.find(7, 'k'.repeat(1025))).toBeUndefined();
  });
});
