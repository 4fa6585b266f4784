// Draws the plate of a name: the same name, the same drawing, everywhere and always.
import type { Drawing } from './drawing.ts';
import { blank } from './parts/blank.ts';
import { bearing, castor, gear, spring } from './parts/drives.ts';
import { bolt, nut, screw, washer } from './parts/fasteners.ts';
import { bracket, hinge, key, lock, tee, valve } from './parts/fittings.ts';
import { cabinet, gauge, lamp, pendant, shelf, stool, table, timer } from './parts/furnishings.ts';
import { hammer, openSpanner, ringSpanner, screwdriver } from './parts/tools.ts';
import { bottle, bowl, mug } from './parts/vessels.ts';
import { Dice, type Subject } from './pen.ts';
import { countIn, nounOf } from './noun-of.ts';

/** What each noun looks like. A noun of two words goes before its last word alone. */
const subjects: Record<string, Subject> = {
  bolt,
  screw,
  nut,
  washer,
  gear,
  bearing,
  spring,
  castor,
  key,
  padlock: lock,
  hinge,
  bracket,
  valve,
  tee,
  gauge,
  timer,
  lamp,
  pendant,
  'pendant lamp': pendant,
  mug,
  bottle,
  bowl,
  cabinet,
  chest: cabinet,
  stool,
  table,
  desk: table,
  shelf,
  screwdriver,
  hammer,
  spanner: openSpanner,
  wrench: openSpanner,
  'ring spanner': ringSpanner,
};

export function draw(name: string): Drawing {
  const plain = name.normalize('NFC').trim();
  const noun = nounOf(plain, (words) => Object.hasOwn(subjects, words));
  const subject = subjects[noun] ?? blank;
  const label = noun || $localize`:@@plate.part:Part`;
  return {
    subject: label.charAt(0).toUpperCase() + label.slice(1),
    ...subject(new Dice(plain.toLowerCase()), countIn(plain)),
  };
}
