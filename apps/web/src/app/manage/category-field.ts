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
} from '@angular/core';
import type { Category } from '@latchkey/dto';
import { Announcer } from '../ui/announcer.ts';
import { Icon } from '../ui/icon.ts';
import { CatalogueWrites } from './catalogue-writes.ts';
import { Desk } from './desk.ts';
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
  readonly #made = signal<readonly Category[]>([]);
  /** One that the list does not have is shown by its slug, so that it is not lost. */
  protected readonly options = computed(() => {
    const all = [...this.desk.categories(), ...this.#made()];
    const known = new Map(all.map(({ slug, name }) => [slug, name]));
    if (this.value() && !known.has(this.value())) known.set(this.value(), this.value());
    return [...known].map(([slug, name]) => ({ slug, name }));
  });

  protected choose(slug: string): void {
    this.naming.set(slug === newOne);
    this.problem.set('');
    if (slug === newOne) this.#focus('input');
    else this.value.set(slug);
  }

  protected async create(name: string): Promise<void> {
    if (this.busy() || !this.desk.online()) return;
    if (name.trim() === '') {
      this.#refuse($localize`:@@manage.category-required:A category has a name`);
      return;
    }
    this.busy.set(true);
    try {
      const category = await this.#writes.addCategory(name.trim());
      this.#made.update((made) => [...made, category]);
      this.value.set(category.slug);
      this.naming.set(false);
      this.#announcer.say($localize`:@@manage.category-made:${category.name}:name: is a category now`);
      this.#focus('select');
    } catch (error) {
      this.#refuse(fieldMessagesIn(error)?.['name'] ?? reasonOf(error));
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
