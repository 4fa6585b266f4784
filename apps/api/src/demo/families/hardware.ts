// Brackets, hinges, locks and keys: what doors and furniture are hung with.
import type { Families, Materials } from '../family.ts';

const metals: Materials = {
  Aluminium: [1.2, 'Anodised aluminium, natural colour.'],
  Black: [1.1, 'Steel, powder-coated in matt black.'],
  Brass: [1.6, 'Polished brass, lacquered; without the lacquer it darkens with use.'],
  Bronze: [1.9, 'Cast bronze, brushed and waxed.'],
  Chrome: [1.4, 'Steel with bright chrome over nickel.'],
  Iron: [0.8, 'Wrought iron, blackened in oil; for dry rooms.'],
  Stainless: [1.5, 'Stainless steel 1.4301, brushed, for wet rooms and outdoors.'],
  Steel: [1, 'Zinc-plated steel.'],
  White: [1.1, 'Steel, powder-coated in white (RAL 9016).'],
};
const locks: Materials = {
  Aluminium: [0.9, 'Anodised aluminium body, light enough for lockers.'],
  Brass: [1, 'Solid brass body; no rust, and pins that do not stick.'],
  Bronze: [1.6, 'Bronze body and stainless shackle, for boats and harbours.'],
  Chrome: [1.2, 'Brass body, chromed.'],
  Iron: [0.8, 'Cast iron body, warded, in the manner of old station locks.'],
  Stainless: [1.7, 'Stainless steel body, for gates by the sea.'],
  Steel: [0.9, 'Laminated steel body, zinc-plated.'],
};
const keys: Materials = {
  Brass: [1, 'Hard brass that cuts cleanly.'],
  Bronze: [1.3, 'Cast bronze, filed and tumbled.'],
  Iron: [0.9, 'Malleable iron, blackened.'],
  Nickel: [1.2, 'Nickel silver, which wears slowly.'],
  Stainless: [1.5, 'Stainless steel; cut it with a carbide wheel.'],
  Steel: [0.8, 'Nickel-plated steel.'],
};

export const hardware: Families = {
  Brackets: [
    {
      noun: 'shelf bracket',
      text: 'Bracket {} mm deep with a brace; a pair carries 40 kg in a solid wall.',
      materials: metals,
      sizes: ['150', '200', '250', '300'],
      cents: 480,
    },
    {
      noun: 'corner bracket',
      text: 'Angle of 90° with legs of {} mm, holes countersunk, for frames and cabinets.',
      materials: metals,
      sizes: ['25', '40', '60', '90'],
      cents: 150,
    },
    {
      noun: 'bench bracket',
      text: 'Bracket {} mm deep that carries a worktop of up to 60 kg a pair. Six holes for 5 mm screws.',
      materials: metals,
      sizes: ['300', '400', '500'],
      cents: 1150,
    },
    {
      noun: 'handrail bracket',
      text: 'Bracket that holds a handrail {} mm off the wall, with a saddle for round or flat rails.',
      materials: metals,
      sizes: ['60', '75', '90'],
      cents: 890,
    },
  ],
  Hinges: [
    {
      noun: 'butt hinge',
      text: 'Hinge {} mm high with a fixed pin, for inside doors and chests. The holes are countersunk.',
      materials: metals,
      sizes: ['38', '50', '76', '100'],
      cents: 290,
    },
    {
      noun: 'door hinge',
      text: 'Hinge {} mm high with two ball races; three of them carry a door of 60 kg.',
      materials: metals,
      sizes: ['76', '89', '100', '125'],
      cents: 640,
    },
    {
      noun: 'cabinet hinge',
      text: 'Narrow hinge {} mm high for cupboards and boxes, with screws.',
      materials: metals,
      sizes: ['25', '32', '40', '50'],
      cents: 180,
    },
    {
      noun: 'loose-pin hinge',
      text: 'Hinge {} mm high whose pin pulls out upwards, so that the door comes off without a screwdriver.',
      materials: metals,
      sizes: ['60', '76', '100'],
      cents: 420,
    },
  ],
  'Locks and keys': [
    {
      noun: 'padlock',
      text: 'Padlock with a body {} mm wide and a hardened shackle. Two keys come with it.',
      materials: locks,
      sizes: ['30', '40', '50', '60'],
      cents: 1150,
    },
    {
      noun: 'long-shackle padlock',
      text: 'Padlock {} mm wide with a shackle of 65 mm, for chains and thick hasps. Two keys come with it.',
      materials: locks,
      sizes: ['40', '50', '60'],
      cents: 1390,
    },
    {
      noun: 'cylinder key',
      text: 'Key for pin cylinders with five pins, {}.',
      materials: keys,
      sizes: [
        ['blank', 'not yet cut'],
        ['cut to code', 'cut to the code that you send with the order'],
        ['cut to sample', 'cut after the key that you send in'],
      ],
      cents: 195,
    },
    {
      noun: 'mortice key',
      text: 'Key for mortice locks with a stem of {} mm; file the bit to fit.',
      materials: keys,
      sizes: ['60', '75', '90'],
      cents: 340,
    },
    {
      noun: 'cabinet key',
      text: 'Small key with a hollow stem of {} mm, for cupboards, desks and clock cases.',
      materials: keys,
      sizes: ['30', '40', '50'],
      cents: 260,
    },
  ],
};
