// Screwdrivers, spanners and hammers.
import type { Families, Materials } from '../family.ts';

const handles: Materials = {
  Ash: [1.1, 'Handle of ash, waxed.'],
  Beech: [1, 'Handle of beech, lacquered.'],
  Hickory: [1.25, 'Handle of hickory, which does not mind a blow.'],
  Nylon: [0.8, 'Handle of glass-filled nylon with a soft grip.'],
  Rubber: [0.9, 'Handle with a rubber sleeve that holds in wet hands.'],
  Steel: [1.15, 'Head and handle forged in one piece of steel.'],
};
const grips: Materials = {
  Ash: [1.2, 'Handle of ash, waxed.'],
  Beech: [1, 'Handle of beech with a steel ferrule.'],
  Cherry: [1.3, 'Handle of cherry with a brass ferrule.'],
  Nylon: [0.8, 'Handle of glass-filled nylon with a soft grip.'],
  Rubber: [0.9, 'Handle with a rubber sleeve that holds in oily hands.'],
  Walnut: [1.6, 'Handle of walnut with a brass ferrule.'],
};
const alloys: Materials = {
  Black: [0.9, 'Tool steel, black phosphated.'],
  Bronze: [3.4, 'Aluminium bronze that makes no sparks, for gas and solvents.'],
  Chrome: [1, 'Chrome vanadium steel, chromed and polished.'],
  Stainless: [2.1, 'Stainless steel, for kitchens and clean rooms.'],
  Steel: [0.8, 'Forged tool steel, oiled.'],
  Titanium: [5.2, 'Titanium: it is not magnetic and weighs little more than half.'],
};

const heads = ['8', '10', '13', '17', '19', '22'];

export const tools: Families = {
  Screwdrivers: [
    {
      noun: 'screwdriver',
      text: 'Screwdriver {} with a hardened blade of 100 mm.',
      materials: grips,
      sizes: ['PH 1', 'PH 2', 'TX 20', 'TX 25', 'slotted 4', 'slotted 6'],
      cents: 780,
    },
    {
      noun: 'stubby screwdriver',
      text: 'Screwdriver {} with a blade of 25 mm, for narrow places.',
      materials: grips,
      sizes: ['PH 1', 'PH 2', 'slotted 6'],
      cents: 690,
    },
    {
      noun: 'precision screwdriver',
      text: 'Fine screwdriver {} with a cap that turns under the finger, for watches and cameras.',
      materials: grips,
      sizes: ['PH 0', 'PH 00', 'slotted 1.5', 'slotted 2'],
      cents: 590,
    },
    {
      noun: 'long screwdriver',
      text: 'Screwdriver {} with a blade of 250 mm, for deep housings.',
      materials: grips,
      sizes: ['PH 2', 'TX 25', 'slotted 6'],
      cents: 1090,
    },
  ],
  Spanners: [
    {
      noun: 'ring spanner',
      text: 'Ring spanner for hexagons of {} mm, twelve-sided, straight.',
      materials: alloys,
      sizes: heads,
      cents: 640,
    },
    {
      noun: 'combination spanner',
      text: 'Spanner for hexagons of {} mm: one end open, the other a ring turned by 15°.',
      materials: alloys,
      sizes: heads,
      cents: 720,
    },
    {
      noun: 'short spanner',
      text: 'Spanner for hexagons of {} mm, two thirds as long as usual, for narrow places.',
      materials: alloys,
      sizes: heads.slice(0, 4),
      cents: 690,
    },
  ],
  Hammers: [
    {
      noun: 'claw hammer',
      text: 'Hammer of {} with a claw that draws nails, face ground and polished.',
      materials: handles,
      sizes: ['340 g', '450 g', '560 g', '680 g'],
      cents: 2250,
    },
    {
      noun: 'framing hammer',
      text: 'Hammer of {} with a long handle and a milled face, for rafters and formwork.',
      materials: handles,
      sizes: ['570 g', '620 g', '790 g'],
      cents: 3890,
    },
    {
      noun: "joiner's hammer",
      text: 'Light hammer of {} with a slender claw, for panel pins and mouldings.',
      materials: handles,
      sizes: ['220 g', '280 g', '340 g'],
      cents: 1980,
    },
  ],
};
