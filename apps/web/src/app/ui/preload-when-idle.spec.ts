import { TestBed } from '@angular/core/testing';
import { lastValueFrom, type Observable, of, Subject, throwError } from 'rxjs';
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

  it('fetches one part after the other', async () => {
    const first = new Subject<string>();
    const load = vi.fn(() => of('second'));
    const parts = [preload(() => first), preload(load)].map((part) => lastValueFrom(part));
    await vi.advanceTimersByTimeAsync(4000);
    expect(load).not.toHaveBeenCalled();
    first.next('first');
    first.complete();
    await vi.advanceTimersByTimeAsync(100);
    expect(await Promise.all(parts)).toEqual(['first', 'second']);
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
