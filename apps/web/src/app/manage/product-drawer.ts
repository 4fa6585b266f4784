// One product to be entered or changed, beside the list. What is typed is kept until it is saved or thrown away.
import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import type { CatalogueProduct } from '@latchkey/dto';
import { Drafts } from '../ui/drafts.ts';
import { Drawer } from '../ui/drawer.ts';
import { numbered } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { problemOfAnswer } from '../ui/problem.ts';
import { Toasts } from '../ui/toasts.ts';
import { addressOf, CatalogueWrites, rowOf } from './catalogue-writes.ts';
import { Desk } from './desk.ts';
import { draftIn, draftOf } from './draft.ts';
import { Editing } from './editing.ts';
import { lazyPart } from './lazy-part.ts';
import { Part } from '../ui/part.ts';
import { differences, emptyValues, inputOf, type ProductValues, valuesOf } from './product-values.ts';
import { Saving } from './saving.ts';
import { type FieldMessages, fieldMessagesIn, isGone, otherMessages, reasonOf } from './write-failure.ts';

interface Trouble {
  readonly reason: string;
  /** The product is gone: it can be put back. */
  readonly gone: boolean;
}

@Component({
  selector: 'app-product-drawer',
  imports: [Drawer, Icon, Part],
  providers: [Editing],
  templateUrl: './product-drawer.html',
  styleUrl: './product-drawer.css',
})
export class ProductDrawer {
  protected readonly $localize = $localize;
  /** The id of a product, or `new`. */
  readonly product = input.required<number | 'new'>();

  readonly #writes = inject(CatalogueWrites);
  readonly #saving = inject(Saving);
  readonly #drafts = inject(Drafts);
  readonly #toasts = inject(Toasts);
  readonly #editing = inject(Editing);
  protected readonly desk = inject(Desk);
  protected readonly drawer = viewChild.required(Drawer);

