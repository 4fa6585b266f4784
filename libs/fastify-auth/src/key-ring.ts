// Where the keys of the tokens come from: the options, or a store whose keys change while the server runs.
import { setTimeout as sleep } from 'node:timers/promises';
import { type TokenKey, openKey } from './key-jwt.ts';
import type { CheckedKeys } from './key-options.ts';
import { KeySet } from './key-set.ts';
import { type AsymmetricAlgorithm, fallbackKey, privateKey, signingKey } from './signing-key.ts';

/** `next` will sign, and is known before it does; `active` signs; `retired` has signed tokens that may still live. */
export type SigningKeyState = 'next' | 'active' | 'retired';

/** A key pair as the application keeps it. */
export interface StoredSigningKey {
  /** The RFC 7638 thumbprint. */
  readonly kid: string;
  readonly algorithm: AsymmetricAlgorithm;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  readonly state: SigningKeyState;
}

/** Keeps the key pairs for all processes that serve one application. */
export interface SigningKeyStore {
  /** All keys, one of which is active. Asked every other second, and when a token names a key that nobody knows here. */
  read(): Promise<readonly StoredSigningKey[]>;
}

/** Milliseconds after which stored keys are read again. */
const readEvery = 2000;

/** Milliseconds between two reads that tokens ask for, however many name keys that nobody knows. */
const readAtMostEvery = 1000;

/** @param known keys that need not be opened again */
async function readKeys(
  store: SigningKeyStore,
  fallbacks: readonly TokenKey[],
  known: ReadonlyMap<string, TokenKey>,
): Promise<{ readonly keys: KeySet; readonly opened: ReadonlyMap<string, TokenKey> }> {
  const stored = await store.read();
  const opened = new Map<string, TokenKey>();
  for (const { kid, algorithm, privateKey: pem } of stored) {
    opened.set(kid, known.get(kid) ?? (await openKey(privateKey(algorithm, pem))));
  }
  const keysThatAre = (state: SigningKeyState) =>
    stored.flatMap((key) => (key.state === state ? (opened.get(key.kid) ?? []) : []));
  const [active] = keysThatAre('active');
  if (!active) throw new Error('fastify-auth: signingKeys has no active key');
  const others = [...keysThatAre('next'), ...keysThatAre('retired')];
  return { keys: new KeySet(active, others, fallbacks, true), opened };
}

export class KeyRing {
  #current: KeySet;
  readonly #fallbacks: readonly TokenKey[];
  readonly #store: SigningKeyStore | undefined;
  /** The stored keys as they were read last. */
  #opened: ReadonlyMap<string, TokenKey> = new Map();
  #learning: Promise<void> | undefined;
  /** When the keys were last read because a token asked, by `performance.now()`. */
  #learntAt = -readAtMostEvery;
  #timer: NodeJS.Timeout | undefined;

  private constructor(current: KeySet, fallbacks: readonly TokenKey[], store?: SigningKeyStore) {
    this.#current = current;
    this.#fallbacks = fallbacks;
    this.#store = store;
  }

  /** @throws KeyError, Error if no stored key is active, and whatever the store throws */
  static async open(options: CheckedKeys): Promise<KeyRing> {
    const { algorithm, signingKey: text, signingKeys: store, signingKeyFallbacks } = options;
    const fallbacks = await Promise.all(
      signingKeyFallbacks.map((fallback) => openKey(fallbackKey(algorithm, fallback))),
    );
    if (store === undefined) {
      const key = await openKey(signingKey(algorithm, text));
      return new KeyRing(new KeySet(key, [], fallbacks, false), fallbacks);
    }
    const { keys, opened } = await readKeys(store, fallbacks, new Map());
    const ring = new KeyRing(keys, fallbacks, store);
    ring.#opened = opened;
    return ring;
  }

  get current(): KeySet {
    return this.#current;
  }

  /**
   * Reads stored keys again, because a token names one that is not here. All who ask meanwhile wait for the same read.
   * @returns whether there was anything to read
   */
  async learn(): Promise<boolean> {
    if (!this.#store) return false;
    this.#learning ??= this.#readSoon();
    await this.#learning;
    return true;
  }

  /** Reads stored keys again and again until it is closed. @param report told of the first of several failures in a row */
  watch(report: (error: unknown) => void): void {
    if (!this.#store) return;
    let hasFailed = false;
    const readAgain = async () => {
      try {
        await this.#read();
        hasFailed = false;
      } catch (error) {
        // At the end there may be nothing to read from any more.
        if (!hasFailed && this.#timer) report(error);
        hasFailed = true;
      }
      this.#timer?.refresh();
    };
    this.#timer = setTimeout(() => void readAgain(), readEvery).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #readSoon(): Promise<void> {
    await sleep(Math.max(0, this.#learntAt + readAtMostEvery - performance.now()));
    this.#learntAt = performance.now();
    // For who asks from here on, this read may come too early.
    this.#learning = undefined;
    await this.#read();
  }

  async #read(): Promise<void> {
    if (!this.#store) return;
    const { keys, opened } = await readKeys(this.#store, this.#fallbacks, this.#opened);
    this.#current = keys;
    this.#opened = opened;
  }
}
