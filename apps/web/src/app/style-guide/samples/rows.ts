// Products as rows of a table: sorted by name; at rest, touched, out of stock, and awaited.
import { Component } from '@angular/core';
import { Plate } from '../../plate/plate.ts';
import { Icon } from '../../ui/icon.ts';

@Component({
  selector: 'app-sample-rows',
  imports: [Icon, Plate],
  template: `
    <table aria-label="Products">
      <thead>
        <tr>
          <td class="picture"></td>
          <th class="number" scope="col">
            <button class="is-hovered" type="button">Number<app-icon class="unsorted" sign="down" /></button>
          </th>
          <th class="name" scope="col" aria-sort="ascending">
            <button type="button">Name<app-icon class="turned" sign="down" /></button>
          </th>
          <th class="stock" scope="col">
            <button class="is-focused" type="button">Stock<app-icon class="unsorted" sign="down" /></button>
          </th>
          <th class="price" scope="col">
            <button type="button">Price<app-icon class="unsorted" sign="down" /></button>
          </th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows; track row.name) {
          <tr [class.is-hovered]="row.state === 'is-hovered'">
            <td class="picture"><app-plate class="plate" [name]="row.name" /></td>
            <td class="number">
              <bdi>{{ row.number }}</bdi>
            </td>
            <th class="name" scope="row">
              <a href="/style-guide" [class]="row.state">{{ row.name }}</a>
            </th>
            <td class="stock" [class.quiet]="row.isOut">{{ row.stock }}</td>
            <td class="price">
              <bdi dir="ltr"
                ><span class="sign">{{ row.sign }}</span
                >{{ row.amount }}</bdi
              >
            </td>
          </tr>
        }
        <tr class="waiting" aria-hidden="true">
          <td class="picture"><div class="plate"></div></td>
          <td class="number"><i class="bar"></i></td>
          <td class="name"><i class="bar"></i></td>
          <td class="stock"><i class="bar"></i></td>
          <td class="price"><i class="bar"></i></td>
        </tr>
      </tbody>
    </table>
  `,
  styleUrls: ['../../products/product-table.css', './only-wide.css'],
})
export class SampleRows {
  protected readonly rows = [
    { name: 'Butt hinge 76, brass', number: 'No. 102 310', stock: '38 in stock', sign: '€', amount: '4.10' },
    {
      name: 'Dome pendant 400, enamel',
      number: 'No. 104 221',
      stock: '5 in stock',
      sign: '€',
      amount: '96.50',
      state: 'is-hovered',
    },
    {
      name: 'Hex bolt M12 × 80, zinc',
      number: 'No. 100 038',
      stock: '2,110 in stock',
      sign: '€',
      amount: '0.84',
      state: 'is-focused',
    },
    {
      name: 'Pressure gauge 0–10 bar',
      number: 'No. 103 519',
      stock: 'Out of stock',
      sign: '$',
      amount: '31.75',
      isOut: true,
    },
  ];
}
