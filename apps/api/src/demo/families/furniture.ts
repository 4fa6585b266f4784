// Cabinets, chests and shelves; stools, tables and desks.
import type { Families, Materials } from '../family.ts';

const woods: Materials = {
  Ash: [1.1, 'Solid ash, oiled; tough and light in colour.'],
  Beech: [1, 'Solid steamed beech, lacquered.'],
  Birch: [0.95, 'Birch plywood with solid edges, oiled.'],
  Cherry: [1.4, 'Solid cherry, oiled; it turns redder with the years.'],
  Larch: [0.9, 'Solid larch, brushed and soaped.'],
  Maple: [1.25, 'Solid maple, lacquered; hard and pale.'],
  Oak: [1.3, 'Solid oak, oiled.'],
  Pine: [0.7, 'Solid pine, soaped.'],
  Walnut: [1.7, 'Solid walnut, oiled.'],
};

export const furniture: Families = {
  Storage: [
    {
      noun: 'drawer cabinet',
      text: 'Cabinet with {} on full extensions, dovetailed. Each drawer carries 25 kg.',
      materials: woods,
      sizes: ['four drawers', 'six drawers', 'nine drawers', 'twelve drawers'],
      cents: 42_000,
    },
    {
      noun: 'plan cabinet',
      text: 'Cabinet with {} for drawings of up to A1, which lie flat and free of dust.',
      materials: woods,
      sizes: ['five drawers', 'eight drawers', 'ten drawers'],
      cents: 78_000,
    },
    {
      noun: 'tool chest',
      text: 'Chest with {} that slide on oak runners, lined with felt; with lock and handles.',
      materials: woods,
      sizes: ['two trays', 'three trays', 'five trays'],
      cents: 12_900,
    },
    {
      noun: 'wall shelf',
      text: 'Shelf {} cm wide on two hidden brackets; it carries 20 kg.',
      materials: woods,
      sizes: ['60', '90', '120', '150'],
      cents: 3900,
    },
    {
      noun: 'spice shelf',
      text: 'Narrow shelf {} cm wide with a rail that keeps jars from falling.',
      materials: woods,
      sizes: ['30', '45', '60'],
      cents: 2450,
    },
    {
      noun: 'display shelf',
      text: 'Shelf {} cm wide with a groove, in which pictures and plates stand upright.',
      materials: woods,
      sizes: ['60', '80', '100'],
      cents: 3250,
    },
  ],
  'Tables and stools': [
    {
      noun: 'workshop stool',
      text: 'Stool with a {} cm high and mortised rungs, for the bench.',
      materials: woods,
      sizes: ['seat 45', 'seat 60', 'seat 75'],
      cents: 11_800,
    },
    {
      noun: 'piano stool',
      text: 'Stool with a {} cm high, slightly hollowed, for sitting long.',
      materials: woods,
      sizes: ['seat 48', 'seat 52'],
      cents: 14_900,
    },
    {
      noun: 'side table',
      text: 'Small table with a top of {} cm, 45 cm high.',
      materials: woods,
      sizes: ['40 × 40', '50 × 50', '60 × 60'],
      cents: 17_400,
    },
    {
      noun: 'dining table',
      text: 'Table with a top of {} cm and legs that unscrew for moving.',
      materials: woods,
      sizes: ['140 × 80', '180 × 90', '220 × 95'],
      cents: 94_000,
    },
    {
      noun: 'work table',
      text: 'Table {} cm wide with a top of 40 mm that bears a vice.',
      materials: woods,
      sizes: ['120', '150', '200'],
      cents: 49_000,
    },
    {
      noun: 'writing desk',
      text: 'Desk {} cm wide, 72 cm high, with a slot for cables at the back.',
      materials: woods,
      sizes: ['120', '140', '160'],
      cents: 68_000,
    },
  ],
};
