// The catalogue, one numbered page at a time.
import { Component, computed, inject, input } from '@angular/core';
import { ListFrame } from '../ui/list-frame.ts';
import { listOf } from '../ui/list-state.ts';
import { ProductGrid } from './product-grid.ts';
import { Products } from './products.ts';

@Component({
  selector: 'app-product-list',
  imports: [ListFrame, ProductGrid],
  templateUrl: './product-list.html',
})
export class ProductList {
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();

  protected readonly list = listOf(inject(Products), this.page);
  /** One row of five has the whole page to itself. */
  protected readonly roomy = computed(() => this.list.size() <= 5);
}
