// Which subject a name speaks of. A wrong drawing is worse than none: when in doubt, there is none.

/** Words for each subject, singular, in the form a catalogue uses. The first is what the plate is called. */
const words = {
  bolt: 'bolt|stud|cap screw',
  screw: 'screw',
  nut: 'nut',
  washer: 'washer',
  gear: 'gear|cog|pinion|gearwheel|gear wheel',
  bearing: 'bearing',
  spring: 'spring',
  wheel: 'wheel|handwheel|hand wheel',
  castor: 'castor|caster|castor wheel|caster wheel',
  key: 'key',
  lock: 'padlock|lock',
  hinge: 'hinge',
  bracket: 'bracket',
  valve: 'valve',
  fitting: 'fitting|elbow',
  pipe: 'pipe|tube',
  lamp: 'lamp',
  pendant: 'pendant|pendant lamp|pendant light',
  cabinet: 'cabinet|drawer|chest',
  stool: 'stool',
  table: 'table|desk|bench|workbench',
  shelf: 'shelf|shelve|shelving|rack',
  gauge: 'gauge|dial|manometer|thermometer|pressure meter',
  mug: 'mug|cup|beaker',
  bottle: 'bottle|flask',
  jar: 'jar|canister',
  screwdriver: 'screwdriver|driver',
  hammer: 'hammer|mallet',
  spanner: 'spanner|wrench',
} as const;

export type SubjectName = keyof typeof words;

const subjects = new Map<string, SubjectName>();
for (const [subject, synonyms] of Object.entries(words) as [SubjectName, string][]) {
  for (const word of synonyms.split('|')) subjects.set(word, subject);
}

/** Words that may follow the noun without changing what the thing is. */
const trailing = /^(set|kit|pair|pack|assortment|small|medium|large|xl)$/;

/**
 * English puts the noun last, and a catalogue puts what qualifies it behind a comma, a number or a preposition:
 * "Shelf bracket 200, steel" is a bracket, "Key cabinet" a cabinet, "Bolt cutter" nothing we can draw.
 */
export function subjectOf(name: string): SubjectName | undefined {
  const noun = name
    .normalize('NFC')
    .trim()
    .replace(/^((set|pair|pack|box) of|an?|the) /i, '')
    .split(/[,;:(/–—]| (?:-|with|for|of|in|on|to|and|without) /i)[0];
  const tokens = (noun ?? '')
    .split(/\s+/)
    .filter((token) => !/\d/.test(token) && !/^[A-Z]{1,4}$/.test(token));
  const plain = tokens.map((token) => token.toLowerCase().replace(/[^\p{L}-]/gu, ''));
  while (plain.length > 1 && trailing.test(plain.at(-1) ?? '')) plain.pop();
  const [before, last] = [plain.at(-2) ?? '', singular(plain.at(-1) ?? '')];
  return (
    subjects.get(`${before} ${last}`) ?? subjects.get(last) ?? subjects.get(last.split('-').at(-1) ?? '')
  );
}

function singular(word: string): string {
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
