// The two addresses of every noun: its list, and each of its records by id.
import { inject, type ProviderToken, type Type } from '@angular/core';
import type { ResolveFn, Route, Routes } from '@angular/router';
import type { Collection, Row } from './collection.ts';
import { figure } from './figures.ts';
import { pageNumberFrom } from './paging.ts';

/** Titles are the words of the collection; a record names itself better as soon as it is known. */
export function recordRoutes(
  list: Type<unknown>,
  detail: Pick<Route, 'component' | 'loadComponent'>,
  collection: ProviderToken<Collection<Row>>,
): Routes {
  const titleOfPage: ResolveFn<string> = ({ queryParamMap }) => {
    const number = pageNumberFrom(queryParamMap.get('page') ?? undefined) ?? 1;
    const { title } = inject(collection).words;
    if (number === 1) return title;
    return $localize`:@@ui.list.title-of-page:${title}:title:, page ${figure(number)}:page:`;
  };
  return [
    { path: '', component: list, title: titleOfPage, runGuardsAndResolvers: 'pathParamsOrQueryParamsChange' },
    { path: ':id', ...detail, title: () => inject(collection).words.one },
  ];
}
