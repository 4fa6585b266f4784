// The form of one product: its fields, what is asked of them, and where a message of the API belongs.
import { computed, type Signal, type WritableSignal } from '@angular/core';
import { type FieldTree, form, submit, validate } from '@angular/forms/signals';
import {
  descriptionProblem,
  lengthOf,
  nameLength,
  nameProblem,
  priceProblem,
  stockProblem,
} from './product-rules.ts';
import { fieldNames, type FieldName, type ProductValues } from './product-values.ts';
import type { FieldMessages } from './write-failure.ts';

export interface ProductForm {
  readonly fields: FieldTree<Record<FieldName, string>>;
  /** "3 / 50" */
  readonly length: Signal<string>;
  readonly sending: Signal<boolean>;
  /** What is to be said at a field: not before somebody has left it or tried to save. */
  messageAt(name: FieldName): string;
  /** Nobody has touched anything yet. */
  reset(): void;
  /**
   * Sends what stands there, unless something is wrong with it. `send` resolves to what the API has against single
   * fields. The first field that is wrong gets the focus.
   */
  submit(send: () => Promise<FieldMessages | undefined>): Promise<void>;
}

/** `had` are the values to begin with: what stood already is not refused. To be called where `inject` may be. */
export function productForm(
  values: WritableSignal<Record<FieldName, string>>,
  had: Signal<ProductValues>,
): ProductForm {
  const problem = (message: string | undefined) =>
    message === undefined ? undefined : { kind: 'rule', message };
  const fields = form(values, (path) => {
    validate(path.name, ({ value }) => problem(nameProblem(value(), had())));
    validate(path.price, ({ value }) => problem(priceProblem(value(), had())));
    validate(path.stock, ({ value }) => problem(stockProblem(value())));
    validate(path.description, ({ value }) => problem(descriptionProblem(value())));
  });
  const refusals = (messages: FieldMessages) =>
    fieldNames.flatMap((name) => {
      const message = messages[name];
      return message === undefined ? [] : [{ fieldTree: fields[name], kind: 'server', message }];
    });

  return {
    fields,
    length: computed(() => `${lengthOf(values().name)} / ${nameLength.max}`),
    sending: computed(() => fields().submitting()),
    messageAt: (name) => {
      const field = fields[name]();
      return field.touched() ? (field.errors()[0]?.message ?? '') : '';
    },
    reset: () => {
      fields().reset();
    },
    submit: async (send) => {
      await submit(fields, { action: async () => refusals((await send()) ?? {}) });
      const wrong = fieldNames.find((name) => fields[name]().invalid());
      if (wrong) fields[wrong]().focusBoundControl();
    },
  };
}
