// Two people changed one product: what each of them wants, field by field, and what becomes of it.
import { differences, type FieldName, type ProductValues } from './product-values.ts';

export type Side = 'mine' | 'theirs';
export type Choices = Readonly<Partial<Record<FieldName, Side>>>;

export interface Contested {
  readonly field: FieldName;
  /** As it was when I began. */
  readonly before: string;
  readonly mine: string;
  readonly theirs: string;
  /** Whether both changed it; otherwise nobody's work is lost by taking the one that is changed. */
  readonly byBoth: boolean;
}

/** Fields in which what I want is not what stands there now. */
export function contestedFields(
  before: ProductValues,
  mine: ProductValues,
  theirs: ProductValues,
): readonly Contested[] {
  const byMe = differences(before, mine);
  const byThem = differences(before, theirs);
  return differences(mine, theirs).map((field) => ({
    field,
    before: before[field],
    mine: mine[field],
    theirs: theirs[field],
    byBoth: byMe.includes(field) && byThem.includes(field),
  }));
}

/** Each side keeps what it alone has changed; where both did, mine stands first, because it was asked for last. */
export function proposedChoices(contested: readonly Contested[], mine: readonly FieldName[]): Choices {
  return Object.fromEntries(
    contested.map(({ field }) => [field, mine.includes(field) ? 'mine' : 'theirs']),
  ) as Choices;
}

export function chosenValues(mine: ProductValues, theirs: ProductValues, choices: Choices): ProductValues {
  const chosen = Object.entries(choices).map(([field, side]) => {
    const name = field as FieldName;
    return [name, side === 'mine' ? mine[name] : theirs[name]];
  });
  return { ...theirs, ...(Object.fromEntries(chosen) as Partial<ProductValues>) };
}
