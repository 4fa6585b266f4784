// One product: its pictures or its plate, its price, all that is known of it, and its neighbours in the list.
import { Location } from '@angular/common';
import { Component, computed, effect, ElementRef, inject, input, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { Neighbours } from '@latchkey/dto';
import { around } from '../ui/around.ts';
import { Plate } from '../plate/plate.ts';
import { reloadWhenOnline } from '../ui/connection.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { figure, numbered } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { onDay } from '../ui/moments.ts';
import { PageTitle } from '../ui/page-title.ts';
import { problemOfAnswer } from '../ui/problem.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Catalogue, type KnownProduct } from './catalogue.ts';
import { addressOf, queryFrom } from './catalogue-query.ts';
import { currencyName, facesOf } from './faces.ts';
import { pictureOf } from './picture-faces.ts';
import { ProductPictures } from './product-pictures.ts';
import { categoryLabel, stockSentence } from './words.ts';

@Component({
  selector: 'app-product-detail',
  imports: [EmptyFrame, Icon, Plate, ProblemStrip, ProductPictures, RouterLink],
  templateUrl: './product-detail.html',
  styleUrl: './product-detail.css',
})
export class ProductDetail {
  protected readonly $localize = $localize;
  protected readonly around = around;
  /** The id as it stands in the address. */
  readonly id = input.required<string>();

  protected readonly isStaff = inject(SignedInUser).isStaff;
  readonly #catalogue = inject(Catalogue);
  readonly #location = inject(Location);
  readonly #router = inject(Router);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });

  readonly #number = computed(() => (/^\d{1,15}$/.test(this.id()) ? Number(this.id()) : undefined));
  readonly #product = this.#catalogue.product(this.#number);
  protected readonly answer = this.#product.answer;
  protected readonly problem = problemOfAnswer(this.#number, this.answer);
  protected readonly missing = computed(() => this.problem()?.kind === 'missing');
  protected readonly wanted = computed(() => {
    const number = this.#number();
    return number === undefined ? undefined : numbered(number);
  });

  readonly #known = computed((): KnownProduct | undefined =>
    this.answer.hasValue() ? this.answer.value() : this.#product.kept(),
  );
  readonly #categories = this.#catalogue.categories(
    () => this.answer.hasValue() && this.answer.value().category !== null,
  );
  /** As soon as anything is known of it. */
  protected readonly product = computed(() => {
    if (this.missing()) return undefined;
    const known = this.#known();
    if (!known) return undefined;
    const pictures = known.pictures ?? (known.picture ? [known.picture] : []);
    return {
      ...facesOf(known),
      currencyName: currencyName(known.currency),
      photos: pictures.flatMap((picture) => pictureOf(picture) ?? []),
      categoryName: known.category === null ? undefined : categoryLabel(known.category, this.#categories()),
      shelf: stockSentence(known.stock),
      created: onDay(known.created),
      changed: onDay(known.changed),
    };
  });
  /** The list this product was opened from, as it stands in the address. */
  readonly #query = computed(() => queryFrom(this.#address()));
  readonly #place = this.#catalogue.neighbours(this.#number, this.#query);
  /** Of the product before, until the new place is known, so that nothing flickers. */
  protected readonly place = linkedSignal<Neighbours | undefined, Neighbours | undefined>({
    source: () => (this.#place.hasValue() ? this.#place.value() : undefined),
    computation: (now, before) => now ?? (this.#place.isLoading() ? before?.value : undefined),
  });
  protected readonly placeLabel = computed(() => {
    const place = this.place();
    return (
      place && $localize`:@@products.place:${figure(place.place)}:place: of ${figure(place.count)}:count:`
    );
  });
  protected readonly listParams = computed(() => addressOf({ ...this.#query(), page: 1 }));
  readonly #listParamsHere = computed(() => {
    const query = this.#query();
    const place = this.place()?.place ?? 1;
    return addressOf({ ...query, page: Math.ceil(place / query.size) });
  });
  protected readonly listAddress = computed(() =>
    this.#router.serializeUrl(
      this.#router.createUrlTree(['/products'], { queryParams: this.#listParamsHere() }),
    ),
  );
  protected readonly search = computed(() => this.#query().search);

  /** How many steps back the list is; nothing for who came another way. */
  protected readonly steps = computed(() => {
    this.id();
    return stepsOf(this.#location.getState());
  });
  protected readonly further = computed(() => ({ steps: (this.steps() ?? 0) + 1 }));

  #retried = false;

  constructor() {
    inject(PageTitle).follow(() => {
      if (this.missing()) return $localize`:@@products.not-found:Product not found`;
      return this.product()?.name;
    });
    effect(() => {
      // Whoever has leafed on finds this one in the list.
      if (this.steps() !== undefined) this.#catalogue.lastOpened.set(this.#number());
    });
    effect(() => {
      if (!this.answer.hasValue() || !this.#retried) return;
      this.#retried = false;
      this.#host.querySelector('h1')?.focus({ preventScroll: true });
    });
    reloadWhenOnline(this.answer);
  }

  protected retry(): void {
    this.#retried = true;
    this.answer.reload();
  }

  /** Back to where one was in the list, place and focus included; a plain link for whoever came another way. */
  protected toList(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const steps = this.steps();
    if (steps === undefined) void this.#router.navigateByUrl(this.listAddress());
    else this.#location.historyGo(-steps);
  }
}

function stepsOf(state: unknown): number | undefined {
  const steps = typeof state === 'object' && state !== null && 'steps' in state ? state.steps : undefined;
  return typeof steps === 'number' ? steps : undefined;
}
