// What staff do to the catalogue, request by request. All of it fails with an `HttpErrorResponse`.
import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  BulkAnswer,
  BulkRequest,
  CatalogueProduct,
  CatalogueRow,
  Category,
  SeenProduct,
  Selection,
} from '@latchkey/dto';
import { firstValueFrom } from 'rxjs';
import type { ProductChanges } from './product-values.ts';

const products = '/api/v1/catalogue/products/';

@Service()
export class CatalogueWrites {
  readonly #http = inject(HttpClient);

  create(input: ProductChanges): Promise<CatalogueProduct> {
    return firstValueFrom(this.#http.post<CatalogueProduct>(products, input));
  }

  /** Refused with 412 where the product is not in the version seen. */
  change({ id, version }: SeenProduct, changes: ProductChanges): Promise<CatalogueProduct> {
    const headers = { 'If-Match': `"${version}"` };
    return firstValueFrom(this.#http.patch<CatalogueProduct>(addressOf(id), changes, { headers }));
  }

  /** As `change` in what it asks for. */
  async remove({ id, version }: SeenProduct): Promise<void> {
    const headers = { 'If-Match': `"${version}"` };
    await firstValueFrom(this.#http.delete(addressOf(id), { headers }));
  }

  restore(id: number): Promise<CatalogueProduct> {
    return firstValueFrom(this.#http.post<CatalogueProduct>(`${addressOf(id)}restore/`, {}));
  }

  bulk(request: BulkRequest): Promise<BulkAnswer> {
    return firstValueFrom(this.#http.post<BulkAnswer>(`${products}bulk/`, request));
  }

  /** The products of all pages of a list. */
  selection(params: Readonly<Record<string, string>>): Promise<Selection> {
    return firstValueFrom(this.#http.get<Selection>(`${products}selection/`, { params }));
  }

  addCategory(name: string): Promise<Category> {
    return firstValueFrom(this.#http.post<Category>('/api/v1/catalogue/categories/', { name }));
  }

  /** The products of a list as a file. */
  export(params: Readonly<Record<string, string>>): Promise<Blob> {
    return firstValueFrom(this.#http.get(`${products}export/`, { params, responseType: 'blob' }));
  }
}

export const addressOf = (id: number) => `${products}${id}/`;

/** A product as lists have it. */
export function rowOf(product: CatalogueProduct): CatalogueRow {
  const { id, name, price, currency, category, stock, created, changed, version, pictures } = product;
  return {
    id,
    name,
    price,
    currency,
    category,
    stock,
    created,
    changed,
    version,
    picture: pictures[0] ?? null,
  };
}
