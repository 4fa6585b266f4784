// The products of a large catalogue: as many as wanted, the same each time, every name once.

export interface Part {
  readonly name: string;
  readonly price: string;
  readonly currency: '€' | '$';
  readonly description: string;
  readonly stock: number | null;
}

const materials = ['Brass', 'Steel', 'Oak', 'Nylon', 'Copper', 'Bronze', 'Beech', 'Chrome', 'Zinc', 'Walnut'];
const nouns = [
  ...['hinge', 'bracket', 'screw', 'washer', 'pulley', 'clamp', 'valve', 'handle', 'hook', 'spring'],
  ...[
    'bearing',
    'flange',
    'elbow',
    'drawer runner',
    'castor',
    'door stop',
    'latch',
    'knob',
    'rail',
    'shelf pin',
  ],
];
const uses = ['doors', 'cabinets', 'gates', 'pipes', 'benches', 'windows', 'machines'];

const pick = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;

/** Scatters neighbours: names that follow each other in the alphabet have ids far apart. */
const scattered = (turn: number) => (turn * 2_654_435_761) % 4_294_967_296;

export function part(turn: number): Part {
  const chance = scattered(turn);
  const material = pick(materials, turn);
  const noun = pick(nouns, Math.floor(turn / materials.length));
  return {
    name: `${material} ${noun}, ${chance.toString(36)}-${turn}`,
    price: `${1 + (chance % 900)}.${String(chance % 100).padStart(2, '0')}`,
    currency: chance % 5 === 4 ? '$' : '€',
    description: `${material} ${noun} for ${pick(uses, chance)}. Comes without screws.`,
    stock: chance % 29 === 13 ? null : chance % 400,
  };
}
