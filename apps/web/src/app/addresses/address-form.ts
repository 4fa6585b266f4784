// The form for one address, new or not.
import { Component, computed, inject, input, output } from '@angular/core';
import type { Address } from '@latchkey/dto';
import { Field } from '../ui/field.ts';
import { integerIn, required, wholeNumber } from '../ui/field-words.ts';
import { FormFrame } from '../ui/form-frame.ts';
import { editorOf } from '../ui/record-editor.ts';
import { Addresses } from './addresses.ts';

interface Values {
  readonly street: string;
  readonly number: string;
  readonly postal_code: string;
  readonly city: string;
}

@Component({
  selector: 'app-address-form',
  imports: [Field, FormFrame],
  templateUrl: './address-form.html',
  styles: ':host { display: contents; }',
})
export class AddressForm {
  protected readonly $localize = $localize;
  /** Nothing for a new one. */
  readonly record = input<Address>();
  readonly saved = output<Address>();
  readonly closed = output();

  protected readonly heading = computed(() =>
    this.record() ? $localize`:@@addresses.edit-title:Edit address` : $localize`:@@addresses.new:New address`,
  );
  protected readonly editor = editorOf<Address, Values>({
    collection: inject(Addresses),
    record: this.record,
    valuesOf: (record) => ({
      street: record?.street ?? '',
      number: String(record?.number ?? ''),
      postal_code: record?.postal_code ?? '',
      city: record?.city ?? '',
    }),
    check: ({ street, number, postal_code, city }) => ({
      ...(street.trim() === '' && { street: required() }),
      ...(integerIn(number) === undefined && { number: wholeNumber() }),
      ...(postal_code.trim() === '' && { postal_code: required() }),
      ...(city.trim() === '' && { city: required() }),
    }),
    bodyOf: (values) => ({ ...values, number: integerIn(values.number) }),
  });

  protected set(field: keyof Values, event: Event): void {
    this.editor.set(field, (event.target as HTMLInputElement).value);
  }
}
