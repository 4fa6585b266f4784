// Bolts, screws, nuts and washers.
import type { Families, Materials } from '../family.ts';

const metals: Materials = {
  Aluminium: [1.2, 'Aluminium EN AW-6082, a third of the weight of steel.'],
  Brass: [1.6, 'Brass CW614N, left bare: it makes no sparks and darkens with use.'],
  Bronze: [1.9, 'Aluminium bronze, made for salt water.'],
  Chrome: [1.4, 'Steel with bright chrome over nickel, for where it is seen.'],
  Iron: [0.8, 'Black oxide finish, oiled; for dry rooms.'],
  Stainless: [1.5, 'Stainless steel A2, for wet rooms and outdoors.'],
  Steel: [1, 'Zinc-plated steel, blue passivated.'],
  Titanium: [4.8, 'Titanium grade 5: as strong as steel at little more than half the weight.'],
  Zinc: [0.9, 'Steel with a zinc flake coat, for machines that stand outside.'],
};

const soft: Materials = {
  ...metals,
  Copper: [1.7, 'Pure copper: it conducts, and seals where it is pressed.'],
  Nylon: [0.5, 'Polyamide 6.6: it insulates and does not rust, up to 80 °C.'],
};

export const fasteners: Families = {
  Bolts: [
    {
      noun: 'hex bolt',
      text: 'Hexagon bolt {} with a plain shank below the head, dimensions to ISO 4014.',
      materials: metals,
      sizes: ['M6 × 30', 'M8 × 40', 'M10 × 60', 'M12 × 80', 'M16 × 100'],
      cents: 18,
    },
    {
      noun: 'set bolt',
      text: 'Hexagon bolt {} with thread up to the head, dimensions to ISO 4017.',
      materials: metals,
      sizes: ['M5 × 16', 'M6 × 20', 'M8 × 25', 'M10 × 30', 'M12 × 40'],
      cents: 14,
    },
    {
      noun: 'flange bolt',
      text: 'Hexagon bolt {} with its washer forged on; the teeth below the flange hold against shaking.',
      materials: metals,
      sizes: ['M6 × 20', 'M8 × 30', 'M10 × 40', 'M12 × 50'],
      cents: 26,
    },
    {
      noun: 'coach bolt',
      text: 'Bolt {} for wood: the square below the head keeps it from turning. Dimensions to DIN 603.',
      materials: metals,
      sizes: ['M6 × 50', 'M8 × 60', 'M8 × 80', 'M10 × 100', 'M12 × 140'],
      cents: 34,
    },
    {
      noun: 'fit bolt',
      text: 'Bolt {} with a ground shank of tolerance k6, which locates two parts as it clamps them.',
      materials: metals,
      sizes: ['M8 × 40', 'M10 × 50', 'M12 × 60'],
      cents: 310,
    },
  ],
  Screws: [
    {
      noun: 'wood screw',
      text: 'Slotted countersunk screw {} mm for hardwood and fittings, dimensions to DIN 97. Drill first.',
      materials: metals,
      sizes: ['3 × 20', '4 × 40', '5 × 60', '6 × 90'],
      cents: 6,
    },
    {
      noun: 'machine screw',
      text: 'Slotted countersunk screw {} with metric thread, dimensions to ISO 2009.',
      materials: soft,
      sizes: ['M3 × 12', 'M4 × 20', 'M5 × 25', 'M6 × 40'],
      cents: 8,
    },
    {
      noun: 'decking screw',
      text: 'Screw {} mm for boards outdoors; its cutting point saves drilling in softwood.',
      materials: metals,
      sizes: ['4.5 × 50', '5 × 60', '5 × 80'],
      cents: 12,
    },
    {
      noun: 'chipboard screw',
      text: 'Screw {} mm with a coarse thread for chipboard and plywood, threaded up to the head.',
      materials: metals,
      sizes: ['3.5 × 25', '4 × 35', '4.5 × 45', '5 × 70'],
      cents: 5,
    },
    {
      noun: 'instrument screw',
      text: 'Small countersunk screw {} for dials, cameras and clocks, with a fine slot.',
      materials: soft,
      sizes: ['M1.6 × 4', 'M2 × 6', 'M2.5 × 8'],
      cents: 22,
    },
  ],
  'Nuts and washers': [
    {
      noun: 'hex nut',
      text: 'Hexagon nut {}, dimensions to ISO 4032.',
      materials: soft,
      sizes: ['M4', 'M5', 'M6', 'M8', 'M10', 'M12'],
      cents: 5,
    },
    {
      noun: 'lock nut',
      text: 'Nut {} with a nylon ring that grips the thread: it holds against shaking, up to 120 °C.',
      materials: metals,
      sizes: ['M5', 'M6', 'M8', 'M10', 'M12'],
      cents: 9,
    },
    {
      noun: 'thin nut',
      text: 'Nut {} of half height with chamfers on both sides, to lock a second nut. Dimensions to ISO 4035.',
      materials: soft,
      sizes: ['M6', 'M8', 'M10', 'M12'],
      cents: 7,
    },
    {
      noun: 'washer',
      text: 'Plain washer with a hole of {} mm, dimensions to ISO 7089.',
      materials: soft,
      sizes: ['4.3', '5.3', '6.4', '8.4', '10.5', '13'],
      cents: 4,
    },
    {
      noun: 'penny washer',
      text: 'Washer three times as wide as its hole of {} mm, for wood and thin sheet. Dimensions to ISO 7093.',
      materials: soft,
      sizes: ['5.3', '6.4', '8.4', '10.5'],
      cents: 7,
    },
    {
      noun: 'sealing washer',
      text: 'Flat ring with a hole of {} mm, which seals a drain plug or a banjo fitting.',
      materials: {
        Aluminium: [0.9, 'Soft aluminium; renew it whenever the joint was open.'],
        Copper: [1.2, 'Annealed copper; it can be used again once it is annealed anew.'],
        Nylon: [0.5, 'Polyamide 6.6, for water and oil up to 80 °C.'],
        Steel: [1, 'Zinc-plated steel with a lip of nitrile rubber, up to 100 °C.'],
      },
      sizes: ['8.2', '10.2', '12.2', '14.2', '16.2'],
      cents: 24,
    },
  ],
};
