// What a form for one record knows and does: what stands in its fields, what is wrong with it, the draft, the saving.
import { HttpErrorResponse } from '@angular/common/http';
import {
  afterNextRender,
  computed,
  ElementRef,
  inject,
  Injector,
  linkedSignal,
  type Signal,
  signal,
  untracked,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Collection, Row } from './collection.ts';
import { Drafts } from './drafts.ts';
import { fieldErrorsIn } from './field-errors.ts';
import { throttled, type Trouble, troubles } from './trouble.ts';

export type FieldErrors<V> = Partial<Record<keyof V & string, string>>;

interface Plan<T extends Row, V extends object> {
  readonly collection: Collection<T>;
  /** The row as it is; nothing for a new one. */
  readonly record: Signal<T | undefined>;
  /** What stands in the fields at first. */
  readonly valuesOf: (record: T | undefined) => V;
  /** What is wrong before anything is sent. */
  readonly check: (values: V) => FieldErrors<V>;
  /** What is sent; of a row that exists, only what differs from before. */
  readonly bodyOf: (values: V) => object;
}

export interface Editor<T extends Row, V extends object> {
  readonly values: Signal<V>;
  readonly errors: Signal<FieldErrors<V>>;
  readonly trouble: Signal<Trouble | undefined>;
  readonly busy: Signal<boolean>;
  readonly isChanged: Signal<boolean>;
  /** Whether the fields were found as somebody left them before. */
  readonly isDraft: Signal<boolean>;
  set<K extends keyof V & string>(field: K, value: V[K]): void;
  /** Forgets what was typed. */
  startOver(): void;
  /** Resolves to the row as it is now, or to nothing where it could not be saved: the form says why. */
  save(): Promise<T | undefined>;
}

/** Fields are found by their `name`. To be called where `inject` may be. */
export function editorOf<T extends Row, V extends object>(plan: Plan<T, V>): Editor<T, V> {
  const drafts = inject(Drafts);
  const injector = inject(Injector);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const { collection } = plan;

  const key = computed(() => `${collection.path}/${plan.record()?.id ?? 'new'}`);
  const start = computed(() => plan.valuesOf(plan.record()));
  const draftOf = (of: string) => drafts.find(of) as V | undefined;
  const values = linkedSignal({
    source: key,
    computation: (of) => untracked(() => ({ ...start(), ...draftOf(of) })),
  });
  const isDraft = linkedSignal({ source: key, computation: (of) => draftOf(of) !== undefined });
  const errors = signal<FieldErrors<V>>({});
  const trouble = signal<Trouble | undefined>(undefined);
  const busy = signal(false);
  const isChanged = computed(() => JSON.stringify(values()) !== JSON.stringify(start()));

  function mark(found: FieldErrors<V>): boolean {
    errors.set(found);
    const fields = Object.keys(found);
    if (fields.length === 0) return false;
    const selector = fields.map((name) => `[name="${name}"]`).join();
    afterNextRender(() => host.querySelector<HTMLElement>(selector)?.focus(), { injector });
    return true;
  }

  /** Only what was changed here, so that nobody's other change is undone. */
  function changedBody(): object {
    const before = new Map(Object.entries(plan.bodyOf(start())));
    const isNew = ([name, value]: [string, unknown]) =>
      JSON.stringify(value) !== JSON.stringify(before.get(name));
    return Object.fromEntries(Object.entries(plan.bodyOf(values())).filter(isNew));
  }

  function explain(error: unknown): void {
    if (!(error instanceof HttpErrorResponse)) {
      trouble.set(troubles.server());
      throw error;
    }
    const fields = error.status === 400 ? fieldErrorsIn(error.error, Object.keys(values())) : {};
    if (!mark(fields as FieldErrors<V>)) trouble.set(troubleOf(error));
  }

  async function save(): Promise<T | undefined> {
    if (busy()) return undefined;
    trouble.set(undefined);
    if (mark(plan.check(values()))) return undefined;
    busy.set(true);
    try {
      const record = plan.record();
      const saving = record
        ? collection.change(record.id, changedBody())
        : collection.create(plan.bodyOf(values()));
      const saved = await firstValueFrom(saving);
      drafts.drop(key());
      return saved;
    } catch (error) {
      explain(error);
      return undefined;
    } finally {
      busy.set(false);
    }
  }

  return {
    values: values.asReadonly(),
    errors: errors.asReadonly(),
    trouble: trouble.asReadonly(),
    busy: busy.asReadonly(),
    isChanged,
    isDraft: isDraft.asReadonly(),
    set: (field, value) => {
      values.update((now) => ({ ...now, [field]: value }));
      errors.update((now) => ({ ...now, [field]: undefined }));
      if (isChanged()) drafts.keep(key(), values());
      else drafts.drop(key());
    },
    startOver: () => {
      drafts.drop(key());
      values.set(start());
      errors.set({});
      isDraft.set(false);
    },
    save,
  };
}

function troubleOf(error: HttpErrorResponse): Trouble {
  if (error.status === 0) return troubles.offline();
  if (error.status === 403) return troubles.forbidden();
  if (error.status === 404) return troubles.gone();
  if (error.status === 429) return throttled(undefined);
  return troubles.server();
}
