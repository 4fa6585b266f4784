// Sends a file of products and hears line by line how far the server is with it.
import { HttpClient, HttpEventType } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { ImportProgress, ImportReport } from '@latchkey/dto';
import { Observable } from 'rxjs';
import { lineReader } from '../ndjson.ts';

export interface ImportWish {
  /** `valid` keeps the good rows, `all` keeps nothing where one row is wrong. */
  readonly mode: 'all' | 'valid';
  readonly createCategories: boolean;
  /** Only looks what would happen. */
  readonly dryRun: boolean;
}

export type ImportNews = ImportProgress | { readonly report: ImportReport };

@Service()
export class ImportRun {
  readonly #http = inject(HttpClient);

  /** Who leaves before the report has come stops the import, and the server keeps nothing of it. */
  send(file: Blob, { mode, createCategories, dryRun }: ImportWish): Observable<ImportNews> {
    return new Observable<ImportNews>((listener) => {
      const read = lineReader((line) => {
        listener.next(line as ImportNews);
      });
      return this.#http
        .post('/api/v1/catalogue/products/import/', file, {
          params: { mode, dry_run: dryRun, ...(createCategories ? { create_categories: true } : {}) },
          headers: { 'Content-Type': 'text/csv', Accept: 'application/x-ndjson' },
          observe: 'events',
          reportDownloadProgress: true,
          responseType: 'text',
        })
        .subscribe({
          next: (event) => {
            if (event.type === HttpEventType.DownloadProgress) read(event.partialText ?? '');
            if (event.type === HttpEventType.Response) read(event.body ?? '', true);
          },
          error: (error: unknown) => {
            listener.error(error);
          },
          complete: () => {
            listener.complete();
          },
        });
    });
  }
}
