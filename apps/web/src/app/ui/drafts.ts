// What somebody has typed and not sent yet: kept in this tab for the same person, also over the end of a session.
import { effect, inject, linkedSignal, Service } from '@angular/core';
import { Auth } from '@latchkey/angular-auth';

interface Kept {
  readonly owner: string | undefined;
  readonly drafts: Readonly<Record<string, unknown>>;
}

const nothing: Kept = { owner: undefined, drafts: {} };
const storageKey = 'latchkey.drafts';

@Service()
export class Drafts {
  readonly #auth = inject(Auth);
  /** Whose session it is, or was until it ended. */
  readonly #owner = linkedSignal<string | undefined, string | undefined>({
    source: () => this.#auth.user()?.id,
    computation: (id, before) => id ?? before?.value,
  });
  #kept = stored();

  constructor() {
    let before = this.#auth.status();
    effect(() => {
      const id = this.#auth.user()?.id;
      const now = this.#auth.status();
      // Who signs out means to leave nothing behind; a session that merely ended takes nothing along.
      const left = now === 'anonymous' && (before === 'authenticated' || before === 'degraded');
      before = now;
      if (left || (id !== undefined && id !== this.#kept.owner)) this.#write(nothing);
    });
  }

  /** `value` as JSON has it. */
  keep(key: string, value: unknown): void {
    const { drafts } = this.#mine();
    this.#write({ owner: this.#owner(), drafts: { ...drafts, [key]: value } });
  }

  /** What was kept under this key; nothing where somebody else kept it. Check its shape: the tab may be older than the app. */
  find(key: string): unknown {
    return this.#mine().drafts[key];
  }

  drop(key: string): void {
    const drafts = { ...this.#mine().drafts };
    Reflect.deleteProperty(drafts, key);
    this.#write({ owner: this.#owner(), drafts });
  }

  #mine(): Kept {
    return this.#kept.owner === this.#owner() ? this.#kept : nothing;
  }

  #write(kept: Kept): void {
    this.#kept = kept;
    try {
      if (Object.keys(kept.drafts).length === 0) sessionStorage.removeItem(storageKey);
      else sessionStorage.setItem(storageKey, JSON.stringify(kept));
    } catch {
      // Storage is full or switched off: the draft lives as long as the page.
    }
  }
}

function stored(): Kept {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
    return isKept(kept) ? kept : nothing;
  } catch {
    return nothing;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('owner' in value) || !('drafts' in value))
    return false;
  return typeof value.owner === 'string' && typeof value.drafts === 'object' && value.drafts !== null;
}
