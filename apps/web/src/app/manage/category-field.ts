// Which category a product is in, or a new one, made on the spot.
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import type { Category } from '@latchkey/dto';
import { Announcer } from '../ui/announcer.ts';
import { Icon } from '../ui/icon.ts';
import { CatalogueWrites } from './catalogue-writes.ts';
import { Desk } from './desk.ts';
import { Editing } from './editing.ts';
import { fieldMessagesIn, reasonOf } from './write-failure.ts';

/** No slug is like it. */
const newOne = '+';

@Component({
  selector: 'app-category-field',
  imports: [Icon],
  templateUrl: './category-field.html',
  styleUrl: './category-field.css',
})
export class CategoryField {
  protected readonly $localize = $localize;
  /** The slug; empty where there is none. */
  readonly value = model('');
  /** What the API has against it; empty while all is well. */
  readonly error = input('');

  readonly #writes = inject(CatalogueWrites);
  readonly #announcer = inject(Announcer);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly desk = inject(Desk);

  protected readonly newOne = newOne;
  protected readonly naming = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly newName = viewChild<ElementRef<HTMLInputElement>>('name');
  #making: Promise<boolean> | undefined;
  readonly #made = signal<readonly Category[]>([]);
  /** One that the list does not have is shown by its slug, so that it is not lost. */
  protected readonly options = computed(() => {
    const all = [...this.desk.categories(), ...this.#made()];
    const known = new Map(all.map(({ slug, name }) => [slug, name]));
    if (this.value() && !known.has(this.value())) known.set(this.value(), this.value());
    return [...known].map(([slug, name]) => ({ slug, name }));
  });

  constructor() {
    // Who saves the product while a new category is being named means that category.
    inject(Editing).finish = async () =>
      !this.naming() || this.create(this.newName()?.nativeElement.value ?? '');
  }

  protected choose(slug: string): void {
    this.naming.set(slug === newOne);
    this.problem.set('');
    if (slug === newOne) this.#focus('input');
    else this.value.set(slug);
  }

  /** Resolves to whether it was made. Who asks again meanwhile waits for the same. */
  protected create(name: string): Promise<boolean> {
    this.#making ??= this.#make(name).finally(() => (this.#making = undefined));
    return this.#making;
  }

  async #make(name: string): Promise<boolean> {
    if (!this.desk.online()) return false;
    if (name.trim() === '') {
      this.#refuse($localize`:@@manage.category-required:A category has a name`);
      return false;
    }
    this.busy.set(true);
    try {
      const category = await this.#writes.addCategory(name.trim());
      this.#made.update((made) => [...made, category]);
      this.value.set(category.slug);
      this.naming.set(false);
      this.#announcer.say($localize`:@@manage.category-made:${category.name}:name: is a category now`);
      this.#focus('select');
      return true;
    } catch (error) {
      this.#refuse(fieldMessagesIn(error)?.['name'] ?? reasonOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  protected giveUp(): void {
    this.naming.set(false);
    this.#focus('select');
  }

  #refuse(problem: string): void {
    this.problem.set(problem);
    this.#announcer.say(problem);
    this.#focus('input');
  }

  #focus(selector: string): void {
    afterNextRender(() => this.#host.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.#injector,
    });
  }
}
