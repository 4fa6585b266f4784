import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { Progress } from './progress.ts';

describe('Progress', () => {
  async function show(inputs: Record<string, unknown>) {
    const fixture = TestBed.createComponent(Progress);
    Object.entries({ label: 'Reading rows', ...inputs }).forEach(([name, value]) =>
      fixture.componentRef.setInput(name, value),
    );
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const bar = element.querySelector('progress') as HTMLProgressElement;
    return { bar, element, progress: fixture.componentInstance };
  }

  it('tells how far it is', async () => {
    const { bar, element } = await show({ done: 1200, of: 5000 });
    expect([bar.value, bar.max]).toEqual([1200, 5000]);
    expect(element.querySelector('.so-far')?.textContent).toBe('1,200 of 5,000');
    expect(element.querySelector(`#${bar.getAttribute('aria-labelledby')}`)?.textContent).toBe(
      'Reading rows',
    );
  });

  it('tells only that something happens where nobody knows how much there is', async () => {
    const { bar } = await show({ done: 12 });
    expect(bar.position).toBe(-1);
  });

  it('can be stopped', async () => {
    const { element, progress } = await show({});
    const stop = vi.fn();
    progress.cancelled.subscribe(stop);
    element.querySelector('button')?.click();
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
