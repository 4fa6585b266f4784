// The parts that the demo shop sells: made from a table, the same on every machine.

/** Materials, each with its share in the price. */
type Materials = Readonly<Record<string, number>>;

interface Family {
  readonly noun: string;
  readonly materials: Materials;
  readonly sizes: readonly string[];
  /** Price of the smallest size in a material of share 1, in cents. */
  readonly cents: number;
}

const metals: Materials = {
  Aluminium: 1.2,
  Brass: 1.6,
  Bronze: 1.9,
  Chrome: 1.4,
  Iron: 0.8,
  Stainless: 1.5,
  Steel: 1,
  Zinc: 0.9,
};
const moving: Materials = { Brass: 1.5, Bronze: 1.8, Ceramic: 2.6, Nylon: 0.6, Stainless: 1.5, Steel: 1 };
const pipes: Materials = { Brass: 1.1, Bronze: 1.4, Copper: 1, Iron: 0.8, Stainless: 1.7, Steel: 0.9 };
const woods: Materials = { Ash: 1.1, Beech: 1, Birch: 0.95, Cherry: 1.4, Maple: 1.25, Oak: 1.3, Walnut: 1.7 };
const shades: Materials = {
  Aluminium: 1.2,
  Black: 1.1,
  Brass: 1.6,
  Copper: 1.5,
  Enamelled: 1.3,
  Green: 1.1,
  White: 1,
};
const clays: Materials = {
  Blue: 1.1,
  Earthenware: 0.9,
  Enamelled: 1,
  Glazed: 1.2,
  Porcelain: 1.4,
  Stoneware: 1.1,
  White: 1,
};
const handles: Materials = { Ash: 1.1, Beech: 1, Chrome: 1.2, Rubber: 0.9, Steel: 1 };

const families: readonly Family[] = [
  { noun: 'hex bolt', materials: metals, sizes: ['M6 × 30', 'M8 × 40', 'M12 × 80'], cents: 18 },
  { noun: 'coach bolt', materials: metals, sizes: ['M8 × 60', 'M10 × 100'], cents: 34 },
  { noun: 'wood screw', materials: metals, sizes: ['4 × 40', '5 × 60', '6 × 90'], cents: 6 },
  { noun: 'machine screw', materials: metals, sizes: ['M3 × 12', 'M4 × 20', 'M5 × 25'], cents: 8 },
  { noun: 'lock nut', materials: metals, sizes: ['M6', 'M8', 'M12'], cents: 9 },
  { noun: 'washer', materials: metals, sizes: ['6.4', '8.4', '13'], cents: 4 },
  { noun: 'spur gear', materials: moving, sizes: ['18 teeth', '24 teeth', '40 teeth'], cents: 1490 },
  { noun: 'ball bearing', materials: moving, sizes: ['6200', '6204', '6308'], cents: 420 },
  { noun: 'compression spring', materials: moving, sizes: ['12 × 40', '18 × 60', '25 × 90'], cents: 110 },
  { noun: 'swivel castor', materials: moving, sizes: ['50', '75', '100 braked'], cents: 740 },
  { noun: 'shelf bracket', materials: metals, sizes: ['150', '200', '300'], cents: 480 },
  { noun: 'corner bracket', materials: metals, sizes: ['40', '60', '90'], cents: 150 },
  { noun: 'butt hinge', materials: metals, sizes: ['50', '76', '100'], cents: 290 },
  { noun: 'cylinder key', materials: metals, sizes: ['blank', 'cut to code'], cents: 195 },
  { noun: 'padlock', materials: metals, sizes: ['40', '50', '60'], cents: 1150 },
  { noun: 'gate valve', materials: pipes, sizes: ['DN 15', 'DN 25', 'DN 40'], cents: 1980 },
  { noun: 'pipe tee', materials: pipes, sizes: ['15', '22', '28'], cents: 260 },
  { noun: 'pressure gauge', materials: pipes, sizes: ['0–6 bar', '0–10 bar', '0–25 bar'], cents: 2150 },
  { noun: 'kitchen timer', materials: shades, sizes: ['60 minutes', '90 minutes'], cents: 1890 },
  { noun: 'task lamp', materials: shades, sizes: ['long arm', 'short arm', 'clamp'], cents: 8900 },
  { noun: 'dome pendant', materials: shades, sizes: ['260', '400', '500'], cents: 6450 },
  { noun: 'mug', materials: clays, sizes: ['quarter litre', 'half litre'], cents: 1150 },
  { noun: 'bottle', materials: clays, sizes: ['half litre', 'one litre'], cents: 1390 },
  { noun: 'mixing bowl', materials: clays, sizes: ['one litre', 'three litres'], cents: 1490 },
  { noun: 'drawer cabinet', materials: woods, sizes: ['six drawers', 'twelve drawers'], cents: 54_000 },
  { noun: 'tool chest', materials: woods, sizes: ['three trays', 'five trays'], cents: 12_900 },
  { noun: 'workshop stool', materials: woods, sizes: ['seat 45', 'seat 60'], cents: 11_800 },
  { noun: 'side table', materials: woods, sizes: ['40 × 40', '60 × 60'], cents: 17_400 },
  { noun: 'writing desk', materials: woods, sizes: ['120', '160'], cents: 68_000 },
  { noun: 'wall shelf', materials: woods, sizes: ['60', '90', '120'], cents: 3900 },
  { noun: 'screwdriver', materials: handles, sizes: ['PH 1', 'PH 2', 'slotted 6'], cents: 780 },
  { noun: 'ring spanner', materials: metals, sizes: ['10', '13', '17', '19'], cents: 640 },
  { noun: 'claw hammer', materials: handles, sizes: ['340 g', '560 g'], cents: 2250 },
];

export interface DemoProduct {
  readonly name: string;
  /** A decimal with two places. */
  readonly price: string;
  readonly currency: '€' | '$';
}

/** A price as shops write it: it ends in 0 or 5 cents, in a quarter of the cases just below. */
function rounded(cents: number, turn: number): string {
  const fives = Math.max(5, Math.round(cents / 5) * 5);
  const price = turn % 4 === 0 && fives > 100 ? fives - 1 : fives;
  return (price / 100).toFixed(2);
}

/**
 * Every family in each of its materials, in turn of another size; every second material in two. Names begin with the
 * material, so that a page of the list, which is sorted by name, has parts of several kinds. One in five is priced in
 * dollars.
 */
export function demoProducts(): DemoProduct[] {
  return families.flatMap(({ noun, materials, sizes, cents }, family) =>
    Object.entries(materials).flatMap(([material, share], kind) => {
      const steps = kind % 2 && sizes.length > 2 ? [0, 1] : [0];
      return steps.map((more): DemoProduct => {
        const step = (family + kind + more) % sizes.length;
        const turn = family * 7 + kind * 3 + more;
        return {
          name: `${material} ${noun}, ${sizes[step]}`,
          price: rounded(cents * share * (1 + step * 0.55), turn),
          currency: turn % 5 === 4 ? '$' : '€',
        };
      });
    }),
  );
}
