// Finds the messages in a template of Angular, and the words in it that are none.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { wordsInCode } from './code-words.ts';
import type { Message } from './message.ts';

/** What is used here of the compiler. */
interface Compiler {
  parseTemplate(template: string, url: string, options: object): { nodes: object[]; errors: unknown };
}

const requireHere = createRequire(import.meta.url);
const { parseTemplate } = (await import(
  pathToFileURL(requireHere.resolve('@angular/compiler')).href
)) as Compiler;

interface Found {
  readonly messages: readonly Message[];
  /** Words that people see, but no translator. */
  readonly loose: readonly string[];
  /** Attributes by which Angular would translate; they bring 7 kB to the first page that `$localize` in an expression does not. */
  readonly marked: readonly string[];
}

/** Attributes whose values people read. */
const read = new Set(['alt', 'label', 'placeholder', 'title', 'heading', 'hint', 'failed', 'offline']);

export function wordsInTemplate(file: string, template: string): Found {
  const { nodes, errors } = parseTemplate(template, file, { preserveWhitespaces: false });
  if (errors) throw new Error(`${file} has errors`);
  const loose: string[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      node.forEach(look);
      return;
    }
    const words = wordsOf(node);
    if (words !== undefined && /\p{L}/u.test(words)) loose.push(words.trim());
    for (const name of children) look(Reflect.get(node, name));
  };
  look(nodes);
  return {
    messages: messagesIn(file, template),
    loose,
    marked: template.match(/\si18n[-\w]*(?=[\s=>])/g) ?? [],
  };
}

/** They stand in expressions, in the same hand as in code. */
function messagesIn(file: string, template: string): Message[] {
  const tagged = template.match(/\$localize`[^`]*`/g) ?? [];
  const { messages } = wordsInCode(file, tagged.join(';\n'));
  return messages.map((message) => ({ ...message, early: false }));
}

/** Where a node of the tree keeps those below it. */
const children = [
  'attributes',
  'inputs',
  'children',
  'branches',
  'groups',
  'cases',
  'empty',
  'placeholder',
  'loading',
  'error',
];

/** The plain words of a text or of an attribute, and the words that an expression has in quotes. */
function wordsOf(node: object): string | undefined {
  const name: unknown = Reflect.get(node, 'name');
  const value: unknown = Reflect.get(node, 'value');
  if (typeof value === 'string') {
    const isRead = name === undefined || read.has(String(name)) || String(name) === 'aria-label';
    return isRead ? value : undefined;
  }
  const source: unknown = typeof value === 'object' && value !== null && Reflect.get(value, 'source');
  const isText = name === undefined || read.has(String(name)) || String(name) === 'aria-label';
  return isText && typeof source === 'string' ? textIn(source) : undefined;
}

function textIn(source: string): string {
  if (!source.includes('{{')) return quoted(source);
  const outside = source.replaceAll(/\{\{.*?\}\}/gs, ' ');
  return `${outside} ${Array.from(source.matchAll(/\{\{(.*?)\}\}/gs), ([, inner = '']) => quoted(inner)).join(' ')}`;
}

function quoted(expression: string): string {
  const texts = Array.from(expression.matchAll(/'([^']*)'/g), ([, text = '']) => text);
  // A small word alone is a name that the code compares with.
  return texts.filter((text) => /^\p{Lu}| /u.test(text)).join(' ');
}
