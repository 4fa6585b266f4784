// The form of one product: its fields, what is asked of them, and where a message of the API belongs.
import { computed, signal, type Signal } from '@angular/core';
import { type FieldTree, form, validate, type ValidationError } from '@angular/forms/signals';
import {
  descriptionProblem,
  lengthOf,
  nameLength,
  nameProblem,
  priceProblem,
  stockProblem,
} from './product-rules.ts';
import {
  differences,
  emptyValues,
  fieldNames,
  type FieldName,
  type ProductValues,
} from './product-values.ts';
import type { FieldMessages } from './write-failure.ts';

export interface ProductForm {
  readonly fields: FieldTree<Record<FieldName, string>>;
  readonly values: Signal<ProductValues>;
  /** Whether anything is to be saved. */
  readonly changed: Signal<boolean>;
  /** "3 / 50" */
  readonly length: Signal<string>;
  set(values: ProductValues): void;
  /** What is to be said at a field: not before somebody has left it or tried to save. */
  messageAt(name: FieldName): string;
  /** The API's messages as the form's own errors; those for fields that the form does not have come back in words. */
  refusals(messages: FieldMessages): { errors: ValidationError.WithFieldTree[]; others: string };
}

/** `had` are the values to begin with: what stood already is not refused. To be called where `inject` may be. */
export function productForm(had: Signal<ProductValues>): ProductForm {
  const model = signal<Record<FieldName, string>>({ ...emptyValues });
  const problem = (message: string | undefined) =>
    message === undefined ? undefined : { kind: 'rule', message };
  const fields = form(model, (path) => {
    validate(path.name, ({ value }) => problem(nameProblem(value(), had())));
    validate(path.price, ({ value }) => problem(priceProblem(value(), had())));
    validate(path.stock, ({ value }) => problem(stockProblem(value())));
    validate(path.description, ({ value }) => problem(descriptionProblem(value())));
  });

  return {
    fields,
    values: model.asReadonly(),
    changed: computed(() => differences(had(), model()).length > 0),
    length: computed(() => `${lengthOf(model().name)} / ${nameLength.max}`),
    set: (values) => {
      fields().reset({ ...values });
    },
    messageAt: (name) => {
      const field = fields[name]();
      return field.touched() ? (field.errors()[0]?.message ?? '') : '';
    },
    refusals: (messages) => {
      const known = fieldNames.filter((name) => messages[name] !== undefined);
      return {
        errors: known.map((name) => ({
          fieldTree: fields[name],
          kind: 'server',
          message: messages[name] ?? '',
        })),
        others: Object.entries(messages)
          .filter(([name]) => !known.includes(name as FieldName))
          .map(([, message]) => message)
          .join(' '),
      };
    },
  };
}
