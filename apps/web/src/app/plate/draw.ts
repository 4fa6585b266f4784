// Draws the plate of a name: the same name, the same drawing, everywhere and always.
import type { Drawing } from './drawing.ts';
import { blank } from './parts/blank.ts';
import { bearing, castor, gear, spring, wheel } from './parts/drives.ts';
import { bolt, nut, screw, washer } from './parts/fasteners.ts';
import { bracket, fitting, hinge, key, lock, pipe, valve } from './parts/fittings.ts';
import { cabinet, gauge, lamp, pendant, shelf, stool, table } from './parts/furnishings.ts';
import { hammer, screwdriver, spanner } from './parts/tools.ts';
import { bottle, jar, mug } from './parts/vessels.ts';
import { Dice, type Sheet, type Subject } from './pen.ts';
import { subjectOf, type SubjectName } from './subject-of.ts';

const subjects: Record<SubjectName, Subject> = {
  bearing,
  bolt,
  bottle,
  bracket,
  cabinet,
  castor,
  fitting,
  gauge,
  gear,
  hammer,
  hinge,
  jar,
  key,
  lamp,
  lock,
  mug,
  nut,
  pendant,
  pipe,
  screw,
  screwdriver,
  shelf,
  spanner,
  spring,
  stool,
  table,
  valve,
  washer,
  wheel,
};

export function draw(name: string): Drawing {
  const subject = subjectOf(name);
  const sheet: Sheet = { outline: '', thin: '', hidden: '', axis: '', dims: '' };
  const draft = subject ? subjects[subject] : blank;
  draft(sheet, new Dice(name.normalize('NFC').trim().toLowerCase()));
  return { subject: subject ? subject.charAt(0).toUpperCase() + subject.slice(1) : 'Part', ...sheet };
}
