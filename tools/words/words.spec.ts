// The shop speaks every language whole: each message has its id, each id its words in German and in Arabic.
import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsInCode } from './code-words.ts';
import { formsOf, type Message, placeholdersOf, sectionOf } from './message.ts';
import { wordsInTemplate } from './template-words.ts';

const source = resolve(import.meta.dirname, '../../apps/web/src');
const app = resolve(source, 'app');
const readFrom = (folder: string) => (file: string) => readFileSync(resolve(folder, file), 'utf8');
const read = readFrom(app);

const codeFiles = globSync('**/*.ts', { cwd: app, exclude: ['**/*.spec.ts'] });
const code = codeFiles.map((file) => ({ file, ...wordsInCode(file, read(file)) }));
const templates = [
  ...globSync('**/*.html', { cwd: app }).map((file) => ({ file, ...wordsInTemplate(file, read(file)) })),
  ...code.flatMap(({ file, templates }) =>
    templates.map((template) => ({ file, ...wordsInTemplate(file, template) })),
  ),
];
const messages = [...code, ...templates].flatMap((found) => found.messages);
const ids = new Map(messages.map((message) => [message.id, message]));

/** Who builds the shop reads English; the other sections speak it alone for now. */
const untranslated = new Set(['style-guide']);

const told = ({ file, id, text }: Message) => `${file}: ${id} "${text}"`;

describe('the messages of the shop', () => {
  it('are found', () => {
    expect(messages.length).toBeGreaterThan(100);
  });

  it('have ids that begin with their section', () => {
    const odd = messages.filter(
      ({ file, id }) => !/^[a-z-]+(\.[a-z0-9-]+)+$/.test(id) || !id.startsWith(`${sectionOf(file)}.`),
    );
    expect(odd.map(told)).toEqual([]);
  });

  it('say the same wherever they have the same id', () => {
    expect(messages.filter(({ id, text }) => ids.get(id)?.text !== text).map(told)).toEqual([]);
  });

  it('are not read before the language is known', () => {
    expect(messages.filter(({ early }) => early).map(told)).toEqual([]);
  });

  it('have names for what stands in them', () => {
    expect(messages.filter(({ text }) => /\{\$PH/.test(text)).map(told)).toEqual([]);
  });

  it('are written with $localize in templates, too', () => {
    expect(templates.flatMap(({ file, marked }) => marked.map((name) => `${file}:${name}`))).toEqual([]);
  });

  it('are all that the templates say, besides names and signs', () => {
    const said = templates
      .filter(({ file }) => !untranslated.has(sectionOf(file)))
      .flatMap(({ file, loose }) => loose.map((words) => `${file}: ${words}`));
    expect(said.filter((words) => !words.endsWith(': Latchkey'))).toEqual([]);
  });

  it('have one and other forms where they count', () => {
    const odd = messages.filter(({ text }) =>
      formsOf(text).some((forms) => !isWhole(forms, ['one', 'other'])),
    );
    expect(odd.map(told)).toEqual([]);
  });
});

/** What index.html says in a language until the app does. */
function headingsIn(language: string): string[] {
  const html = readFrom(source)('index.html');
  return Array.from(
    html.matchAll(new RegExp(`<span lang="${language}">([^<]*)</span>`, 'g')),
    ([, text = '']) => text,
  );
}

/** All forms that the language needs, and no other; exact numbers may have their own words. */
function isWhole(forms: readonly string[], needed: readonly string[]): boolean {
  const named = forms.filter((form) => !form.startsWith('='));
  return [...named].sort().join() === [...needed].sort().join();
}

describe.each(['de', 'ar'])('the words in %s', (language) => {
  const folder = resolve(source, 'locales', language);
  const files = globSync('*.json', { cwd: folder });
  const sections = files.map((file) => ({
    section: basename(file, '.json'),
    words: Object.entries(JSON.parse(readFrom(folder)(file)) as Record<string, string>),
  }));
  const words = new Map(sections.flatMap((file) => file.words));

  it('are whole', () => {
    expect(messages.filter(({ id }) => !words.get(id)).map(told)).toEqual([]);
  });

  it('translate nothing that is not there', () => {
    expect([...words.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('are those of the headings that stand before the app', () => {
    const headings = ['products.title', 'sign-in.title', 'sign-in.lead'];
    expect(headingsIn('en')).toEqual(headings.map((id) => ids.get(id)?.text));
    expect(headingsIn(language)).toEqual(headings.map((id) => words.get(id)));
  });

  it('stand in the file of their section', () => {
    const astray = sections.flatMap((file) =>
      file.words.filter(([id]) => !id.startsWith(`${file.section}.`)).map(([id]) => `${file.section}: ${id}`),
    );
    expect(astray).toEqual([]);
  });

  it('are gathered, all of them', () => {
    const gathered = readFrom(resolve(source, 'locales'))(`${language}.ts`);
    expect(files.filter((file) => !gathered.includes(`'./${language}/${file}'`))).toEqual([]);
  });

  it('have the placeholders of the source', () => {
    const odd = [...words].filter(
      ([id, text]) => placeholdersOf(text).join() !== placeholdersOf(ids.get(id)?.text ?? '').join(),
    );
    expect(odd).toEqual([]);
  });

  it('have every form that counting takes in this language', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const odd = [...words].filter(
      ([id, text]) =>
        formsOf(text).length !== formsOf(ids.get(id)?.text ?? '').length ||
        formsOf(text).some((forms) => !isWhole(forms, needed)),
    );
    expect(odd).toEqual([]);
  });
});
