// The fields of a product. They come with what forms are made of, which is why they have a file of their own.
import { Component, inject } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { Field } from '../ui/field.ts';
import { Icon } from '../ui/icon.ts';
import { CategoryField } from './category-field.ts';
import { Editing } from './editing.ts';
import { productForm } from './product-form.ts';

@Component({
  selector: 'app-product-fields',
  imports: [CategoryField, Field, FormField, Icon],
  templateUrl: './product-fields.html',
  styleUrl: './product-fields.css',
})
export class ProductFields {
  readonly #editing = inject(Editing);
  protected readonly form = productForm(this.#editing.values, this.#editing.had);
  protected readonly values = this.#editing.values;

  constructor() {
    this.#editing.form.set(this.form);
  }
}
