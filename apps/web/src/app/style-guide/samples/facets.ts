// Rows of filters with their counts: at rest, touched, chosen, without products, awaited; and the range of prices.
import { Component } from '@angular/core';
import { SamplePrices } from './prices.ts';

@Component({
  selector: 'app-sample-facets',
  imports: [SamplePrices],
  template: `
    <fieldset class="facet">
      <legend>Category</legend>
      @for (row of categories; track row.name) {
        <label [class.is-hovered]="row.state === 'is-hovered'" [class.none]="row.count === '0'">
          <input type="checkbox" [class]="row.state" [checked]="row.isChosen" /><bdi>{{ row.name }}</bdi
          ><i class="leader"></i><span class="count">{{ row.count }}</span>
        </label>
      }
      <div class="row waiting" aria-hidden="true"><i class="box"></i><i class="bar"></i></div>
      <button class="text-button more" type="button">All 21 categories</button>
    </fieldset>
    <fieldset class="facet">
      <legend>Stock</legend>
      <label
        ><input type="radio" name="sample-stock" checked /><span>All products</span><i class="leader"></i
        ><span class="count"></span
      ></label>
      <label
        ><input type="radio" name="sample-stock" /><span>In stock</span><i class="leader"></i
        ><span class="count">1,888</span></label
      >
    </fieldset>
    <fieldset class="facet">
      <legend>Price in euro</legend>
      <app-sample-prices />
    </fieldset>
  `,
  styleUrl: '../../products/filters.css',
})
export class SampleFacets {
  protected readonly categories = [
    { name: 'Fasteners', count: '254' },
    { name: 'Drives and bearings', count: '163', state: 'is-hovered' },
    { name: 'Fittings and hinges', count: '131', isChosen: true },
    { name: 'Pipe and valves', count: '78', state: 'is-focused' },
    { name: 'Lighting', count: '0' },
  ];
}
