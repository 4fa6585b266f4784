// The fields of a product.
import { Component, ElementRef, inject } from '@angular/core';
import { Field } from '../ui/field.ts';
import { Icon } from '../ui/icon.ts';
import { CategoryField } from './category-field.ts';
import { Editing } from './editing.ts';
import { productForm } from './product-form.ts';

@Component({
  selector: 'app-product-fields',
  imports: [CategoryField, Field, Icon],
  templateUrl: './product-fields.html',
  styleUrl: './product-fields.css',
})
export class ProductFields {
  protected readonly $localize = $localize;
  readonly #editing = inject(Editing);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly values = this.#editing.values;
  protected readonly form = productForm(this.values, this.#editing.had, (name) => {
    this.#host.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
  });

  constructor() {
    this.#editing.form.set(this.form);
  }
}
