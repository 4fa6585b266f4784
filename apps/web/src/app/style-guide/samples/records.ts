// Rows of records, each of which is a link: at rest, touched, and awaited.
import { Component } from '@angular/core';

@Component({
  selector: 'app-sample-records',
  template: `
    <table class="table" role="table" aria-label="Invoices">
      <thead role="rowgroup">
        <tr role="row">
          <th class="no" role="columnheader" scope="col">Number</th>
          <th class="name" role="columnheader" scope="col">Invoice</th>
          <th class="detail" role="columnheader" scope="col">Account</th>
          <th class="figure" role="columnheader" scope="col">Products</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (row of rows; track row.number) {
          <tr role="row">
            <td class="no" role="cell">
              <span class="number">{{ row.number }}</span>
            </td>
            <th class="name" role="rowheader" scope="row">
              <a href="/style-guide" [class]="row.state">{{ row.title }}</a>
            </th>
            <td class="detail" role="cell">{{ row.of }}</td>
            <td class="figure" role="cell">{{ row.count }}<span class="alone"> products</span></td>
          </tr>
        }
        <tr class="waiting" aria-hidden="true">
          <td class="no"><i class="bar"></i></td>
          <td class="name"><i class="bar"></i></td>
          <td class="detail"><i class="bar"></i></td>
          <td class="figure"><i class="bar"></i></td>
        </tr>
      </tbody>
    </table>
  `,
})
export class SampleRecords {
  protected readonly rows = [
    { number: 'No. 000 012', title: 'Invoice 20260012', of: 'carol', count: 3 },
    { number: 'No. 000 013', title: 'Invoice 20260013', of: 'dave', count: 12, state: 'is-hovered' },
    { number: 'No. 000 014', title: 'Invoice 20260014', of: 'carol', count: 5, state: 'is-focused' },
  ];
}
