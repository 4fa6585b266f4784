// Lamps and tableware.
import type { Families, Materials } from '../family.ts';

const shades: Materials = {
  Aluminium: [1.2, 'Spun aluminium, brushed.'],
  Black: [1.1, 'Steel, powder-coated in black, white inside.'],
  Blue: [1.1, 'Steel, powder-coated in pigeon blue, white inside.'],
  Brass: [1.6, 'Spun brass, waxed; it darkens with the years.'],
  Copper: [1.5, 'Spun copper, lacquered.'],
  Enamelled: [1.3, 'Vitreous enamel on steel, as in old factories.'],
  Green: [1.1, 'Steel, powder-coated in bottle green, white inside.'],
  White: [1, 'Steel, powder-coated in white.'],
};
const clays: Materials = {
  Blue: [1.1, 'Stoneware with a cobalt glaze, good for the dishwasher.'],
  Earthenware: [0.9, 'Red earthenware, glazed inside.'],
  Enamelled: [1, 'Enamelled steel; good for any hob, not for the microwave.'],
  Glazed: [1.2, 'Stoneware with an ash glaze: no two are quite alike.'],
  Porcelain: [1.4, 'Hard porcelain, fired at 1400 °C; good for oven and dishwasher.'],
  Stoneware: [1.1, 'Grey stoneware with a salt glaze.'],
  White: [1, 'White stoneware, good for oven and dishwasher.'],
};

export const household: Families = {
  Lamps: [
    {
      noun: 'task lamp',
      text: 'Sprung lamp for the workbench, {}, which stays where it is put. E27, up to 10 W LED.',
      materials: shades,
      sizes: [
        ['clamp', 'with a clamp for tops up to 60 mm'],
        ['short arm', 'with arms of 350 mm and a heavy foot'],
        ['long arm', 'with arms of 500 mm and a heavy foot'],
      ],
      cents: 8900,
    },
    {
      noun: 'desk lamp',
      text: 'Lamp for reading and writing, {}, with a switch in the shade. E14, up to 6 W LED.',
      materials: shades,
      sizes: [
        ['base 160', 'on a base of 160 mm'],
        ['base 200', 'on a base of 200 mm'],
      ],
      cents: 6900,
    },
    {
      noun: 'machine lamp',
      text: 'Lamp for lathe and drill, {}, sealed against oil and chips to IP 54. 24 V.',
      materials: shades,
      sizes: [
        ['magnet', 'with a magnet foot'],
        ['screwed', 'with a foot for two M8 screws'],
      ],
      cents: 11_900,
    },
    {
      noun: 'dome pendant',
      text: 'Hanging lamp with a deep dome of {} mm and 2 m of braided cable. E27, up to 15 W LED.',
      materials: shades,
      sizes: ['260', '330', '400', '500'],
      cents: 6450,
    },
    {
      noun: 'factory pendant',
      text: 'Hanging lamp with a shade of {} mm on a cast neck, for halls and long tables. E27, 2 m of cable.',
      materials: shades,
      sizes: ['300', '360', '450'],
      cents: 8450,
    },
  ],
  Tableware: [
    {
      noun: 'mug',
      text: 'Straight mug of a {} with a handle for three fingers.',
      materials: clays,
      sizes: ['quarter litre', 'third of a litre', 'half litre'],
      cents: 1150,
    },
    {
      noun: 'workshop mug',
      text: 'Heavy mug of a {} with a wide foot that does not tip over.',
      materials: clays,
      sizes: ['third of a litre', 'half litre'],
      cents: 1290,
    },
    {
      noun: 'bottle',
      text: 'Bottle that holds {}, with a cork.',
      materials: clays,
      sizes: [
        ['half litre', 'half a litre'],
        ['three quarters', 'three quarters of a litre'],
        ['one litre', 'one litre'],
      ],
      cents: 1390,
    },
    {
      noun: 'oil bottle',
      text: 'Bottle for oil and vinegar that holds {}, with a spout that does not drip.',
      materials: clays,
      sizes: [
        ['quarter litre', 'a quarter of a litre'],
        ['half litre', 'half a litre'],
      ],
      cents: 1640,
    },
    {
      noun: 'mixing bowl',
      text: 'Bowl that holds {}, with a rim to grip and a foot that stands firm.',
      materials: clays,
      sizes: ['one litre', 'two litres', 'three litres', 'five litres'],
      cents: 1490,
    },
    {
      noun: 'soup bowl',
      text: 'Bowl for soup and porridge that holds {}; six of them stack.',
      materials: clays,
      sizes: [
        ['400 ml', '400 ml'],
        ['600 ml', '600 ml'],
      ],
      cents: 980,
    },
  ],
};
