// Valves, pipe fittings and gauges.
import type { Families, Materials } from '../family.ts';

const pipes: Materials = {
  Brass: [1.1, 'Dezincification-resistant brass CW602N, good for drinking water.'],
  Bronze: [1.4, 'Bronze CC491K, for salt water and district heating.'],
  Copper: [1, 'Copper Cu-DHP, good for drinking water.'],
  Iron: [0.8, 'Malleable cast iron, galvanised; for heating and compressed air.'],
  Stainless: [1.7, 'Stainless steel 1.4404, for food and mild acids.'],
  Steel: [0.9, 'Carbon steel, phosphated; for closed heating circuits.'],
};
const bodies: Materials = {
  Brass: [1.1, pipes['Brass']?.[1] ?? ''],
  Bronze: [1.4, pipes['Bronze']?.[1] ?? ''],
  Chrome: [1.3, 'Brass with bright chrome, for pipes that are seen.'],
  Iron: [0.8, 'Cast iron EN-GJL-250 with brass seats; not for drinking water.'],
  Stainless: [1.7, pipes['Stainless']?.[1] ?? ''],
  Steel: [1, 'Forged carbon steel, for steam and oil.'],
};
const cases: Materials = {
  Black: [1, 'Steel case in black with a brass movement.'],
  Brass: [1.4, 'Polished brass case, as on old boilers.'],
  Chrome: [1.2, 'Chromed steel case with a brass movement.'],
  Stainless: [1.6, 'Stainless steel case filled with glycerine, which calms the hand.'],
  Steel: [0.9, 'Zinc-plated steel case with a brass movement.'],
};
const screens: Materials = {
  Aluminium: [1.2, 'Brushed aluminium case.'],
  Black: [1.1, 'Steel case, stove-enamelled in black.'],
  Brass: [1.6, 'Brass case with a bevelled glass.'],
  Chrome: [1.3, 'Chromed steel case.'],
  Copper: [1.5, 'Spun copper case, lacquered.'],
  Enamelled: [1.3, 'Enamelled steel case, cream with a dark rim.'],
  Green: [1.1, 'Steel case, stove-enamelled in bottle green.'],
  White: [1, 'Steel case, stove-enamelled in white.'],
};

export const pipework: Families = {
  Valves: [
    {
      noun: 'gate valve',
      text: 'Gate valve {} with internal threads: open, it leaves the whole bore free. PN 16, up to 120 °C.',
      materials: bodies,
      sizes: ['DN 15', 'DN 20', 'DN 25', 'DN 32', 'DN 40'],
      cents: 1980,
    },
    {
      noun: 'globe valve',
      text: 'Globe valve {} for setting a flow, with a disc that can be renewed. PN 16.',
      materials: bodies,
      sizes: ['DN 15', 'DN 20', 'DN 25', 'DN 32'],
      cents: 2650,
    },
    {
      noun: 'stop valve',
      text: 'Stop valve {} with a rising spindle, for the mains and below sinks. PN 10.',
      materials: bodies,
      sizes: ['DN 10', 'DN 15', 'DN 20', 'DN 25'],
      cents: 1480,
    },
    {
      noun: 'needle valve',
      text: 'Valve {} with a fine cone that sets small flows of oil, gas or water. PN 100.',
      materials: bodies,
      sizes: ['DN 6', 'DN 8', 'DN 10', 'DN 15'],
      cents: 2240,
    },
  ],
  'Pipe fittings': [
    {
      noun: 'pipe tee',
      text: 'Tee for pipes of {} mm, all three ends alike.',
      materials: pipes,
      sizes: ['12', '15', '18', '22', '28'],
      cents: 260,
    },
    {
      noun: 'threaded tee',
      text: 'Tee {} with three internal threads to ISO 7-1; seal them with hemp or tape.',
      materials: pipes,
      sizes: ['G 3/8', 'G 1/2', 'G 3/4', 'G 1', 'G 1 1/4'],
      cents: 310,
    },
    {
      noun: 'press tee',
      text: 'Tee for pipes of {} mm with press ends and EPDM rings, made tight in seconds with jaws of profile V.',
      materials: pipes,
      sizes: ['15', '18', '22', '28', '35'],
      cents: 540,
    },
    {
      noun: 'compression tee',
      text: 'Tee for pipes of {} mm with three nuts and rings: tight with two spanners, without a flame.',
      materials: pipes,
      sizes: ['10', '12', '15', '22'],
      cents: 620,
    },
  ],
  Gauges: [
    {
      noun: 'pressure gauge',
      text: 'Pressure gauge {} with a dial of 63 mm and a G 1/4 connection below, class 1.6.',
      materials: cases,
      sizes: ['0–4 bar', '0–6 bar', '0–10 bar', '0–16 bar', '0–25 bar'],
      cents: 2150,
    },
    {
      noun: 'vacuum gauge',
      text: 'Gauge for vacuum, {}, with a dial of 63 mm and a G 1/4 connection below, class 1.6.',
      materials: cases,
      sizes: ['−1–0 bar', '−1–1.5 bar', '−1–3 bar'],
      cents: 2390,
    },
    {
      noun: 'boiler gauge',
      text: 'Gauge {} with a dial of 100 mm and a red hand for the set pressure, G 1/2 below.',
      materials: cases,
      sizes: ['0–2.5 bar', '0–4 bar', '0–6 bar'],
      cents: 3680,
    },
  ],
  Timers: [
    {
      noun: 'kitchen timer',
      text: 'Clockwork timer for up to {}: turn it, and it rings for six seconds. No battery.',
      materials: screens,
      sizes: ['60 minutes', '90 minutes', '120 minutes'],
      cents: 1890,
    },
    {
      noun: 'darkroom timer',
      text: 'Timer for up to {} with luminous hands, to be read in the dark.',
      materials: screens,
      sizes: ['10 minutes', '30 minutes', '60 minutes'],
      cents: 4650,
    },
    {
      noun: 'workshop timer',
      text: 'Timer for up to {} with a large dial, a loud bell and magnets on its back.',
      materials: screens,
      sizes: ['30 minutes', '60 minutes', '120 minutes'],
      cents: 2980,
    },
  ],
};
