// One product to be entered or changed, beside the list. What is typed is kept until it is saved or thrown away.
import { NgComponentOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { FormField, submit, type ValidationError } from '@angular/forms/signals';
import type { CatalogueProduct } from '@latchkey/dto';
import { Drafts } from '../ui/drafts.ts';
import { Drawer } from '../ui/drawer.ts';
import { Field } from '../ui/field.ts';
import { numbered } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { problemOfAnswer } from '../ui/problem.ts';
import { Toasts } from '../ui/toasts.ts';
import { addressOf, CatalogueWrites, rowOf } from './catalogue-writes.ts';
import { CategoryField } from './category-field.ts';
import { Desk } from './desk.ts';
import { lazyPart } from './lazy-part.ts';
import { Uploads } from './pictures/uploads.ts';
import { productForm } from './product-form.ts';
import {
  differences,
  emptyValues,
  fieldNames,
  inputOf,
  type ProductValues,
  valuesOf,
} from './product-values.ts';
import { Saving } from './saving.ts';
import { fieldMessagesIn, isGone, reasonOf } from './write-failure.ts';

interface Draft {
  /** The product as it was when somebody began; nothing for a new one. */
  readonly before: CatalogueProduct | null;
  readonly values: ProductValues;
}

interface Trouble {
  readonly what: string;
  readonly reason: string;
  /** The product is gone: it can be put back. */
  readonly gone?: boolean;
}

@Component({
  selector: 'app-product-drawer',
  imports: [CategoryField, Drawer, Field, FormField, Icon, NgComponentOutlet],
  providers: [Uploads],
  templateUrl: './product-drawer.html',
  styleUrl: './product-drawer.css',
})
export class ProductDrawer {
  /** The id of a product, or `new`. */
  readonly product = input.required<number | 'new'>();

  readonly #writes = inject(CatalogueWrites);
  readonly #saving = inject(Saving);
  readonly #drafts = inject(Drafts);
  readonly #toasts = inject(Toasts);
  protected readonly desk = inject(Desk);
  protected readonly uploads = inject(Uploads);
  protected readonly drawer = viewChild.required(Drawer);

  protected readonly pictures = lazyPart(() =>
    import('./pictures/pictures.ts').then((file) => file.Pictures),
  );
  readonly #answer = httpResource<CatalogueProduct>(() => {
    const id = this.product();
    return id === 'new' || this.#created() === id ? undefined : addressOf(id);
  });
  readonly #created = signal<number | undefined>(undefined);
  /** What the form is about: the product as it was when somebody began to change it. */
  readonly #subject = signal<{ key: string; before: CatalogueProduct | undefined } | undefined>(undefined);
  protected readonly before = computed(() => this.#subject()?.before);
  readonly #had = computed(() => {
    const before = this.before();
    return before ? valuesOf(before) : emptyValues;
  });
  protected readonly form = productForm(this.#had);
  protected readonly fromDraft = signal(false);
  protected readonly trouble = signal<Trouble | undefined>(undefined);
  protected readonly number = computed(() => numbered(this.before()?.id ?? 0));
  protected readonly ready = computed(() => this.#subject() !== undefined);
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
      const subject = this.#subject();
      const values = this.form.values();
      if (!subject) return;
      if (this.form.changed()) this.#drafts.keep(subject.key, { before: subject.before ?? null, values });
      else this.#drafts.drop(subject.key);
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.desk.online()) return;
    this.trouble.set(undefined);
    const saved = await submit(this.form.fields, { action: () => this.#send() });
    if (!saved) this.#leadToProblem();
  }

  protected retry(): void {
    this.#answer.reload();
  }

  /** What is typed goes, and can be had back as long as the toast stands. */
  protected discard(): void {
    const subject = this.#subject();
    if (subject && this.form.changed()) {
      const draft: Draft = { before: subject.before ?? null, values: this.form.values() };
      this.form.set(this.#had());
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
    const subject = this.#subject();
    if (subject && this.form.changed()) {
      this.#toasts.show($localize`:@@manage.kept:What you typed is kept as a draft`, {
        action: {
          label: $localize`:@@manage.go-on:Go on with it`,
          run: () => void this.desk.go({ edit: subject.before?.id ?? 'new' }),
        },
      });
    }
    void this.desk.go({ edit: null });
  }

  protected startAfresh(): void {
    const subject = this.#subject();
    if (!subject) return;
    this.#drafts.drop(subject.key);
    this.#subject.set(undefined);
    this.#begin(this.product());
    if (this.#answer.hasValue()) this.#show(this.#answer.value());
  }

  /** The product is gone, what was typed is not: puts it back and saves on. */
  protected async putBack(event: Event): Promise<void> {
    const before = this.before();
    if (!before || !this.desk.online()) return;
    try {
      const back = await this.#writes.restore(before.id);
      this.#subject.update((subject) => subject && { ...subject, before: back });
      this.desk.reload();
      await this.save(event);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A picture came or went: that is no change of the fields, unless somebody else has changed those too. */
  protected readonly follow = (product: CatalogueProduct): void => {
    this.desk.show(rowOf(product));
    this.#subject.update((subject) => {
      const had = subject?.before;
      if (!subject || !had) return subject;
      const isSame = differences(valuesOf(had), valuesOf(product)).length === 0;
      return { ...subject, before: isSame ? product : { ...had, pictures: product.pictures } };
    });
  };

  #begin(product: number | 'new'): void {
    const key = `product.${product}`;
    if (this.#subject()?.key === key) return;
    this.trouble.set(undefined);
    this.uploads.clear();
    const draft = this.#drafts.find(key) as Draft | undefined;
    this.fromDraft.set(draft !== undefined);
    if (draft) {
      this.#subject.set({ key, before: draft.before ?? undefined });
      this.form.set(draft.values);
    } else if (product === 'new') {
      this.#subject.set({ key, before: undefined });
      this.form.set(emptyValues);
    } else {
      this.#subject.set(undefined);
    }
  }

  /** The product has come; a draft is not overwritten by it. */
  #show(product: CatalogueProduct): void {
    if (this.#subject()) return;
    this.#subject.set({ key: `product.${product.id}`, before: product });
    this.form.set(valuesOf(product));
  }

  async #send(): Promise<ValidationError.WithFieldTree[] | undefined> {
    const before = this.before();
    const had = this.#had();
    try {
      const saved = before ? await this.#change(before, had) : await this.#create();
      if (saved) this.#end(saved, before && had);
      return undefined;
    } catch (error) {
      const messages = fieldMessagesIn(error);
      if (!messages) {
        this.#fail(error);
        return undefined;
      }
      const { errors, others } = this.form.refusals(messages);
      if (others) this.trouble.set({ what: this.#notSaved(), reason: others });
      return errors;
    }
  }

  #create(): Promise<CatalogueProduct> {
    return this.#writes.create(inputOf(this.form.values()));
  }

  async #change(before: CatalogueProduct, had: ProductValues): Promise<CatalogueProduct | undefined> {
    if (!this.form.changed()) return before;
    return this.#saving.change(before, had, this.form.values(), (values, theirs) => {
      this.#subject.update((subject) => subject && { ...subject, before: theirs });
      this.form.set(values);
    });
  }

  #end(saved: CatalogueProduct, had: ProductValues | undefined): void {
    const subject = this.#subject();
    if (subject) this.#drafts.drop(subject.key);
    if (had) {
      if (differences(had, valuesOf(saved)).length > 0) this.#saving.tell(saved, had);
    } else {
      this.#toasts.show($localize`:@@manage.created:${saved.name}:name: is in the catalogue`);
      this.desk.reload();
    }
    this.#created.set(saved.id);
    this.#subject.set({ key: `product.${saved.id}`, before: saved });
    this.form.set(valuesOf(saved));
    if (had || !this.uploads.pending()) void this.drawer().close();
    else void this.desk.go({ edit: saved.id }, true);
  }

  #fail(error: unknown): void {
    const gone = isGone(error) && this.before() !== undefined;
    this.trouble.set({ what: this.#notSaved(), reason: reasonOf(error), gone });
  }

  #notSaved(): string {
    return $localize`:@@manage.not-saved:Not saved. What you typed is kept.`;
  }

  #leadToProblem(): void {
    const name = fieldNames.find((field) => this.form.fields[field]().invalid());
    if (name) this.form.fields[name]().focusBoundControl();
  }
}
