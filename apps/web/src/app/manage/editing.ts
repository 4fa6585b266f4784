// The product that the drawer is about: as it was when somebody began, and as the form has it now.
import { computed, Service, signal } from '@angular/core';
import type { CatalogueProduct } from '@latchkey/dto';
import type { ProductForm } from './product-form.ts';
import { differences, emptyValues, type FieldName, type ProductValues, valuesOf } from './product-values.ts';

export interface Subject {
  /** Under which what is typed is kept. */
  readonly key: string;
  /** Nothing for a new product. */
  readonly before: CatalogueProduct | undefined;
}

@Service({ autoProvided: false })
export class Editing {
  /** Nothing until the product has come. */
  readonly subject = signal<Subject | undefined>(undefined);
  readonly before = computed(() => this.subject()?.before);
  readonly had = computed(() => {
    const before = this.before();
    return before ? valuesOf(before) : emptyValues;
  });
  readonly values = signal<Record<FieldName, string>>({ ...emptyValues });
  readonly changed = computed(() => differences(this.had(), this.values()).length > 0);
  /** Nothing until the fields have come. */
  readonly form = signal<ProductForm | undefined>(undefined);

  /** Ends what somebody is in the middle of before the product is saved; resolves to whether that went well. */
  finish: () => Promise<boolean> = () => Promise.resolve(true);

  begin(subject: Subject, values: ProductValues): void {
    this.subject.set(subject);
    this.fill(values);
  }

  fill(values: ProductValues): void {
    this.values.set({ ...values });
    this.form()?.reset();
  }
}
