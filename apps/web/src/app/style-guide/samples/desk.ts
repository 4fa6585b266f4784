// Rows as staff have them: at rest, touched, chosen, open in the drawer, and priced in place, also with a mistake.
import { Component } from '@angular/core';
import { Plate } from '../../plate/plate.ts';
import { Icon } from '../../ui/icon.ts';

@Component({
  selector: 'app-sample-desk',
  imports: [Icon, Plate],
  template: `
    <table role="table" aria-label="Products for staff">
      <thead role="rowgroup">
        <tr role="row">
          <th class="check" role="columnheader" scope="col">
            <span class="box"
              ><input type="checkbox" aria-label="All on this page" [indeterminate]="true"
            /></span>
          </th>
          <th class="plate" role="columnheader" scope="col">Plate</th>
          <th class="no" role="columnheader" scope="col">Number</th>
          <th class="name" role="columnheader" scope="col">Name</th>
          <th class="category" role="columnheader" scope="col">Category</th>
          <th class="stock" role="columnheader" scope="col">Stock</th>
          <th class="price" role="columnheader" scope="col">Price</th>
          <th class="deeds" role="columnheader" scope="col"><span class="unseen">Actions</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (row of rows; track row.number) {
          <tr role="row" [class]="row.state">
            <td class="check" role="cell">
              <span class="box"
                ><input type="checkbox" [attr.aria-label]="row.name" [checked]="row.state === 'chosen'"
              /></span>
            </td>
            <td class="plate" role="cell"><app-plate [name]="row.name" /></td>
            <td class="no" role="cell">
              <span class="number"
                ><bdi>{{ row.number }}</bdi></span
              >
            </td>
            <th class="name" role="rowheader" scope="row">{{ row.name }}</th>
            <td class="category" role="cell">Fittings</td>
            <td class="stock" role="cell">38</td>
            <td class="price" role="cell">
              @if (row.state === 'edit') {
                <div class="inline">
                  <span class="money">
                    <span aria-hidden="true">€</span>
                    <input
                      class="input"
                      [class]="row.problem ? '' : 'is-focused'"
                      [value]="row.amount"
                      [attr.aria-label]="'Price of ' + row.name"
                      [attr.aria-invalid]="row.problem ? 'true' : null"
                    />
                  </span>
                  <button class="button main small" type="button">Save</button>
                  <button class="button small" type="button">Cancel</button>
                  @if (row.problem) {
                    <p class="error"><app-icon sign="alarm" />{{ row.problem }}</p>
                  }
                </div>
              } @else {
                <button class="figures" type="button" [class]="row.figures">
                  <bdi dir="ltr"><span class="sign">€</span>{{ row.amount }}</bdi>
                </button>
              }
            </td>
            <td class="deeds" role="cell">
              <a class="text-button" href="/style-guide">Edit</a>
              <button class="text-button" type="button">Delete</button>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: '../../manage/manage-table.css',
})
export class SampleDesk {
  protected readonly rows = [
    { number: 'No. 102 310', name: 'Butt hinge 76, brass', amount: '4.10' },
    {
      number: 'No. 102 311',
      name: 'Shelf bracket 200, steel',
      amount: '7.20',
      state: 'is-hovered',
      figures: 'is-hovered',
    },
    { number: 'No. 102 312', name: 'Cylinder key, blank', amount: '2.95', state: 'chosen' },
    {
      number: 'No. 102 313',
      name: 'Steel padlock, 40',
      amount: '11.60',
      state: 'open',
      figures: 'is-focused',
    },
    { number: 'No. 102 314', name: 'Spur gear, 18 teeth', amount: '23.90', state: 'edit' },
    {
      number: 'No. 102 315',
      name: 'Kitchen timer',
      amount: '-1',
      state: 'edit',
      problem: 'Write an amount like 12.50.',
    },
  ];
}
