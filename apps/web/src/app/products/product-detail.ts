// One product: its plate, its number, its price.
import { Component, computed, inject, input } from '@angular/core';
import { Plate } from '../plate/plate.ts';
import { RecordFrame } from '../ui/record-frame.ts';
import { recordOf } from '../ui/record-state.ts';
import { facesOf } from './faces.ts';
import { Products } from './products.ts';

@Component({
  selector: 'app-product-detail',
  imports: [Plate, RecordFrame],
  templateUrl: './product-detail.html',
  styleUrl: './product-detail.css',
})
export class ProductDetail {
  /** The id as it stands in the address. */
  readonly id = input.required<string>();

  protected readonly state = recordOf(inject(Products), this.id, ({ name }) => name);
  protected readonly product = computed(() => {
    const product = this.state.record();
    return product && facesOf(product);
  });
}
