// Pictures on their way to a product: one after the other, so that they arrive in the order in which they were chosen.
import { HttpEventType } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { CatalogueProduct } from '@latchkey/dto';
import type { Subscription } from 'rxjs';
import { addressOf } from '../catalogue-writes.ts';
import { reasonOf } from '../write-failure.ts';
import { fileProblem, mostPictures } from './picture-rules.ts';
import { UPLOAD_HTTP } from './upload-http.ts';

export interface Upload {
  readonly id: number;
  readonly file: File;
  /** `waiting` for the product or for others; `refused` will never be sent, `failed` can be tried again. */
  readonly state: 'waiting' | 'sending' | 'refused' | 'failed';
  /** Bytes that have left. */
  readonly sent: number;
  readonly problem: string;
}

@Service({ autoProvided: false })
export class Uploads {
  readonly #http = inject(UPLOAD_HTTP);
  readonly #all = signal<readonly Upload[]>([]);
  readonly all = this.#all.asReadonly();
  readonly pending = computed(() =>
    this.#all().some(({ state }) => state === 'waiting' || state === 'sending'),
  );
  #sending: Subscription | undefined;
  #nextId = 1;
  #product: CatalogueProduct | undefined;
  #changed: (product: CatalogueProduct) => void = () => undefined;

  /** `had` is how many pictures the product has already. */
  add(files: readonly File[], had: number): void {
    for (const file of files) {
      const coming = this.#all().filter(({ state }) => state !== 'refused').length;
      const problem = fileProblem(file, mostPictures - had - coming) ?? '';
      const state = problem ? 'refused' : 'waiting';
      this.#all.update((all) => [...all, { id: this.#nextId++, file, state, sent: 0, problem }]);
    }
    this.#sendNext();
  }

  /** From now on pictures go to this product; `changed` hears what becomes of it. */
  sendTo(product: CatalogueProduct, changed: (product: CatalogueProduct) => void): void {
    this.#product = product;
    this.#changed = changed;
    this.#sendNext();
  }

  retry(id: number): void {
    this.#set(id, { state: 'waiting', sent: 0, problem: '' });
    this.#sendNext();
  }

  /** Takes one away, wherever it is. */
  cancel(id: number): void {
    const upload = this.#all().find((one) => one.id === id);
    this.#all.update((all) => all.filter((one) => one.id !== id));
    if (upload?.state !== 'sending') return;
    this.#sending?.unsubscribe();
    this.#sending = undefined;
    this.#sendNext();
  }

  clear(): void {
    this.#sending?.unsubscribe();
    this.#sending = undefined;
    this.#all.set([]);
    this.#product = undefined;
  }

  #sendNext(): void {
    const product = this.#product;
    const next = this.#all().find(({ state }) => state === 'waiting');
    if (!product || !next || this.#sending) return;
    const { id, file } = next;
    this.#set(id, { state: 'sending' });
    this.#sending = this.#http
      .post<CatalogueProduct>(`${addressOf(product.id)}pictures/`, file, {
        headers: { 'Content-Type': file.type },
        observe: 'events',
        reportUploadProgress: true,
      })
      .subscribe({
        next: (event) => {
          if (event.type === HttpEventType.UploadProgress) this.#set(id, { sent: event.loaded });
          if (event.type !== HttpEventType.Response || !event.body) return;
          this.#end(id);
          this.#changed(event.body);
          this.#sendNext();
        },
        error: (error: unknown) => {
          this.#sending = undefined;
          this.#set(id, { state: 'failed', problem: reasonOf(error) });
          this.#sendNext();
        },
      });
  }

  #end(id: number): void {
    this.#sending = undefined;
    this.#all.update((all) => all.filter((one) => one.id !== id));
  }

  #set(id: number, change: Partial<Upload>): void {
    this.#all.update((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }
}
