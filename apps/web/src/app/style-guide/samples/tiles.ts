// Tiles of products as the list has them: at rest, touched, out of stock, and while they are awaited.
import { Component } from '@angular/core';
import { Plate } from '../../plate/plate.ts';

@Component({
  selector: 'app-sample-tiles',
  imports: [Plate],
  template: `
    <ul class="grid">
      @for (tile of tiles; track tile.name) {
        <li>
          <a class="tile" href="/style-guide" [class]="tile.state">
            <span class="number"
              ><bdi>{{ tile.number }}</bdi>
              @if (tile.isOut) {
                <span class="out">Out of stock</span>
              }
            </span>
            <app-plate class="plate" [name]="tile.name" />
            <h3 class="name">{{ tile.name }}</h3>
            <p class="price" [class.long]="tile.isLong">
              <bdi dir="ltr"
                ><span class="sign">{{ tile.sign }}</span
                >{{ tile.amount }}</bdi
              >
            </p>
          </a>
        </li>
      }
      <li aria-hidden="true">
        <div class="tile waiting">
          <span class="number"><i class="bar"></i></span>
          <div class="plate blank"></div>
          <div class="name"><i class="bar"></i><i class="bar"></i></div>
          <p class="price"><i class="bar"></i></p>
        </div>
      </li>
    </ul>
  `,
  styleUrl: '../../products/product-grid.css',
})
export class SampleTiles {
  protected readonly tiles = [
    { name: 'Gate valve DN 25', number: 'No. 104 903', sign: '$', amount: '38.90' },
    { name: 'Spur gear, 18 teeth', number: 'No. 100 412', sign: '€', amount: '22.35', state: 'is-hovered' },
    {
      name: 'Deep-groove bearing 6204, sealed',
      number: 'No. 100 655',
      sign: '€',
      amount: '5.48',
      state: 'is-focused',
    },
    { name: 'Cylinder key, blank', number: 'No. 101 004', sign: '€', amount: '2.95', isOut: true },
    { name: 'Tee, green, 100 g', number: 'No. 109 311', sign: '€', amount: '1,234,567.00', isLong: true },
  ];
}
