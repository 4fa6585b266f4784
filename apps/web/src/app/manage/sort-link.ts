// The head of a column, which sorts the list by it.
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui/icon.ts';
import type { ColumnSort } from './sorts.ts';

@Component({
  selector: 'app-sort-link',
  imports: [Icon, RouterLink],
  template: `<a
    data-keeps-focus
    [class.sorted]="sort().order"
    [routerLink]="[]"
    [queryParams]="{ sort: sort().next, page: null }"
    queryParamsHandling="merge"
    ><ng-content />
    @if (sort().order; as order) {
      <app-icon sign="down" [class.up]="order === 'ascending'" />
    }
  </a>`,
  styles: `
    a {
      display: inline-flex;
      gap: var(--s-1);
      align-items: center;
      min-block-size: 1.5rem;
      white-space: nowrap;
      &:hover {
        color: var(--ink);
        text-decoration: underline 1px;
        text-underline-offset: 3px;
      }
    }

    .sorted {
      color: var(--ink);
    }

    .up {
      rotate: 180deg;
    }
  `,
})
export class SortLink {
  readonly sort = input.required<ColumnSort>();
}
