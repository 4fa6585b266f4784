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
    await vi.advanceTimersByTimeAsync(1999);
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await part).toBe('part');
  });

  it('says nothing of a part that cannot be fetched: who goes there is told', async () => {
    const part = lastValueFrom(
      preload(() => throwError(() => new Error('no network'))),
      {
        defaultValue: undefined,
      },
    );
    await vi.advanceTimersByTimeAsync(2000);
    expect(await part).toBeUndefined();
  });
});
