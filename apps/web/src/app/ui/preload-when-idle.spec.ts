import { TestBed } from '@angular/core/testing';
import { lastValueFrom, type Observable, of, throwError } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PreloadWhenIdle } from './preload-when-idle.ts';

describe('PreloadWhenIdle', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const preload = (load: () => Observable<unknown>) => TestBed.inject(PreloadWhenIdle).preload({}, load);

  it('fetches a part once the page has come to rest', async () => {
    const load = vi.fn(() => of('part'));
    const part = lastValueFrom(preload(load));
    await vi.advanceTimersByTimeAsync(2999);
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(await part).toBe('part');
  });

  it('begins with one part after the other', async () => {
    const loads = [vi.fn(() => of('first')), vi.fn(() => of('second'))];
    const parts = loads.map((load) => lastValueFrom(preload(load)));
    await vi.advanceTimersByTimeAsync(3050);
    expect(loads.map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(300);
    expect(await Promise.all(parts)).toEqual(['first', 'second']);
  });

  it('fetches parts of a part', async () => {
    const part = lastValueFrom(preload(() => preload(() => of('part of a part'))));
    await vi.advanceTimersByTimeAsync(7000);
    expect(await part).toBe('part of a part');
  });

  it('says nothing of a part that cannot be fetched: who goes there is told', async () => {
    const part = lastValueFrom(
      preload(() => throwError(() => new Error('no network'))),
      {
        defaultValue: undefined,
      },
    );
    await vi.advanceTimersByTimeAsync(3100);
    expect(await part).toBeUndefined();
  });
});
