// What the server says against single fields, in the language of the page where it is something that is often said.
import { required, wholeNumber } from './field-words.ts';

/** Django REST framework's messages for these fields; none for a body of any other shape. */
export function fieldErrorsIn(body: unknown, fields: readonly string[]): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  const found = fields.map((field) => [field, textIn(Reflect.get(body, field))] as const);
  return Object.fromEntries(found.filter(([, text]) => text !== ''));
}

/** A list of references has its messages below the places of those that are wrong. */
function textIn(messages: unknown): string {
  if (typeof messages === 'string') return inPlainWords(messages);
  if (typeof messages !== 'object' || messages === null) return '';
  const texts = Object.values(messages).map(textIn);
  return [...new Set(texts)].filter((text) => text !== '').join(' ');
}

/** What is said in English, and known, in the language of the page. */
export function inPlainWords(message: string): string {
  if (/ may not be (blank|null)\.$|field is required\.$/.test(message)) return required();
  if (/already exists\.$|must be unique\.$/.test(message)) {
    return $localize`:@@ui.error.unique:There is one already.`;
  }
  if (/^A valid integer is required/.test(message)) return wholeNumber();
  if (/^Invalid pk /.test(message)) {
    return $localize`:@@ui.error.gone:It is not there any more.`;
  }
  if (message === 'A valid number is required.') {
    return $localize`:@@ui.error.number:A valid number is required.`;
  }
  const [, bound, count] =
    /^Ensure this field has (at least|no more than) (\d+) characters\.$/.exec(message) ?? [];
  if (bound === 'at least') {
    return $localize`:@@ui.error.too-short:Ensure this field has at least ${count}:count: characters.`;
  }
  if (bound)
    return $localize`:@@ui.error.too-long:Ensure this field has no more than ${count}:count: characters.`;
  const [, choice] = /^"(.*)" is not a valid choice\.$/.exec(message) ?? [];
  if (choice !== undefined) {
    return $localize`:@@ui.error.choice:“${choice}:choice:” is not a valid choice.`;
  }
  return message;
}
