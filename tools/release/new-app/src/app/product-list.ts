// A page of a new application that asks the API for something only signed-in people get.
import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';

@Component({
  selector: 'app-product-list',
  template: `
    <h1>Products</h1>
    @if (products.hasValue()) {
      <ul>
        @for (product of products.value().results; track product.id) {
          <li>{{ product.name }}</li>
        }
      </ul>
    }
    <button (click)="products.reload()">Again</button>
  `,
})
export class ProductList {
  protected readonly products = httpResource<{ results: { id: number; name: string }[] }>(
    () => '/api/v0/products/',
  );
}
