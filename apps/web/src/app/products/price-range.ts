// The range of prices: two fields below a histogram of what there is.
import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { Facets } from '@latchkey/dto';
import { amountOf } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { amountFrom, isLess } from './amount-from.ts';

export interface PriceRange {
  readonly minPrice: string | undefined;
  readonly maxPrice: string | undefined;
}

const height = 44;

@Component({
  selector: 'app-price-range',
  imports: [Icon],
  templateUrl: './price-range.html',
  styleUrl: './price-range.css',
})
export class PriceRangeFields {
  protected readonly $localize = $localize;
  readonly facet = input<Facets['price']>();
  readonly min = input<string>();
  readonly max = input<string>();
  readonly changed = output<PriceRange>();

  protected readonly low = linkedSignal(() => written(this.min()));
  protected readonly high = linkedSignal(() => written(this.max()));
  /** What stands in the empty fields: the ends of what there is. */
  protected readonly ends = computed(() => ({
    low: written(this.facet()?.min ?? undefined),
    high: written(this.facet()?.max ?? undefined),
  }));

  readonly #range = computed(() => {
    const [low, high] = [this.low(), this.high()].map((text) => {
      const isEmpty = text.trim() === '';
      const amount = isEmpty ? undefined : amountFrom(text);
      return { amount, wrong: !isEmpty && amount === undefined };
    });
    return { low, high };
  });
  protected readonly wrong = computed(() => {
    const { low, high } = this.#range();
    const crossed = !!low?.amount && !!high?.amount && isLess(high.amount, low.amount);
    return {
      low: low?.wrong === true,
      high: high?.wrong === true || crossed,
      words: crossed
        ? $localize`:@@products.price.crossed:The second amount is below the first.`
        : $localize`:@@products.price.unreadable:Write an amount like ${amountOf('12.50')}:amount:.`,
    };
  });

  protected readonly bars = computed(() => {
    const { min, max, bars = [] } = this.facet() ?? {};
    const most = Math.max(1, ...bars);
    const [low, high] = [Number(min ?? 0), Number(max ?? 0)];
    const edge = (i: number) =>
      low > 0 ? low * (high / low) ** (i / bars.length) : (high * i) / bars.length;
    return bars.map((count, i) => {
      const tall = count === 0 ? 1 : Math.max(2, Math.round((height - 2) * Math.sqrt(count / most)));
      return {
        x: (i * 200) / bars.length + 0.75,
        width: 200 / bars.length - 1.5,
        y: height - tall,
        tall,
        out: edge(i + 1) < Number(this.min() ?? 0) || edge(i) > Number(this.max() ?? Infinity),
      };
    });
  });

  /** When a field is left, and at Enter. */
  protected apply(event?: Event): void {
    event?.preventDefault();
    const { low, high } = this.wrong();
    if (low || high) return;
    const range = { minPrice: this.#range().low?.amount, maxPrice: this.#range().high?.amount };
    if (isSame(range.minPrice, this.min()) && isSame(range.maxPrice, this.max())) return;
    this.changed.emit(range);
  }
}

const isSame = (amount: string | undefined, before: string | undefined) =>
  amount === (before && amountFrom(before));

const written = (amount: string | undefined) => (amount === undefined ? '' : amountOf(amount));
