// What is asked of many products at once: the fields of the dialog as the API takes them.
import type { BulkChanges } from '@latchkey/dto';
import { priceProblem, stockProblem } from '../product-rules.ts';
import { decimalOf, figuresOf } from '../product-values.ts';
import type { BulkDeed } from '../desk.ts';

const most = 1000;

/** "-10", "2,5", "+5 %" → "-10.00"; nothing where it is no percentage. */
function percentOf(text: string): string | undefined {
  return decimalOf(
    text
      .trim()
      .replace(/^\+/, '')
      .replace(/\s*[%\u066a]$/, ''),
  );
}

/** What is wrong with what was typed; nothing where it will do. */
export function bulkProblem(deed: BulkDeed, text: string): string | undefined {
  if (deed === 'price') return priceProblem(text);
  if (deed === 'stock') return stockProblem(text);
  if (deed !== 'price_percent') return undefined;
  const percent = Number(percentOf(text));
  const isRight = percent > -100 && percent <= most && percent !== 0;
  return isRight
    ? undefined
    : $localize`:@@manage.percent-unclear:Write a percentage between -100 and 1000, such as -10 or 2.5`;
}

/** What to change; nothing for products that are to be deleted. `text` has been checked before. */
export function changesOf(deed: BulkDeed, text: string): BulkChanges | undefined {
  switch (deed) {
    case 'price':
      return { price: decimalOf(text) ?? text };
    case 'price_percent':
      return { price_percent: percentOf(text) ?? text };
    case 'currency':
      return { currency: text as '€' | '$' };
    case 'category':
      return { category: text || null };
    case 'stock':
      return { stock: text.trim() === '' ? null : Number(figuresOf(text)) };
    case 'delete':
      return undefined;
  }
}
