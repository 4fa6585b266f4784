// Gears, bearings, springs and castors: what moves.
import type { Families, Materials } from '../family.ts';

const gears: Materials = {
  Brass: [1.5, 'Brass CW614N, hobbed; it runs quietly against steel.'],
  Bronze: [1.8, 'Tin bronze CuSn12, for slow turning under load.'],
  Iron: [0.8, 'Cast iron EN-GJL-250, which damps noise.'],
  Nylon: [0.6, 'Cast polyamide 6: it runs dry, and quietly.'],
  Stainless: [1.6, 'Stainless steel 1.4305, for machines that are washed down.'],
  Steel: [1, 'Steel C45, teeth induction-hardened.'],
};
const bearings: Materials = {
  Ceramic: [4.2, 'Rings and balls of silicon nitride: it needs no grease and does not conduct.'],
  Chrome: [1, 'Chromium steel 100Cr6 with a pressed cage, greased for life.'],
  Hybrid: [2.9, 'Steel rings with balls of silicon nitride, for high speed.'],
  Nylon: [0.8, 'Acetal rings with glass balls, for water and food.'],
  Stainless: [1.7, 'Stainless steel 1.4125 with a rubber seal on both sides.'],
};
const wires: Materials = {
  Bronze: [2.1, 'Phosphor bronze wire CuSn6: it is not magnetic and does not rust.'],
  Chrome: [1.3, 'Chrome-silicon wire, which keeps its force up to 250 °C.'],
  Stainless: [1.5, 'Stainless wire 1.4310, for wet places up to 250 °C.'],
  Steel: [1, 'Patented steel wire to EN 10270-1, lightly oiled.'],
  Zinc: [1.1, 'Patented steel wire with a galvanised coat.'],
};
const wheels: Materials = {
  Iron: [1.2, 'Wheel of cast iron, for hot or oily floors and heavy loads.'],
  Nylon: [0.9, 'Wheel of polyamide: it rolls lightly on smooth floors.'],
  Polyurethane: [1.3, 'Tread of polyurethane, quiet and kind to parquet.'],
  Rubber: [1, 'Tread of grey rubber that leaves no marks.'],
  Stainless: [2.2, 'Housing of stainless steel with a nylon wheel, for kitchens and laboratories.'],
  Steel: [1.1, 'Forged housing and steel wheel, for rails and rough floors.'],
};

export const drives: Families = {
  Gears: [
    {
      noun: 'spur gear',
      text: 'Straight-toothed gear of module 1 with {}, pressure angle 20°. The hub takes a set screw.',
      materials: gears,
      sizes: ['18 teeth', '20 teeth', '24 teeth', '30 teeth', '40 teeth', '60 teeth'],
      cents: 1490,
    },
    {
      noun: 'change gear',
      text: 'Gear of module 1.25 with {} for the lathe, with a keyway of 4 mm in its bore.',
      materials: gears,
      sizes: ['20 teeth', '25 teeth', '32 teeth', '40 teeth', '48 teeth'],
      cents: 1980,
    },
    {
      noun: 'idler gear',
      text: 'Gear of module 1 with {} that runs freely on its pin and hands the movement on.',
      materials: gears,
      sizes: ['16 teeth', '22 teeth', '28 teeth', '36 teeth'],
      cents: 1720,
    },
    {
      noun: 'clock gear',
      text: 'Thin wheel of module 0.5 with {}, spoked, for clocks and counting works.',
      materials: gears,
      sizes: ['24 teeth', '30 teeth', '48 teeth', '60 teeth'],
      cents: 860,
    },
  ],
  Bearings: [
    {
      noun: 'ball bearing',
      text: 'Deep-groove ball bearing for {} (bore, outside, width).',
      materials: bearings,
      sizes: [
        ['6200', '10 × 30 × 9 mm'],
        ['6202', '15 × 35 × 11 mm'],
        ['6204', '20 × 47 × 14 mm'],
        ['6205', '25 × 52 × 15 mm'],
        ['6308', '40 × 90 × 23 mm'],
      ],
      cents: 420,
    },
    {
      noun: 'thin bearing',
      text: 'Ball bearing of thin section, {} (bore, outside, width), where there is little room.',
      materials: bearings,
      sizes: [
        ['6801', '12 × 21 × 5 mm'],
        ['6803', '17 × 26 × 5 mm'],
        ['6805', '25 × 37 × 7 mm'],
        ['6808', '40 × 52 × 7 mm'],
      ],
      cents: 680,
    },
    {
      noun: 'miniature bearing',
      text: 'Miniature ball bearing, {} (bore, outside, width), for models, reels and instruments.',
      materials: bearings,
      sizes: [
        ['623', '3 × 10 × 4 mm'],
        ['624', '4 × 13 × 5 mm'],
        ['625', '5 × 16 × 5 mm'],
        ['608', '8 × 22 × 7 mm'],
      ],
      cents: 240,
    },
  ],
  Springs: [
    {
      noun: 'compression spring',
      text: 'Compression spring, {} mm (outside, free length), with ends closed and ground.',
      materials: wires,
      sizes: ['6 × 20', '8 × 30', '12 × 40', '18 × 60', '25 × 90'],
      cents: 110,
    },
    {
      noun: 'die spring',
      text: 'Spring of rectangular section for punching tools, {} mm (hole, free length).',
      materials: wires,
      sizes: ['10 × 38', '16 × 51', '25 × 76', '32 × 102'],
      cents: 360,
    },
    {
      noun: 'valve spring',
      text: 'Spring for the valves of small engines and pumps, {} mm (outside, free length); shot-peened.',
      materials: wires,
      sizes: ['18 × 32', '22 × 40', '26 × 46', '32 × 52'],
      cents: 490,
    },
    {
      noun: 'battery spring',
      text: 'Light compression spring, {} mm (outside, free length), for contacts and push-buttons.',
      materials: wires,
      sizes: ['4 × 10', '5 × 12', '6 × 16'],
      cents: 45,
    },
  ],
  Castors: [
    {
      noun: 'swivel castor',
      text: 'Castor with a wheel of {} mm that turns on two rows of balls, with a plate for four screws.',
      materials: wheels,
      sizes: ['50', '75', '100', '125', '160'],
      cents: 740,
    },
    {
      noun: 'braked castor',
      text: 'Swivel castor with a wheel of {} mm; one tread of the foot stops both wheel and swivel.',
      materials: wheels,
      sizes: ['50', '75', '100', '125'],
      cents: 980,
    },
    {
      noun: 'furniture castor',
      text: 'Small castor with a wheel of {} mm and a threaded stem M10, for trolleys, beds and workbenches.',
      materials: wheels,
      sizes: ['40', '50', '60'],
      cents: 560,
    },
  ],
};
