// The pictures of a product: new ones by drop, choice or paste, their order, what they show in words, and their end.
import { HttpClient } from '@angular/common/http';
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { CatalogueProduct, Picture } from '@latchkey/dto';
import { firstValueFrom, type Observable } from 'rxjs';
import { Announcer } from '../../ui/announcer.ts';
import { Confirm } from '../../ui/confirm.ts';
import { Icon } from '../../ui/icon.ts';
import { Progress } from '../../ui/progress.ts';
import { addressOf } from '../catalogue-writes.ts';
import { Desk } from '../desk.ts';
import { reasonOf } from '../write-failure.ts';
import { mostPictures, pictureTypes } from './picture-rules.ts';
import { Preview } from './preview.ts';
import { Uploads } from './uploads.ts';

@Component({
  selector: 'app-pictures',
  imports: [Confirm, Icon, Preview, Progress],
  providers: [Uploads],
  templateUrl: './pictures.html',
  styleUrl: './pictures.css',
  host: { '(document:paste)': 'paste($event)' },
})
export class Pictures {
  protected readonly $localize = $localize;
  /** Nothing for a product that is not saved yet: its pictures wait for it. */
  readonly product = input<CatalogueProduct>();
  /** Hears of the product with its pictures as they are now. */
  readonly changed = input.required<(product: CatalogueProduct) => void>();

  /** Hears whether pictures are on their way, or wait for the product. */
  readonly coming = input.required<(pending: boolean) => void>();

  readonly #http = inject(HttpClient);
  readonly #announcer = inject(Announcer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly uploads = inject(Uploads);
  protected readonly desk = inject(Desk);
  protected readonly confirm = viewChild.required(Confirm);

  protected readonly accept = pictureTypes.join();
  protected readonly most = mostPictures;
  protected readonly over = signal(false);
  /** What went wrong with a picture that is there already, by its id. */
  protected readonly failures = signal<Readonly<Record<number, string>>>({});
  protected readonly busy = signal(false);
  protected readonly pictures = computed(() =>
    (this.product()?.pictures ?? []).map((picture, index, { length }) => ({
      ...picture,
      url: picture.files[0]?.url ?? '',
      place: index + 1,
      isFirst: index === 0,
      isLast: index === length - 1,
      labels: labelsOf(index + 1),
    })),
  );
  protected readonly sending = $localize`:@@manage.picture-sending:Uploading`;

  constructor() {
    effect(() => {
      this.coming()(this.uploads.pending());
    });
    let before: number | undefined;
    effect(() => {
      const product = this.product();
      // What waited for a new product goes with it; what was meant for another one goes nowhere.
      if (before !== undefined && before !== product?.id) untracked(() => this.uploads.clear());
      before = product?.id;
      if (product && this.desk.online()) {
        this.uploads.sendTo(product, (changed) => {
          this.changed()(changed);
          this.#announcer.say($localize`:@@manage.picture-added:The picture is added`);
        });
      }
    });
  }

  protected choose(field: HTMLInputElement): void {
    this.#add(field.files);
    field.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.#add(event.dataTransfer?.files);
  }

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected paste(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    this.#add(files);
  }

  protected describe({ id, alt }: Picture, text: string): void {
    if (text.trim() !== alt) void this.#send(id, this.#patch(id, { alt: text.trim() }));
  }

  protected async move({ id, place }: { id: number; place: number }, by: -1 | 1): Promise<void> {
    await this.#send(id, this.#patch(id, { position: place - 1 + by }));
    this.#host.querySelector<HTMLElement>(`[data-picture="${id}"] [data-by="${by}"]`)?.focus();
  }

  protected async remove({ id, place }: { id: number; place: number }): Promise<void> {
    const agreed = await this.confirm().ask({
      title: $localize`:@@manage.picture-delete:Delete picture ${place}:place:?`,
      words: $localize`:@@manage.picture-delete-words:It is gone for good. The other pictures stay.`,
      action: $localize`:@@manage.delete:Delete`,
    });
    if (!agreed) return;
    await this.#send(id, this.#http.delete<CatalogueProduct>(this.#addressOf(id)));
    this.#host.querySelector<HTMLElement>('[data-choose]')?.focus();
  }

  #patch(id: number, change: { alt?: string; position?: number }): Observable<CatalogueProduct> {
    return this.#http.patch<CatalogueProduct>(this.#addressOf(id), change);
  }

  async #send(id: number, request: Observable<CatalogueProduct>): Promise<void> {
    if (this.busy() || !this.desk.online()) return;
    this.busy.set(true);
    this.failures.set({});
    try {
      this.changed()(await firstValueFrom(request));
    } catch (error) {
      const reason = reasonOf(error);
      this.failures.set({ [id]: $localize`:@@manage.picture-failed:This was not saved. ${reason}:reason:` });
    } finally {
      this.busy.set(false);
    }
  }

  #add(files: FileList | null | undefined): void {
    if (files?.length) this.uploads.add([...files], this.pictures().length);
  }

  #addressOf(id: number): string {
    return `${addressOf(this.product()?.id ?? 0)}pictures/${id}/`;
  }
}

function labelsOf(place: number) {
  return {
    earlier: $localize`:@@manage.picture-earlier-named:Move picture ${place}:place: earlier`,
    later: $localize`:@@manage.picture-later-named:Move picture ${place}:place: later`,
    delete: $localize`:@@manage.picture-delete-named:Delete picture ${place}:place:`,
  };
}
