// The words that go with a number: English has two forms for them, Arabic six.
import { figure } from './figures.ts';
import { spoken } from './language.ts';

const rules = spoken((locale) => new Intl.PluralRules(locale));
const choices = /\{n, plural,((?:\s*[=\w]+ \{[^{}]*\})+)\s*\}/g;
const forms = /([=\w]+) \{([^{}]*)\}/g;

/**
 * `plural(3, '{n, plural, one {# key of <user>} other {# keys of <user>}}', { user: 'ada' })` → "3 keys of ada". Each
 * translation has the forms of its language; `=0` goes before them. Values come in last, whatever they contain.
 */
export function plural(
  count: number,
  message: string,
  values: Readonly<Record<string, string>> = {},
): string {
  return message
    .replace(choices, (_, list: string) => {
      const texts = new Map(Array.from(list.matchAll(forms), ([, form, text]) => [form, text]));
      const text = texts.get(`=${count}`) ?? texts.get(rules().select(count)) ?? texts.get('other') ?? '';
      return text.replaceAll('#', figure(count));
    })
    .replaceAll(/<(\w+)>/g, (mark, name: string) => values[name] ?? mark);
}