  protected readonly fields = lazyPart(() =>
    import('./product-fields.ts').then((file) => file.ProductFields),
  );
  protected readonly pictures = lazyPart(() =>
    import('./pictures/pictures.ts').then((file) => file.Pictures),
  );
  /** Just made here, and known without asking. */
  readonly #made = signal<number | undefined>(undefined);
  readonly #answer = httpResource<CatalogueProduct>(() => {
    const id = this.product();
    return id === 'new' || this.#made() === id ? undefined : addressOf(id);
  });
  protected readonly before = this.#editing.before;
  protected readonly changed = this.#editing.changed;
  protected readonly fromDraft = signal(false);
  protected readonly trouble = signal<Trouble | undefined>(undefined);
  /** Whether pictures are on their way, or wait for the product. */
  readonly #coming = signal(false);
  protected readonly number = computed(() => numbered(this.before()?.id ?? 0));
  protected readonly ready = computed(() => this.#editing.subject() !== undefined);
  /** The fields come a moment after their product does. */
  protected readonly fillable = computed(() => this.ready() && this.#editing.form() !== undefined);
  protected readonly sending = computed(() => this.#editing.form()?.sending() ?? false);
  protected readonly problem = problemOfAnswer(this.product, this.#answer);
  protected readonly heading = computed(() =>
    this.product() === 'new'
      ? $localize`:@@manage.new:New product`
      : $localize`:@@manage.edit-product:Edit product`,
  );

  constructor() {
    effect(() => {
      const product = this.product();
      untracked(() => this.#begin(product));
    });
    effect(() => {
      if (!this.#answer.hasValue()) return;
      const product = this.#answer.value();
      untracked(() => this.#show(product));
    });
    effect(() => {
      const subject = this.#editing.subject();
      const values = this.#editing.values();
      if (!subject) return;
      if (this.changed()) this.#drafts.keep(subject.key, draftOf(subject, values));
      else this.#drafts.drop(subject.key);
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const form = this.#editing.form();
    if (!form || !this.desk.online()) return;
    this.trouble.set(undefined);
    if (await this.#editing.finish()) await form.submit(() => this.#send());
  }

  protected retry(): void {
    this.#answer.reload();
  }

  /** What is typed goes, and can be had back as long as the toast stands. */
  protected discard(): void {
    const subject = this.#editing.subject();
    if (subject && this.changed()) {
      const draft = draftOf(subject, this.#editing.values());
      this.#editing.fill(this.#editing.had());
      this.#drafts.drop(subject.key);
      this.#toasts.show($localize`:@@manage.discarded:Your changes are thrown away`, {
        action: {
          label: $localize`:@@manage.undo:Undo`,
          run: () => {
            this.#drafts.keep(subject.key, draft);
            void this.desk.go({ edit: subject.before?.id ?? 'new' });
          },
        },
      });
    }
    void this.drawer().close();
  }

  protected left(): void {
    const subject = this.#editing.subject();
    if (subject && this.changed()) {
      // What was typed a moment ago has not been kept yet, and nothing will run here any more.
      this.#drafts.keep(subject.key, draftOf(subject, this.#editing.values()));
      this.#toasts.show($localize`:@@manage.kept:What you typed is kept as a draft`, {
        action: {
          label: $localize`:@@manage.go-on:Go on with it`,
          run: () => void this.desk.go({ edit: subject.before?.id ?? 'new' }),
        },
      });
    }
    void this.desk.go({ edit: null });
  }

  /** Throws a draft away, and begins with the product as it is. */
  protected startAfresh(): void {
    const subject = this.#editing.subject();
    if (!subject) return;
    this.#drafts.drop(subject.key);
    this.#editing.subject.set(undefined);
    this.#begin(this.product());
    if (this.#answer.hasValue()) this.#show(this.#answer.value());
  }

  /** The product is gone, what was typed is not: puts it back and saves on. */
  protected async putBack(event: Event): Promise<void> {
    const before = this.before();
    if (!before || !this.desk.online()) return;
    try {
      this.#follow(await this.#writes.restore(before.id));
      this.desk.reload();
      await this.save(event);
    } catch (error) {
      this.trouble.set({ reason: reasonOf(error), gone: isGone(error) });
    }
  }

  protected readonly coming = (pending: boolean): void => {
    this.#coming.set(pending);
  };

  /** A picture came or went: that is no change of the fields, unless somebody else has changed those too. */
  protected readonly follow = (product: CatalogueProduct): void => {
    this.desk.show(rowOf(product));
    const had = this.before();
    if (!had) return;
    const isSame = differences(valuesOf(had), valuesOf(product)).length === 0;
    this.#follow(isSame ? product : { ...had, pictures: product.pictures });
  };

  #follow(before: CatalogueProduct): void {
    this.#editing.subject.update((subject) => subject && { ...subject, before });
  }

  #begin(product: number | 'new'): void {
    const key = `product.${product}`;
    if (this.#editing.subject()?.key === key) return;
    this.trouble.set(undefined);
    const draft = draftIn(this.#drafts.find(key));
    this.fromDraft.set(draft !== undefined);
    if (draft) this.#editing.begin({ key, before: draft.before }, draft.values);
    else if (product === 'new') this.#editing.begin({ key, before: undefined }, emptyValues);
    else this.#editing.subject.set(undefined);
  }

  /** The product has come; a draft is not overwritten by it. */
  #show(product: CatalogueProduct): void {
    if (this.ready()) return;
    this.#editing.begin({ key: `product.${product.id}`, before: product }, valuesOf(product));
  }

  /** Resolves to what the API has against single fields. */
  async #send(): Promise<FieldMessages | undefined> {
    const before = this.before();
    const had = this.#editing.had();
    try {
      const saved = before ? await this.#change(before, had) : await this.#create();
      if (saved) this.#end(saved, before && had);
      return undefined;
    } catch (error) {
      const messages = fieldMessagesIn(error);
      const reason = messages ? otherMessages(messages) : reasonOf(error);
      if (reason) this.trouble.set({ reason, gone: isGone(error) && before !== undefined });
      return messages;
    }
  }

  #create(): Promise<CatalogueProduct> {
    return this.#writes.create(inputOf(this.#editing.values()));
  }

  async #change(before: CatalogueProduct, had: ProductValues): Promise<CatalogueProduct | undefined> {
    if (!this.changed()) return before;
    return this.#saving.change(before, had, this.#editing.values(), (values, theirs) => {
      this.#follow(theirs);
      this.#editing.values.set({ ...values });
    });
  }

  #end(saved: CatalogueProduct, had: ProductValues | undefined): void {
    const subject = this.#editing.subject();
    if (subject) this.#drafts.drop(subject.key);
    if (!had) {
      this.#toasts.show($localize`:@@manage.created:${saved.name}:name: is in the catalogue`);
      this.desk.reload();
    } else if (differences(had, valuesOf(saved)).length > 0) {
      this.#saving.tell(saved, had);
    }
    this.#made.set(saved.id);
    this.#editing.begin({ key: `product.${saved.id}`, before: saved }, valuesOf(saved));
    if (had || !this.#coming()) void this.drawer().close();
    else void this.desk.go({ edit: saved.id }, true);
  }
}
