// The parts that the demo shop sells: made from a table, the same on every machine.

interface Family {
  readonly noun: string;
  /** Each with the share of the price that the material makes. */
  readonly materials: Readonly<Record<string, number>>;
  readonly sizes: readonly string[];
  /** Price of the smallest size in the cheapest material, in cents. */
  readonly cents: number;
}

const metals = { Brass: 1.6, Steel: 1, Stainless: 1.45, Aluminium: 1.2 };
const woods = { Ash: 1.1, Oak: 1.3, Birch: 1, Walnut: 1.7 };
const finishes = { Black: 1.1, White: 1, Enamelled: 1.25, Copper: 1.6 };
const clays = { Stoneware: 1, Porcelain: 1.35, Enamelled: 1.1 };

const families: readonly Family[] = [
  { noun: 'hex bolt', materials: metals, sizes: ['M6 × 30', 'M8 × 40', 'M12 × 80'], cents: 18 },
  { noun: 'wood screw', materials: metals, sizes: ['4 × 40', '5 × 60', '6 × 90'], cents: 6 },
  { noun: 'lock nut', materials: metals, sizes: ['M6', 'M8', 'M12'], cents: 9 },
  { noun: 'washer set', materials: metals, sizes: ['24 pieces', '60 pieces'], cents: 340 },
  {
    noun: 'spur gear',
    materials: { Steel: 1, Brass: 1.5, Nylon: 0.6 },
    sizes: ['18 teeth', '24 teeth', '40 teeth'],
    cents: 1490,
  },
  {
    noun: 'ball bearing',
    materials: { Steel: 1, Stainless: 1.6, Ceramic: 3.1 },
    sizes: ['6200', '6204', '6308'],
    cents: 420,
  },
  {
    noun: 'compression spring',
    materials: { Steel: 1, Stainless: 1.4 },
    sizes: ['12 × 40', '18 × 60', '25 × 90'],
    cents: 110,
  },
  { noun: 'shelf bracket', materials: { ...metals, Iron: 0.9 }, sizes: ['150', '200', '300'], cents: 480 },
  {
    noun: 'butt hinge',
    materials: { Brass: 1.5, Steel: 1, Stainless: 1.3 },
    sizes: ['50', '76', '100'],
    cents: 290,
  },
  {
    noun: 'swivel castor',
    materials: { Rubber: 1, Nylon: 0.9, Steel: 1.2 },
    sizes: ['50', '75', '100 braked'],
    cents: 740,
  },
  { noun: 'cylinder key', materials: { Brass: 1.2, Steel: 1 }, sizes: ['blank', 'cut to code'], cents: 195 },
  { noun: 'padlock', materials: { Brass: 1.3, Steel: 1 }, sizes: ['40', '50', '60'], cents: 1150 },
  {
    noun: 'gate valve',
    materials: { Brass: 1, Stainless: 1.8, Iron: 0.9 },
    sizes: ['DN 15', 'DN 25', 'DN 40'],
    cents: 1980,
  },
  {
    noun: 'pipe tee',
    materials: { Brass: 1.1, Copper: 1, Steel: 0.8 },
    sizes: ['15', '22', '28'],
    cents: 260,
  },
  {
    noun: 'pressure gauge',
    materials: { Steel: 1, Brass: 1.3 },
    sizes: ['0–6 bar', '0–10 bar', '0–25 bar'],
    cents: 2150,
  },
  { noun: 'kitchen timer', materials: finishes, sizes: ['60 minutes'], cents: 1890 },
  { noun: 'task lamp', materials: finishes, sizes: ['long arm', 'short arm', 'clamp'], cents: 8900 },
  { noun: 'dome pendant', materials: finishes, sizes: ['260', '400', '500'], cents: 6450 },
  { noun: 'mug', materials: clays, sizes: ['quarter litre', 'half litre'], cents: 1150 },
  { noun: 'bottle', materials: { Glass: 1, Stainless: 1.7 }, sizes: ['half litre', 'one litre'], cents: 890 },
  {
    noun: 'mixing bowl',
    materials: { ...clays, Stainless: 1.2 },
    sizes: ['one litre', 'three litres'],
    cents: 1490,
  },
  {
    noun: 'drawer cabinet',
    materials: { ...woods, Steel: 1.4 },
    sizes: ['six drawers', 'twelve drawers'],
    cents: 54_000,
  },
  {
    noun: 'tool chest',
    materials: { Steel: 1, Oak: 1.6 },
    sizes: ['three trays', 'five trays'],
    cents: 12_900,
  },
  { noun: 'workshop stool', materials: woods, sizes: ['seat 45', 'seat 60'], cents: 11_800 },
  { noun: 'side table', materials: woods, sizes: ['40 × 40', '60 × 60'], cents: 17_400 },
  { noun: 'wall shelf', materials: woods, sizes: ['60', '90', '120'], cents: 3900 },
  {
    noun: 'screwdriver',
    materials: { Beech: 1, Rubber: 0.9 },
    sizes: ['PH 1', 'PH 2', 'slotted 6'],
    cents: 780,
  },
  { noun: 'ring spanner', materials: { Chrome: 1, Steel: 0.8 }, sizes: ['10', '13', '17', '19'], cents: 640 },
  { noun: 'claw hammer', materials: { Ash: 1.1, Steel: 1 }, sizes: ['340 g', '560 g'], cents: 2250 },
  { noun: 'bench brush', materials: { Beech: 1, Horsehair: 1.5 }, sizes: ['28'], cents: 960 },
];

export interface DemoProduct {
  readonly name: string;
  /** A decimal with two places. */
  readonly price: string;
  readonly currency: '€' | '$';
}

/** A price as shops write it: ends in 0 or 5 cents, in a quarter of the cases just below. */
function rounded(cents: number, turn: number): string {
  const fives = Math.max(5, Math.round(cents / 5) * 5);
  const price = turn % 4 === 0 && fives > 100 ? fives - 1 : fives;
  return (price / 100).toFixed(2);
}

/** Every family in every material and size; one in five is priced in dollars. */
export function demoProducts(): DemoProduct[] {
  return families.flatMap(({ noun, materials, sizes, cents }, family) =>
    Object.entries(materials).flatMap(([material, share], kind) =>
      sizes.map((size, step): DemoProduct => {
        const turn = family * 7 + kind * 3 + step;
        return {
          name: `${material} ${noun}, ${size}`,
          price: rounded(cents * share * (1 + step * 0.55), turn),
          currency: turn % 5 === 4 ? '$' : '€',
        };
      }),
    ),
  );
}
