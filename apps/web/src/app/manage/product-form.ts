// The form of one product: what is asked of its fields, and where a message of the API belongs. Angular's signal forms
// would do this as well, at the cost of three kilobytes on the first page of the shop.
import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
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

type Problems = Readonly<Partial<Record<FieldName, string | undefined>>>;

export interface ProductForm {
  /** "3 / 50" */
  readonly length: Signal<string>;
  readonly sending: Signal<boolean>;
  change(name: FieldName, value: string): void;
  /** Somebody has left this field. */
  leave(name: FieldName): void;
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

/** @param had the values to begin with: what stood already is not refused. @param focus puts the focus into a field */
export function productForm(
  values: WritableSignal<ProductValues>,
  had: Signal<ProductValues>,
  focus: (name: FieldName) => void,
): ProductForm {
  const left = signal<ReadonlySet<FieldName>>(new Set());
  const refusals = signal<Problems>({});
  const sending = signal(false);
  const problems = computed<Problems>(() => {
    const { name, price, stock, description } = values();
    return {
      name: nameProblem(name, had()),
      price: priceProblem(price, had()),
      stock: stockProblem(stock),
      description: descriptionProblem(description),
    };
  });
  const messageOf = (name: FieldName) => problems()[name] ?? refusals()[name];
  const forget = () => {
    refusals.set({});
  };

  return {
    length: computed(() => `${lengthOf(values().name)} / ${nameLength.max}`),
    sending: sending.asReadonly(),
    change: (name, value) => {
      values.update((all) => ({ ...all, [name]: value }));
      // The API has judged another value.
      refusals.update((all) => ({ ...all, [name]: undefined }));
    },
    leave: (name) => {
      left.update((names) => new Set([...names, name]));
    },
    messageAt: (name) => (left().has(name) ? (messageOf(name) ?? '') : ''),
    reset: () => {
      left.set(new Set());
      forget();
    },
    submit: async (send) => {
      if (sending()) return;
      left.set(new Set(fieldNames));
      forget();
      if (fieldNames.every((name) => messageOf(name) === undefined)) {
        sending.set(true);
        try {
          refusals.set((await send()) ?? {});
        } finally {
          sending.set(false);
        }
      }
      const wrong = fieldNames.find((name) => messageOf(name) !== undefined);
      if (wrong) focus(wrong);
    },
  };
}
