// The parts that the demo shop sells: made from tables, the same on every machine.
import type { Family, Families } from './family.ts';
import { drives } from './families/drives.ts';
import { fasteners } from './families/fasteners.ts';
import { furniture } from './families/furniture.ts';
import { hardware } from './families/hardware.ts';
import { household } from './families/household.ts';
import { pipework } from './families/pipework.ts';
import { tools } from './families/tools.ts';

export interface DemoProduct {
  readonly name: string;
  /** A decimal with two places. */
  readonly price: string;
  readonly currency: '€' | '$';
  /** The name of its category. */
  readonly category: string;
  readonly description: string;
  /** Null where nobody counts. */
  readonly stock: number | null;
  /** Milliseconds since 1970. */
  readonly created: number;
}

const catalogue: Families = {
  ...fasteners,
  ...drives,
  ...hardware,
  ...pipework,
  ...household,
  ...furniture,
  ...tools,
};

export const demoCategories: readonly string[] = Object.keys(catalogue);

/** How much dearer each size is than the one before. */
const growth = 0.45;

/** The shop's first two years. */
const opened = Date.UTC(2023, 8, 4, 6, 30);
const day = 86_400_000;
const days = 730;

/** A price as shops write it: it ends in 0 or 5 cents, in a quarter of the cases just below. */
function rounded(cents: number, turn: number): string {
  const fives = Math.max(5, Math.round(cents / 5) * 5);
  const price = turn % 4 === 0 && fives > 100 ? fives - 1 : fives;
  return (price / 100).toFixed(2);
}

/** Many of what is cheap, few of what is dear, none of some, and of few nobody knows. */
function stockOf(cents: number, turn: number): number | null {
  if (turn % 29 === 13) return null;
  if (turn % 11 === 5) return 0;
  const usual = cents < 100 ? 4000 : cents < 2000 ? 240 : cents < 20_000 ? 36 : 7;
  return 1 + ((turn * 37) % usual);
}

/** On a working day of those two years, in the first half of it: neighbours in the catalogue came at other times. */
function createdAt(turn: number): number {
  const date = (turn * 263) % days;
  const workday = date - Math.max(0, (date % 7) - 4);
  return opened + workday * day + ((turn * 97) % 300) * 60_000;
}

type Line = Omit<DemoProduct, 'category' | 'created'>;

/** A family in each of its materials, in most of its sizes, other ones in turn. One in five is priced in dollars. */
function lines({ noun, text, materials, sizes, cents }: Family, family: number): Line[] {
  return Object.entries(materials).flatMap(([material, [share, note]], kind) =>
    sizes.flatMap((size, step): Line[] => {
      const isLeftOut = sizes.length > 3 && (family + kind + step) % sizes.length === 0;
      if (isLeftOut) return [];
      const [named, described] = typeof size === 'string' ? [size, size] : size;
      const turn = family * 7 + kind * 3 + step;
      const price = cents * share * (1 + step * growth);
      return [
        {
          name: `${material} ${noun}, ${named}`,
          price: rounded(price, turn),
          currency: turn % 5 === 4 ? '$' : '€',
          description: `${text.replace('{}', described)} ${note}`,
          stock: stockOf(price, turn),
        },
      ];
    }),
  );
}

/** Names begin with the material, so that a page of the list, which is sorted by name, has parts of several kinds. */
export function demoProducts(): DemoProduct[] {
  return Object.entries(catalogue)
    .flatMap(([category, families]) => families.map((family) => ({ category, family })))
    .flatMap(({ category, family }, place) => lines(family, place).map((line) => ({ ...line, category })))
    .map((product, turn) => ({ ...product, created: createdAt(turn) }));
}
