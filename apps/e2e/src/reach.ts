// Looks for secrets wherever a script in the page could: a script that an attacker has smuggled in reads no more than this.
import type { Page } from '@playwright/test';

/** Collects every token that comes in a cookie or goes in a header, from now on. */
export function collectTokens(page: Page): () => Promise<string[]> {
  const found: Promise<string[]>[] = [];
  page.on('request', (request) => {
    found.push(Promise.resolve(tokensIn([request.headers()['authorization'] ?? ''])));
  });
  page.on('response', (response) => {
    found.push(response.headerValues('set-cookie').then(tokensIn));
  });
  return async () => [...new Set((await Promise.all(found)).flat())];
}

function tokensIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(line) ?? []);
}

/** The places in which a piece of one of the secrets stands, by name; whole tokens need not be there. */
export function findInReach(page: Page, secrets: readonly string[]): Promise<string[]> {
  const pieces = secrets
    .flatMap((secret) => secret.split('.').slice(1))
    .flatMap((part) => part.match(/.{20}/g) ?? []);
  return page.evaluate(async (wanted) => {
    const holds = (text: string) => wanted.some((piece) => text.includes(piece));
    const places: [string, string | Promise<string>][] = [
      ['address', `${location.href} ${document.referrer} ${window.name}`],
      ['history', JSON.stringify(history.state) ?? ''],
      ['document.cookie', document.cookie],
      ['localStorage', JSON.stringify({ ...localStorage })],
      ['sessionStorage', JSON.stringify({ ...sessionStorage })],
      ['IndexedDB', readDatabases()],
      ['caches', readCaches()],
      ['document', document.documentElement.outerHTML],
      [
        'fields',
        [...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value')).join(),
      ],
      [
        'performance',
        performance
          .getEntries()
          .map(({ name }) => name)
          .join(),
      ],
      ['objects', readObjects()],
    ];
    const read = await Promise.all(places.map(async ([place, text]) => ({ place, text: await text })));
    return read.filter(({ text }) => holds(text)).map(({ place }) => place);

    async function readDatabases(): Promise<string> {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
        });
      const texts: string[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const all = database.transaction(store).objectStore(store);
          texts.push(JSON.stringify([await done(all.getAllKeys()), await done(all.getAll())]));
        }
        database.close();
      }
      return texts.join();
    }

    async function readCaches(): Promise<string> {
      const texts: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const headers = JSON.stringify([...request.headers]);
          texts.push(request.url, headers, (await (await cache.match(request))?.text()) ?? '');
        }
      }
      return texts.join();
    }

    /** Every text that hangs on the window or on a node of the document, at any depth. */
    function readObjects(): string {
      const nodes: Node[] = [document];
      const walker = document.createTreeWalker(document);
      while (walker.nextNode()) nodes.push(walker.currentNode);
      const waiting: unknown[] = [window, ...nodes];
      const seen = new Set(waiting);
      const texts: string[] = [];
      const meet = (value: unknown) => {
        if (typeof value === 'string') texts.push(value);
        const isThing = (typeof value === 'object' && value !== null) || typeof value === 'function';
        if (!isThing || seen.has(value) || value === wanted) return;
        seen.add(value);
        waiting.push(value);
      };
      for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
        for (const key of Reflect.ownKeys(thing as object)) {
          if (typeof key === 'string') texts.push(key);
          // Getters are asked nothing: what they could tell stands where another place looks.
          meet(Reflect.getOwnPropertyDescriptor(thing as object, key)?.value);
        }
        meet(Reflect.getPrototypeOf(thing as object));
        if (thing instanceof Map) thing.forEach((value, key) => [key, value].forEach(meet));
        if (thing instanceof Set) thing.forEach(meet);
      }
      return texts.join('\n');
    }
  }, pieces);
}
