// Pages as DRF's PageNumberPagination tells them.

/** Body of a list. `count` is the number of rows in all pages; `next` and `previous` are absolute addresses. */
export interface Page<Row> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Row[];
}
