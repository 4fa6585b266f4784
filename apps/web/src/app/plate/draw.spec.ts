import { describe, expect, it } from 'vitest';
import { draw } from './draw.ts';

const pathData = /^M[\d MLAHVQqahvlzZ.-]+$/;
const kinds = ['outline', 'thin', 'hidden', 'axis', 'dims'] as const;

const materials = ['Brass', 'Steel', 'Oak', 'Stoneware', 'Nylon', ''];
const nouns = [
  'hex bolt',
  'wood screw',
  'lock nut',
  'washer set',
  'spur gear',
  'ball bearing',
  'compression spring',
  'shelf bracket',
  'butt hinge',
  'swivel castor',
  'cylinder key',
  'padlock',
  'gate valve',
  'pipe tee',
  'pressure gauge',
  'kitchen timer',
  'task lamp',
  'dome pendant',
  'mug',
  'bottle',
  'mixing bowl',
  'drawer cabinet',
  'tool chest',
  'workshop stool',
  'side table',
  'wall shelf',
  'screwdriver',
  'ring spanner',
  'combination spanner',
  'claw hammer',
  'bench brush',
];
const endings = [', M6 × 30', ', six drawers', ', 40 teeth', ', 0–10 bar', ' 76', ' DN 25', ''];
const odd = [
  '',
  ' ',
  '7',
  '…',
  '蝶番 ステンレス',
  'مفصلة',
  'Sechskantschraube',
  '🔩',
  'a'.repeat(500),
  '<svg onload=x>',
  '1'.repeat(40) + ' teeth',
];
const names = [
  ...materials.flatMap((material) =>
    nouns.flatMap((noun) => endings.map((ending) => `${material} ${noun}${ending}`)),
  ),
  ...odd,
];

describe('draw', () => {
  it('draws the same name the same every time', () => {
    expect(names.map(draw)).toEqual(names.map(draw));
  });

  it('does not care about case and surrounding space', () => {
    expect(draw('  Steel HEX bolt ')).toEqual(draw('steel hex Bolt'));
  });

  it('draws finite path data for every name, inside the sheet', () => {
    const bad = names.flatMap((name) => {
      const drawing = draw(name);
      const paths = kinds.map((kind) => drawing[kind] ?? '').filter(Boolean);
      const points = paths.flatMap((path) => [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)]);
      const inside = points.every(
        ([, x, y]) => +(x ?? NaN) >= 0 && +(x ?? NaN) <= 240 && +(y ?? NaN) >= 0 && +(y ?? NaN) <= 180,
      );
      const valid = drawing.outline !== '' && paths.every((path) => pathData.test(path));
      return inside && valid ? [] : [{ name, ...drawing }];
    });
    expect(bad).toEqual([]);
  });

  it('gives different names of one kind different proportions', () => {
    const drawings = new Set(Array.from({ length: 30 }, (_, i) => draw(`Hex bolt ${i}`).outline));
    expect(drawings.size).toBeGreaterThan(15);
  });

  it.each([
    ['Hex bolt M12 × 80, zinc', 'Bolt'],
    ['Steel washer set, 24 pieces', 'Washer'],
    ['Spring washers', 'Washer'],
    ['Shelf bracket 200, steel', 'Bracket'],
    ['Deep-groove bearing 6204', 'Bearing'],
    ['Key cabinet, oak', 'Cabinet'],
    ['Gate valve DN 25', 'Valve'],
    ['Pressure gauge 0–10 bar', 'Gauge'],
    ['Dome pendant 400, enamel', 'Pendant'],
    ['Pendant lamp, copper', 'Pendant lamp'],
    ['Ring spanner 13', 'Ring spanner'],
    ['Key for a padlock', 'Key'],
    ['Steel loose-pin hinge, 60', 'Hinge'],
    ["Hickory joiner's hammer, 340 g", 'Hammer'],
    ['Brass threaded tee, G 1 1/4', 'Tee'],
    ['Chrome vacuum gauge, −1–1.5 bar', 'Gauge'],
    ['Stoneware mug, half litre', 'Mug'],
  ])('sees in "%s" a %s', (name, subject) => {
    expect(draw(name).subject.toLowerCase()).toBe(subject.toLowerCase());
  });

  it.each([
    'Bolt cutter',
    'Bottle opener',
    'Table leg',
    'Keyboard',
    'Clutch assembly',
    'Schraube M8',
    '蝶番',
    '',
    'constructor',
    'toString',
  ])('does not pretend to know "%s"', (name) => {
    expect(draw(name).subject).toBe('Part');
  });

  it.each([
    'Tee',
    'Tee, grün, 100 g',
    'Tee, green, 100 g',
    'Kamillen-Tee',
    'Nut',
    'Nut 8 mm',
    'Breite Nut',
    'Schwarzer Tee',
    'Mug',
    'Spanner',
    'Spring, 3 m',
    'Castor',
    'Lampe de table',
    'Pied de table',
    'Stiel für Hammer',
    'Griff zum Hammer',
    'Sleutel voor hammer',
    'Tàble',
  ])('takes "%s" for no English name', (name) => {
    expect(draw(name).subject).toBe('Part');
  });

  it.each([
    ['Brass tee', 'Tee'],
    ['Copper nut', 'Nut'],
    ['Pipe tee', 'Tee'],
    ['Steel die spring, 8 × 40', 'Spring'],
    ['Enamelled blue mug', 'Mug'],
    ['Short spanner, 13', 'Spanner'],
    ['Rubber swivel castor, 75', 'Castor'],
    ['Hammer 500 g', 'Hammer'],
    ['Tool chest, oak', 'Chest'],
  ])('takes "%s" for an English %s', (name, subject) => {
    expect(draw(name).subject).toBe(subject);
  });

  it('counts what the name counts', () => {
    const teeth = (name: string) => draw(name).outline.split('Z', 1)[0]?.split('L').length;
    expect(teeth('Spur gear, 18 teeth')).toBe(18 * 4);
    expect(teeth('Spur gear, 40 teeth')).toBe(40 * 4);
    const boxes = (name: string) => draw(name).outline.split('Z').length;
    expect(boxes('Drawer cabinet, twelve drawers') - boxes('Drawer cabinet, six drawers')).toBe(12);
  });
});
