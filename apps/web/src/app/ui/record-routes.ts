// The two addresses of every noun: its list, and each of its records by id.
import type { Type } from '@angular/core';
import type { ResolveFn, Routes } from '@angular/router';
import { pageNumberFrom } from './paging.ts';

/** The list has the title of the section it stands in; `one` is the title of a record until the record is known. */
export function recordRoutes(list: Type<unknown>, detail: Type<unknown>, one: string): Routes {
  return [
    {
      path: '',
      component: list,
      title: titleOfPage,
      runGuardsAndResolvers: 'pathParamsOrQueryParamsChange',
    },
    { path: ':id', component: detail, title: one },
  ];
}

const titleOfPage: ResolveFn<string> = ({ parent, queryParamMap }) => {
  const page = pageNumberFrom(queryParamMap.get('page') ?? undefined) ?? 1;
  const title = parent?.title ?? '';
  return page > 1 ? `${title}, page ${page}` : title;
};
